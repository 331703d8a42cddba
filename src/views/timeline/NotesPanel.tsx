import { Plus, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { TimeRange } from '../../../workers/api.ts';
import { exactNs, formatMoment, formatNs } from '../format.ts';
import type { Note } from './laneView.ts';
import { retexted, withoutNote } from './notes.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly notes: readonly Note[];
  /** The note that is being written, whose field takes the focus. */
  readonly fresh: number | undefined;
  readonly onChange: (notes: readonly Note[], step: 'push' | 'replace') => void;
  readonly onAdd: () => void;
  readonly onGo: (range: TimeRange) => void;
  readonly onClose: () => void;
}

/** The reader's notes: each leads to its time, can be written anew, and be removed. */
export function NotesPanel({ notes, fresh, onChange, onAdd, onGo, onClose }: Props) {
  const list = useRef<HTMLUListElement | null>(null);
  useEffect(() => {
    if (fresh !== undefined) list.current?.querySelectorAll('input')[fresh]?.focus();
  }, [fresh]);
  return (
    <section className="notes" aria-label={t('Notes')}>
      {notes.length === 0 && <p className="notes__none">{t('No notes yet. One is put on the selection, else under the pointer, with the key M.')}</p>}
      <ul ref={list}>
        {notes.map((note, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- two notes may be equal; their order is what tells them apart
          <li key={place} className="notes__one">
            <button type="button" className="link-button notes__time" title={t('{start} to {end}', { start: exactNs(note.startNs), end: exactNs(note.endNs) })} onClick={() => onGo(note)}>
              {timeText(note)}
            </button>
            <input
              className="notes__text"
              aria-label={t('Note at {at}', { at: formatMoment(note.startNs, note.endNs - note.startNs) })}
              maxLength={1000}
              value={note.text}
              placeholder={t('What happens here?')}
              onChange={(event) => onChange(retexted(notes, place, event.target.value), 'replace')}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' && event.key !== 'Escape') return;
                event.preventDefault();
                event.stopPropagation();
                onClose();
              }}
            />
            <button type="button" className="icon-button icon-button--small" aria-label={t('Remove the note')} onClick={() => onChange(withoutNote(notes, place), 'push')}>
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button lane-controls__button" onClick={onAdd}>
        <Plus size={14} aria-hidden /> {t('Add a note')}
      </button>
    </section>
  );
}

function timeText({ startNs, endNs }: Note): string {
  const lengthNs = endNs - startNs;
  const start = formatMoment(startNs, lengthNs);
  return lengthNs === 0 ? start : t('{start}, {time} long', { start, time: formatNs(lengthNs) });
}
