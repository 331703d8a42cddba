import type { CSSProperties } from 'react';
import type { StretchKind } from '../../../workers/api.ts';
import { Section } from '../detail/DetailFrame.tsx';
import { exactCount, exactNs, formatNs, formatPercent } from '../format.ts';
import { kindText, lookOf } from '../timeline/stretchLook.ts';
import { flameLead, profileOfKind } from './rangeLeads.ts';
import type { RangePart } from './rangePart.ts';
import { t } from '../../../language/t.ts';

/** Goroutine time by what they were doing: one bar, and a line each. */
export function KindTimes({ breakdown: { kinds }, state, change }: RangePart) {
  const sumNs = kinds.reduce((sum, { totalNs }) => sum + totalNs, 0);
  if (sumNs === 0) return undefined;
  return (
    <Section title={t('Time of all goroutines, {sumNs}', { sumNs: formatNs(sumNs) })}>
      <div className="range-bar" aria-hidden="true">
        {kinds.map(({ kind, totalNs }) => (
          <span key={kind} className="range-bar__part" style={{ ...fillOf(kind), flexGrow: totalNs / sumNs }} title={`${kindText(kind)}: ${formatNs(totalNs)}`} />
        ))}
      </div>
      <ul className="range-lines">
        {kinds.map(({ kind, totalNs, count }) => (
          <li key={kind} className="range-lines__one">
            <span className="range-lines__swatch" style={fillOf(kind)} aria-hidden="true" />
            <button
              type="button"
              className="link-button range-lines__name"
              title={t('{n, plural, one {{shown} stretch} other {{shown} stretches}}. Show where they came from', { n: count, shown: exactCount(count) })}
              onClick={() => change(flameLead(state, profileOfKind(kind)), 'push')}
            >
              {kindText(kind)}
            </button>
            <span title={exactNs(totalNs)}>{formatNs(totalNs)}</span>
            <span className="range-lines__share">{formatPercent(totalNs / sumNs)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function fillOf(kind: StretchKind): CSSProperties {
  return { background: `var(${lookOf(kind).variable})` };
}
