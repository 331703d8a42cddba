import { useMemo } from 'react';
import type { ComparedMetric, Comparison } from '../../../workers/api.ts';
import { useSmallChoice } from '../smallLook.ts';
import { exactCount, formatCount } from '../format.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { Segments } from '../table/Segments.tsx';
import { boundOf, ChangeInterval } from './ChangeInterval.tsx';
import { evidenceOf, lengthsFrom, withoutFigure } from './evidence.ts';
import type { Side, Sides } from './sides.ts';
import { VerdictMark } from './VerdictMark.tsx';
import { changeText, comparedExact, comparedText, effectText, pText } from './versusWords.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly comparison: Comparison;
  readonly sides: Sides;
}

const SHOWN = ['key', 'differ', 'all'] as const;
const CHOICES = [
  { id: 'key', text: marked('Key figures') },
  { id: 'differ', text: marked('What differs') },
  { id: 'all', text: marked('All figures') },
] as const;

/** All figures side by side: how they changed, how sure that is, and what it is worth. */
export function MetricsTable({ comparison: { metrics }, sides }: Props) {
  const [shown, setShown] = useSmallChoice('vfigures', SHOWN, 'key');
  const differing = useMemo(() => metrics.filter(differs), [metrics]);
  const rows = shown === 'all' ? metrics : shown === 'differ' ? differing : metrics.filter(isKey);
  const bound = useMemo(() => boundOf(metrics), [metrics]);
  return (
    <section className="versus-part" aria-labelledby="versus-figures">
      <div className="versus-part__bar">
        <h2 id="versus-figures" className="versus-part__title">
          {t('Figures')}
        </h2>
        <Segments label={t('Figures shown')} choices={CHOICES} chosen={shown} onChoose={setShown} />
        <span className="table-view__note">
          {t('{differing} of {all} differ. Bars: change of B over A with its 95 % interval, on a log scale', { differing: differing.length, all: metrics.length })}
        </span>
        <span className="table-view__end">
          <CsvButton what={t('all figures')} fileName="comparison.csv" header={CSV_HEADER} rows={() => atOnce(metrics.map(csvRow))} />
        </span>
      </div>
      <div className="versus-table__scroller">
        <table className="versus-table">
          <thead>
            <tr>
              <th scope="col">{t('Figure')}</th>
              <th scope="col" className="versus-table__number">
                A
              </th>
              <th scope="col" className="versus-table__number">
                B
              </th>
              <th scope="col" className="versus-table__number" title={t('B less A, as a share of A')}>
                {t('Change')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('Interval')}</span>
              </th>
              <th scope="col">{t('Verdict')}</th>
              <th scope="col" className="versus-table__number" title={t('The largest p of Welch’s t, Mann–Whitney U and Kolmogorov–Smirnov, with as many values as the samples are worth: neighbours in time are alike')}>
                p
              </th>
              <th scope="col" title={t('Cliff’s delta: how much more often a value of B is larger than one of A than smaller')}>
                {t('Effect')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((metric) => (
              <MetricRow key={metric.name} metric={metric} metrics={metrics} bound={bound} sides={sides} />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p className="rows__empty">{metrics.length === 0 ? t('They have no figures in common.') : t('No figure differs.')}</p>}
      </div>
    </section>
  );
}

/** Of a sample the median and the 99th percentile, single figures, and whatever differs. */
function isKey({ name, verdict }: ComparedMetric): boolean {
  return withoutFigure(name) === name || differs({ verdict }) || /\.p(?:50|99)$/.test(name);
}

function differs({ verdict }: Pick<ComparedMetric, 'verdict'>): boolean {
  return verdict !== 'same' && verdict !== 'cannot tell';
}

interface OfMetric {
  readonly metric: ComparedMetric;
  readonly metrics: readonly ComparedMetric[];
  readonly sides: Sides;
}

function MetricRow({ metric, metrics, bound, sides }: OfMetric & { readonly bound: number }) {
  const { label, change, ci95, verdict, tests, sentence, name } = metric;
  return (
    <tr title={sentence}>
      <th scope="row">
        <span className="versus-table__label">{label}</span> <code className="versus-table__name">{name}</code>
      </th>
      <td className="versus-table__number">
        <FigureLink metric={metric} metrics={metrics} side="a" sides={sides} />
      </td>
      <td className="versus-table__number">
        <FigureLink metric={metric} metrics={metrics} side="b" sides={sides} />
      </td>
      <td className="versus-table__number">
        {changeText(change)}
        {ci95 !== undefined && (
          <span className="visually-hidden">
            {t(', 95 % interval {low} to {high}', { low: changeText(ci95[0]), high: changeText(ci95[1]) })}
          </span>
        )}
      </td>
      <td>
        <ChangeInterval metric={metric} bound={bound} />
      </td>
      <td>
        <VerdictMark verdict={verdict} />
      </td>
      <td className="versus-table__number" title={tests && t('Welch {pWelch}, Mann–Whitney {pMannWhitney}, Kolmogorov–Smirnov {pKs}; with {nA} and {nB} values, worth {worthA} and {worthB} independent ones', { pWelch: pText(tests.pWelch), pMannWhitney: pText(tests.pMannWhitney), pKs: pText(tests.pKs), nA: exactCount(tests.nA), nB: exactCount(tests.nB), worthA: formatCount(Math.round(tests.effectiveA)), worthB: formatCount(Math.round(tests.effectiveB)) })}>
        {tests === undefined ? <span className="rows__none">–</span> : pText(tests.pCautious)}
      </td>
      <td>{tests === undefined ? <span className="rows__none">–</span> : <span title={tests.effect.toFixed(3)}>{effectText(tests.effect)}</span>}</td>
    </tr>
  );
}

/** Leads to what explains it, in the first document of its side. */
function FigureLink({ metric, metrics, side, sides }: OfMetric & { readonly side: Side }) {
  const value = metric[side];
  const [first] = sides[side];
  if (!Number.isFinite(value)) return <span className="rows__none">–</span>;
  const text = comparedText(value, metric.unit);
  if (first === undefined) return text;
  const exact = comparedExact(value, metric.unit);
  return (
    <button type="button" className="link-button" title={t('{exact}: see {key}', { exact, key: first.key })} onClick={() => first.show(() => evidenceOf(metric.name, first.kind, lengthsFrom(metric, value, metrics, side)))}>
      {text}
    </button>
  );
}

const CSV_HEADER = ['figure', 'label', 'unit', 'a', 'b', 'change', 'ci95 from', 'ci95 to', 'verdict', 'p cautious', 'p welch', 'p mann-whitney', 'p kolmogorov-smirnov', 'cliffs delta', 'n a', 'n b', 'sample', 'sentence'];

function csvRow({ name, label, unit, a, b, change, ci95, verdict, tests, sentence }: ComparedMetric): readonly (string | number | undefined)[] {
  const of = tests === undefined ? [] : [tests.pCautious, tests.pWelch, tests.pMannWhitney, tests.pKs, tests.effect, tests.nA, tests.nB];
  return [name, label, unit, a, b, change, ci95?.[0], ci95?.[1], verdict, ...Array.from({ length: 7 }, (_, at) => of[at]), tests && withoutFigure(name), sentence];
}
