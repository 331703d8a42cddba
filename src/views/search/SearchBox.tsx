// The search over a whole trace: what has a name or says something. The list goes where a hit is; the way on to the next one stays
// open when the list is closed.
import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { AskTrace, SearchKind, TraceFacts } from '../../../workers/api.ts';
import type { ViewProps } from '../viewState.ts';
import { hitLead } from './hitLead.ts';
import { hitId, HitList } from './HitList.tsx';
import './search.css';
import { hitAfter, listedHits, totalHits } from './searchHits.ts';
import { useSearch } from './useSearch.ts';
import { t } from '../../../language/t.ts';

export interface SearchHandle {
  readonly focus: () => void;
  /** To the next or the previous hit; false: nothing is searched for. */
  readonly step: (by: -1 | 1) => boolean;
}

interface Props extends ViewProps<TraceFacts, AskTrace> {
  /** Tells the page how its keys reach the box; returns what takes that back. */
  readonly register: (handle: SearchHandle) => () => void;
}

export function SearchBox({ facts, ask, state, change, register }: Props) {
  const { find } = state;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [only, setOnly] = useState<SearchKind | undefined>(undefined);
  /** Place in the list; -1: none. */
  const [at, setAt] = useState(-1);
  const found = useSearch(ask, find, only);
  const hits = listedHits(found, only);
  const total = totalHits(found, only);
  const place = at < hits.length ? at : -1;

  const goTo = (next: number): void => {
    const hit = hits[next];
    setAt(next);
    if (hit !== undefined) change(hitLead(hit, state, facts.durationNs), 'push');
  };
  const step = (by: -1 | 1): boolean => {
    if (hits.length === 0) return false;
    goTo(hitAfter(place, by, hits.length));
    return true;
  };
  const choose = (next: number): void => {
    goTo(next);
    setIsOpen(false);
    // So that the page's keys, among them those to the next hit, are heard again.
    field.current?.blur();
  };

  const stepNow = useRef(step);
  useEffect(() => {
    stepNow.current = step;
  });
  useEffect(
    () =>
      register({
        focus: () => {
          field.current?.focus();
          field.current?.select();
        },
        step: (by) => stepNow.current(by),
      }),
    [register],
  );

  const onKeyDown = (event: KeyboardEvent): void => {
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        setIsOpen(true);
        if (hits.length > 0) setAt(hitAfter(place, event.key === 'ArrowDown' ? 1 : -1, hits.length));
        break;
      case 'Enter':
        if (hits.length > 0) choose(Math.max(0, place));
        break;
      case 'F3':
        step(event.shiftKey ? -1 : 1);
        break;
      case 'Escape':
        if (isOpen && find !== '') setIsOpen(false);
        else field.current?.blur();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const isListed = isOpen && find.trim() !== '';
  return (
    <div
      className="search-box"
      ref={box}
      onBlur={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || box.current?.contains(relatedTarget) !== true) setIsOpen(false);
      }}
    >
      <div className="search-box__field">
        <Search className="search-box__icon" size={14} aria-hidden="true" />
        <input
          ref={field}
          className="search-box__input"
          type="text"
          role="combobox"
          aria-label={t('Search the trace: goroutines, functions, tasks, logs, reasons (regular expression)')}
          aria-expanded={isListed}
          aria-controls={isListed ? `${id}list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isListed && place >= 0 ? hitId(id, place) : undefined}
          placeholder={t('Search the trace')}
          spellCheck={false}
          autoComplete="off"
          value={find}
          onFocus={() => setIsOpen(true)}
          onChange={(event) => {
            setAt(-1);
            setIsOpen(true);
            change({ find: event.target.value }, 'replace');
          }}
          onKeyDown={onKeyDown}
        />
        {find === '' ? (
          // A flame graph and its table have the key for a field of their own.
          state.view !== 'flame' &&
          state.view !== 'top' && (
            <kbd className="search-box__key" aria-hidden="true">
              /
            </kbd>
          )
        ) : (
          <>
            <output className="search-box__count" aria-label={t('Hits')}>
              {found === undefined ? '…' : place >= 0 ? `${place + 1}/${total}` : total}
            </output>
            <button type="button" className="icon-button icon-button--small" aria-label={t('Previous hit')} title={t('Previous hit ( N )')} disabled={hits.length === 0} onClick={() => step(-1)}>
              <ChevronUp size={14} aria-hidden="true" />
            </button>
            <button type="button" className="icon-button icon-button--small" aria-label={t('Next hit')} title={t('Next hit ( n )')} disabled={hits.length === 0} onClick={() => step(1)}>
              <ChevronDown size={14} aria-hidden="true" />
            </button>
            <button type="button" className="icon-button icon-button--small" aria-label={t('Clear the search')} title={t('Clear')} onClick={() => change({ find: '' }, 'replace')}>
              <X size={14} aria-hidden="true" />
            </button>
          </>
        )}
      </div>
      {isListed && <HitList id={id} found={found} hits={hits} only={only} at={place} onOnly={setOnly} onChoose={choose} />}
    </div>
  );
}
