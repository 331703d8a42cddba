import { exactCount, formatCount, formatPercent } from '../format.ts';
import { FewOrAll } from './FewOrAll.tsx';
import { sampledLead } from './rangeLeads.ts';
import type { RangePart } from './rangePart.ts';
import { t } from '../../../language/t.ts';

/** Where CPU samples were taken, innermost function. */
export function SampledFunctions({ breakdown: { sampled, samples }, state, change }: RangePart) {
  return (
    <FewOrAll title={t('CPU samples, {samples}', { samples: formatCount(samples) })}>
      {sampled.map(({ name, samples: count }) => (
        <li key={name} className="range-lines__one range-lines__one--bare">
          <button type="button" className="link-button range-lines__name" title={t('{name}. Show it in the flame graph', { name })} onClick={() => change(sampledLead(state, name), 'push')}>
            {name === '' ? t('not recorded') : name}
          </button>
          <span title={exactCount(count)}>{formatCount(count)}</span>
          <span className="range-lines__share">{formatPercent(samples === 0 ? 0 : count / samples)}</span>
        </li>
      ))}
    </FewOrAll>
  );
}
