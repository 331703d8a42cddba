/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the ARIA
   pattern of a combobox: the field above keeps the focus, and its keys walk the list */
import { useEffect } from 'react';
import { SEARCH_KINDS, type SearchHit, type SearchKind } from '../../../workers/api.ts';
import { exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import { KIND_NAMES, type Found } from './searchHits.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly id: string;
  /** undefined: on its way. */
  readonly found: Found | undefined;
  /** Those that are listed, kind by kind. */
  readonly hits: readonly SearchHit[];
  readonly only: SearchKind | undefined;
  /** -1: none. */
  readonly at: number;
  readonly onOnly: (only: SearchKind | undefined) => void;
  readonly onChoose: (at: number) => void;
}

export function hitId(id: string, at: number): string {
  return `${id}hit${at}`;
}

/** The hits beneath the search field, with their kinds to choose from. */
export function HitList({ id, found, hits, only, at, onOnly, onChoose }: Props) {
  useEffect(() => {
    document.querySelector(`#${CSS.escape(hitId(id, at))}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  const kinds = SEARCH_KINDS.map((kind) => ({ kind, total: found?.kinds.find((one) => one.kind === kind)?.total ?? 0 }));
  return (
    <div className="hit-list">
      <div className="hit-list__kinds" role="toolbar" aria-label={t('Kinds of hits')}>
        <KindButton text={t('All')} total={kinds.reduce((sum, { total }) => sum + total, 0)} isChosen={only === undefined} onPress={() => onOnly(undefined)} />
        {kinds.map(({ kind, total }) => (
          <KindButton key={kind} text={t(KIND_NAMES[kind])} total={total} isChosen={only === kind} onPress={() => onOnly(only === kind ? undefined : kind)} />
        ))}
      </div>
      <p className="hit-list__note" aria-live="polite">
        {noteOf(found, hits.length)}
      </p>
      <div className="hit-list__hits" role="listbox" id={`${id}list`} aria-label={t('Hits')}>
        {hits.map((hit, place) => (
          <div
            // oxlint-disable-next-line react/no-array-index-key -- two hits may say the same; the place is what they are told apart by
            key={place}
            id={hitId(id, place)}
            className="hit-list__hit"
            role="option"
            aria-selected={place === at}
            // The field keeps the focus, and its keys the list.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(place)}
          >
            <span className="hit-list__kind">{hits[place - 1]?.kind === hit.kind ? '' : t(KIND_NAMES[hit.kind])}</span>
            <span className="hit-list__text" title={hit.text}>
              {hit.text}
            </span>
            <span className="hit-list__where" title={hit.atNs === undefined ? undefined : exactNs(hit.atNs)}>
              {hit.count > 1 ? `× ${formatCount(hit.count)}` : hit.atNs === undefined ? '' : t('at {at}', { at: formatNs(hit.atNs) })}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}

function noteOf(found: Found | undefined, listed: number): string {
  if (found === undefined) return t('Looking…');
  const total = found.kinds.reduce((sum, kind) => sum + kind.total, 0);
  const partly = found.known < 1 ? t('Marks are being read, {share}.', { share: formatPercent(Math.floor(found.known * 100) / 100) }) : '';
  const result = found.patternError ?? (total === 0 ? t('Nothing matches.') : listed < total ? t('The first {listed} are listed.', { listed: formatCount(listed) }) : '');
  return `${result} ${partly}`.trim();
}

interface KindButtonProps {
  readonly text: string;
  readonly total: number;
  readonly isChosen: boolean;
  readonly onPress: () => void;
}

function KindButton({ text, total, isChosen, onPress }: KindButtonProps) {
  return (
    <button type="button" className="hit-list__choice" aria-pressed={isChosen} disabled={total === 0 && !isChosen} onMouseDown={(event) => event.preventDefault()} onClick={onPress}>
      {text} <span className="hit-list__total">{formatCount(total)}</span>
    </button>
  );
}
