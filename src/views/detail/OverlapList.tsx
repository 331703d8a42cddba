import type { Ns, Overlap } from '../../../workers/api.ts';
import { exactNs, formatNs, formatPercent } from '../format.ts';
import { Section } from './DetailFrame.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly overlaps: readonly Overlap[];
  readonly waitNs: Ns;
  /** Shows the overlapping interval. */
  readonly show: (overlap: Overlap) => void;
}

/** What else was going on while a goroutine waited: the likely reasons. */
export function OverlapList({ overlaps, waitNs, show }: Props) {
  return (
    <Section title={t('While it waited')}>
      {overlaps.length === 0 ? (
        <p className="detail__none">{t('No stop, GC phase or fully busy stretch overlapped the wait.')}</p>
      ) : (
        <ul className="overlaps">
          {overlaps.map((overlap) => (
            <li key={`${overlap.what} ${overlap.startNs}`} className="overlaps__one">
              <span className={`overlaps__swatch overlaps__swatch--${overlap.what}`} aria-hidden="true" />
              <button type="button" className="link-button overlaps__label" onClick={() => show(overlap)}>
                {overlap.label}
              </button>
              <span title={exactNs(overlap.overlapNs)}>{formatNs(overlap.overlapNs)}</span>
              <span className="overlaps__share">{formatPercent(waitNs === 0 ? 0 : overlap.overlapNs / waitNs)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
