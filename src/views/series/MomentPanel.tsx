import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Ns } from '../../../workers/api.ts';
import { exactNs, formatCount, formatMoment } from '../format.ts';
import { t } from '../../../language/t.ts';
import './moment.css';

interface Props {
  /** What it is one of: "Snapshot". */
  readonly noun: string;
  readonly label: string;
  readonly row: number;
  readonly ofRows: number;
  /** On the axis on screen. */
  readonly atNs: Ns;
  /** What else is told of the time. */
  readonly when?: ReactNode;
  readonly onStep: (by: -1 | 1) => void;
  readonly children: ReactNode;
}

/** Beside charts over time: one of the rows that they are drawn from, in full, and the way to the one before and after. */
export function MomentPanel({ noun, label, row, ofRows, atNs, when, onStep, children }: Props) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
    <aside className="moment" aria-label={label} tabIndex={0}>
      <header className="moment__head">
        <div>
          <h2 className="moment__title">
            {t('{noun} {nth} of {total}', { noun, nth: formatCount(row + 1), total: formatCount(ofRows) })}
          </h2>
          <p className="moment__when" title={exactNs(atNs)}>
            {t('at {moment}', { moment: formatMoment(atNs, 1e8) })}
            {when}
          </p>
        </div>
        <div className="moment__steps">
          <button type="button" className="icon-button" aria-label={t('{noun} before', { noun })} title={t('{noun} before', { noun })} disabled={row === 0} onClick={() => onStep(-1)}>
            <ChevronLeft size={16} aria-hidden="true" />
          </button>
          <button type="button" className="icon-button" aria-label={t('{noun} after', { noun })} title={t('{noun} after', { noun })} disabled={row + 1 >= ofRows} onClick={() => onStep(1)}>
            <ChevronRight size={16} aria-hidden="true" />
          </button>
        </div>
      </header>
      {children}
    </aside>
  );
}
