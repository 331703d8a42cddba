import { exactCount, exactNs, formatCount, formatNs } from '../format.ts';
import { FewOrAll } from './FewOrAll.tsx';
import { flameLead } from './rangeLeads.ts';
import type { RangePart } from './rangePart.ts';
import { t } from '../../../language/t.ts';

/** Waits by their reason, in Go's words. */
export function ReasonTimes({ breakdown: { reasons }, state, change }: RangePart) {
  return (
    <FewOrAll title={t('Waits by reason')}>
      {reasons.map(({ reason, totalNs, count }) => (
        <li key={reason} className="range-lines__one range-lines__one--bare">
          <button
            type="button"
            className="link-button range-lines__name"
            title={t('{n, plural, one {{shown} wait} other {{shown} waits}}. Show where goroutines waited', { n: count, shown: exactCount(count) })}
            onClick={() => change(flameLead(state, 'off-cpu'), 'push')}
          >
            {reason === '' ? t('not recorded') : reason}
          </button>
          <span title={exactNs(totalNs)}>{formatNs(totalNs)}</span>
          <span className="range-lines__share">× {formatCount(count)}</span>
        </li>
      ))}
    </FewOrAll>
  );
}
