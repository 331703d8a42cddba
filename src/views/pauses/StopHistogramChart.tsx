// How long stops are, on a log scale, kinds stacked; a column pressed chooses its stops.
import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import type { PauseFigures } from '../../../workers/api.ts';
import { formatCount, formatNs } from '../format.ts';
import type { GcLook } from '../gc/gcLook.ts';
import { stopKind } from './pauseWords.ts';
import { decadeTicks, stopHistogram, type HistogramColumn } from './stopHistogram.ts';
import { t } from '../../../language/t.ts';
import './stopHistogram.css';

interface Props {
  readonly figures: PauseFigures;
  readonly chosen: GcLook['pauseLengthNs'];
  /** undefined: single stops are not told, there is nothing to choose. */
  readonly onChoose: ((lengthNs: GcLook['pauseLengthNs']) => void) | undefined;
}

export function StopHistogramChart({ figures, chosen, onChoose }: Props) {
  const [cursor, setCursor] = useState(0);
  const histogram = stopHistogram(figures.kinds);
  if (histogram === undefined) return <p className="stop-histogram__none">{t('No stop of the world here.')}</p>;
  const { domain, highest, columns, limitAt } = histogram;
  const buckets = domain.after - domain.first;
  const stop = Math.min(cursor, columns.length - 1);
  const isChosen = ({ lengthNs }: HistogramColumn): boolean => chosen !== undefined && lengthNs.toNs >= chosen.fromNs && lengthNs.fromNs <= chosen.toNs;
  const isOne = ({ lengthNs }: HistogramColumn): boolean => chosen?.fromNs === lengthNs.fromNs && chosen.toNs === lengthNs.toNs;
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const next = Math.min(Math.max(stop + by, 0), columns.length - 1);
    setCursor(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="stop-histogram">
      <p className="stop-histogram__title">{t('Lengths')}</p>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons are what is focused; the arrow keys walk them */}
      <div className="stop-histogram__plot" role="toolbar" aria-label={t('Stops by length')} onKeyDown={onKeyDown}>
        {limitAt !== undefined && <span className="stop-histogram__limit" style={{ '--at': limitAt } as CSSProperties} aria-hidden="true" />}
        {columns.map((column, nth) => {
          const { bucket, count, parts, lengthNs } = column;
          const words = t('{from} to {to}: {counts}', { from: formatNs(lengthNs.fromNs), to: formatNs(lengthNs.toNs + 1), counts: parts.map((part) => `${formatCount(part.count)} ${part.name}`).join(', ') });
          return (
            <button
              key={bucket}
              type="button"
              className={chosen === undefined || isChosen(column) ? 'stop-histogram__column' : 'stop-histogram__column stop-histogram__column--out'}
              style={{ '--at': (bucket - domain.first) / buckets, '--share': 1 / buckets, '--height': count / highest } as CSSProperties}
              tabIndex={nth === stop ? 0 : -1}
              aria-label={words}
              aria-pressed={isOne(column)}
              title={words}
              disabled={onChoose === undefined}
              onFocus={() => setCursor(nth)}
              onClick={() => onChoose?.(isOne(column) ? undefined : lengthNs)}
            >
              <span className="stop-histogram__bar">
                {parts.map((part) => (
                  <span key={part.name} className={`stop-histogram__part stop-fill--${stopKind(part.name)}`} style={{ flexGrow: part.count }} />
                ))}
              </span>
            </button>
          );
        })}
      </div>
      <div className="stop-histogram__axis" aria-hidden="true">
        {decadeTicks(domain).map(({ label, at }) => (
          <span key={label} className="stop-histogram__tick" style={{ '--at': at } as CSSProperties}>
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}
