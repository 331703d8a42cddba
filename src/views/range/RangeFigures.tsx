import type { LatencySummary, Ns } from '../../../workers/api.ts';
import { Section } from '../detail/DetailFrame.tsx';
import { exactCount, exactNs, formatCount, formatNs, formatPercent } from '../format.ts';
import { INITIAL_WAIT_LOOK } from '../waits/waitLook.ts';
import type { RangePart } from './rangePart.ts';
import { marked, t } from '../../../language/t.ts';

const QUANTILES = [
  { label: 'p50', of: 'p50Ns' },
  { label: 'p90', of: 'p90Ns' },
  { label: 'p99', of: 'p99Ns' },
  { label: marked('max'), of: 'maxNs' },
] as const satisfies readonly { readonly label: string; readonly of: keyof LatencySummary }[];

/** Goroutines, pauses, and how long they waited for a P. */
export function RangeFigures({ breakdown, change }: RangePart) {
  const { goroutines, stwNs, stwCount, gcMarkNs, gcShare, startLatency, schedLatency, range } = breakdown;
  const spanNs = range.endNs - range.startNs;
  const share = (ns: Ns): string => formatPercent(spanNs > 0 ? ns / spanNs : 0);
  return (
    <>
      <dl className="range-figures">
        <Figure label={t('Goroutines')} value={formatCount(goroutines)} exact={t('{n} lived in it', { n: exactCount(goroutines) })} onPress={() => change({ view: 'goroutines' }, 'push')} />
        <Figure
          label={t('World stopped')}
          value={stwCount === 0 ? t('never') : `${formatNs(stwNs)}, ${share(stwNs)}`}
          exact={t('{n, plural, one {{time} in {shown} stop} other {{time} in {shown} stops}}', { n: stwCount, time: exactNs(stwNs), shown: exactCount(stwCount) })}
          onPress={() => change({ view: 'timeline' }, 'push')}
        />
        <Figure
          label={t('GC marking')}
          value={gcMarkNs === 0 ? t('none') : `${formatNs(gcMarkNs)}, ${share(gcMarkNs)}`}
          exact={t('{time} under concurrent marking', { time: exactNs(gcMarkNs) })}
          onPress={() => change({ view: 'latency' }, 'push')}
        />
        <Figure label={t('P time in GC work')} value={formatPercent(gcShare)} exact={t('Mark workers, assists and sweeps')} onPress={() => change({ view: 'timeline' }, 'push')} />
      </dl>
      <Section title={t('Waits for a P')}>
        <table className="range-waits">
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('Which')}</span>
              </th>
              {QUANTILES.map(({ label }) => (
                <th key={label} scope="col">
                  {t(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <Waits label={t('First run')} what={t('From creation to the first run')} summary={startLatency} onPress={(thresholdNs) => change({ view: 'latency', thresholdNs }, 'push')} />
            <Waits label={t('Any run')} what={t('From runnable to running')} summary={schedLatency} onPress={(belowNs) => change({ view: 'waits', waitLook: { ...INITIAL_WAIT_LOOK, lengthNs: { fromNs: belowNs, toNs: schedLatency.maxNs } } }, 'push')} />
          </tbody>
        </table>
      </Section>
    </>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly exact: string;
  readonly onPress: () => void;
}

function Figure({ label, value, exact, onPress }: FigureProps) {
  return (
    <div className="range-figures__one">
      <dt>{label}</dt>
      <dd>
        <button type="button" className="link-button" title={exact} onClick={onPress}>
          {value}
        </button>
      </dd>
    </div>
  );
}

interface WaitsProps {
  readonly label: string;
  readonly what: string;
  readonly summary: LatencySummary;
  /** Shows the waits as long as the figure; gets what is just below it. */
  readonly onPress: (belowNs: Ns) => void;
}

function Waits({ label, what, summary, onPress }: WaitsProps) {
  return (
    <tr>
      <th scope="row" title={t('{what}; {n} of them', { what, n: exactCount(summary.n) })}>
        {label}, {formatCount(summary.n)}
      </th>
      {QUANTILES.map(({ label: quantile, of }) => (
        <td key={quantile}>
          {summary.n === 0 ? (
            '–'
          ) : (
            <button type="button" className="link-button" title={exactNs(summary[of])} onClick={() => onPress(Math.max(0, summary[of] - 1))}>
              {formatNs(summary[of])}
            </button>
          )}
        </td>
      ))}
    </tr>
  );
}
