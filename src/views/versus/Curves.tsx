import { useMemo, useRef, useState } from 'react';
import type { ComparedCurves, ComparedMetric, Comparison } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { Segments } from '../table/Segments.tsx';
import { layOutCurves, percentileRows, PERCENTS, plotOf, toldPercents, type CurveLayout, type PercentileRow } from './curveLayout.ts';
import { curveReading } from './curveReading.ts';
import { evidenceOf, lengthsFrom, withoutFigure } from './evidence.ts';
import type { Side, Sides } from './sides.ts';
import { SideKey } from './SidesBar.tsx';
import { VERSUS_PICTURES, type VersusLook, type VersusPicture } from './versusLook.ts';
import { changeText, comparedExact, comparedText } from './versusWords.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly comparison: Comparison;
  readonly sides: Sides;
  readonly look: VersusLook;
  readonly onLook: (patch: Partial<VersusLook>) => void;
}

const HEIGHT_PX = 260;
const TABLE_PERCENTS = [1, 10, 25, 50, 75, 90, 95, 99, 99.9, 99.99];

const PICTURE_WORDS: Readonly<Record<VersusPicture, { readonly text: string; readonly meaning: string }>> = {
  cdf: { text: marked('Up to a value'), meaning: marked('Share of all that is no larger than a value') },
  tail: { text: marked('Beyond a value'), meaning: marked('Share of all that is larger than a value, on log scales: the tail') },
  percentiles: { text: marked('B over A'), meaning: marked('How many times as large B is as A, percentile by percentile') },
};
const PICTURES = VERSUS_PICTURES.map((id) => ({ id, text: PICTURE_WORDS[id].text }));

/** Distributions of both sides on shared axes, and the same as a table. */
export function Curves({ comparison: { curves, metrics }, sides, look, onLook }: Props) {
  const shown = curves.find(({ name }) => name === look.sample) ?? curves[0];
  if (shown === undefined) return undefined;
  const tests = metrics.find(({ name }) => withoutFigure(name) === shown.name)?.tests;
  const smaller = tests && Math.min(tests.nA, tests.nB);
  return (
    <section className="versus-part" aria-labelledby="versus-curves">
      <div className="versus-part__bar">
        <h2 id="versus-curves" className="versus-part__title">
          {t('Distributions')}
        </h2>
        <label className="versus-part__choice">
          {t('Of')}{' '}
          <select className="versus-part__select" value={shown.name} onChange={({ target }) => onLook({ sample: target.value })}>
            {curves.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <Segments label={t('Picture')} choices={PICTURES} chosen={look.picture} onChoose={(picture) => onLook({ picture })} />
        <span className="table-view__note">{t(PICTURE_WORDS[look.picture].meaning)}</span>
      </div>
      <div className="versus-curves">
        <CurvePicture curves={shown} picture={look.picture} smaller={smaller} />
        <PercentileTable curves={shown} metrics={metrics} smaller={smaller} sides={sides} />
      </div>
    </section>
  );
}

interface OfSample {
  readonly curves: ComparedCurves;
  /** Values of the smaller side; undefined: not known. */
  readonly smaller: number | undefined;
}

function CurvePicture({ curves, picture, smaller }: OfSample & { readonly picture: VersusPicture }) {
  const box = useRef<HTMLDivElement>(null);
  const { widthPx } = useSizePx(box);
  const [atPx, setAtPx] = useState<number | undefined>(undefined);
  const percents = useMemo(() => toldPercents(PERCENTS, smaller), [smaller]);
  const layout = useMemo(() => layOutCurves(curves, picture, plotOf(widthPx, HEIGHT_PX), percents), [curves, picture, widthPx, percents]);
  const reading = atPx === undefined ? undefined : curveReading(curves, picture, (atPx - layout.plot.left) / (layout.plot.right - layout.plot.left), percents);
  const runs = curves.runsA.length + curves.runsB.length;
  return (
    <figure className="versus-curves__figure">
      <div ref={box} onPointerMove={({ clientX, currentTarget }) => setAtPx(clientX - currentTarget.getBoundingClientRect().left)} onPointerLeave={() => setAtPx(undefined)}>
        <svg className="curve-picture" width={widthPx} height={HEIGHT_PX} role="img" aria-label={t('{label}: {meaning}; the table beside it has the figures', { label: curves.label, meaning: t(PICTURE_WORDS[picture].meaning) })}>
          {widthPx > 0 && <Drawn layout={layout} />}
          {reading !== undefined && <line className="curve-grid curve-grid--strong" x1={atPx} x2={atPx} y1={layout.plot.top} y2={layout.plot.bottom} />}
        </svg>
      </div>
      <figcaption className="versus-curves__key">
        {picture === 'percentiles' ? <span>{t('Above the strong line B is larger, below it A')}</span> : <><SideKey side="a" /><SideKey side="b" /></>}
        <span aria-hidden="true">{reading}</span>
        {runs > 0 && picture !== 'percentiles' && <span>{t('thin: single runs')}</span>}
      </figcaption>
    </figure>
  );
}

function Drawn({ layout: { plot, lines, xTicks, yTicks } }: { readonly layout: CurveLayout }) {
  return (
    <>
      {yTicks.map(({ at, label, isStrong }) => (
        <g key={label}>
          <line className={isStrong ? 'curve-grid curve-grid--strong' : 'curve-grid'} x1={plot.left} x2={plot.right} y1={at} y2={at} />
          <text className="curve-label" x={plot.left - 8} y={at + 4} textAnchor="end">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ at, label }) => (
        <g key={at}>
          <line className="curve-grid" x1={at} x2={at} y1={plot.top} y2={plot.bottom + (label === '' ? 0 : 4)} />
          <text className="curve-label" x={at} y={plot.bottom + 17} textAnchor={at > plot.right - 24 ? 'end' : 'middle'}>
            {label}
          </text>
        </g>
      ))}
      {lines.map(({ side, isRun, points }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- lines have no names; they are drawn anew together
        <polyline key={at} className={`curve-line curve-line--${side}${isRun ? ' curve-line--run' : ''}`} points={points} />
      ))}
    </>
  );
}

/** The curves' twin. What is among the figures is told as there: curves of many values are told at some hundred places. */
function PercentileTable({ curves, metrics, smaller, sides }: OfSample & { readonly metrics: readonly ComparedMetric[]; readonly sides: Sides }) {
  const rows = useMemo(() => exactWhereTold(percentileRows(curves, toldPercents(TABLE_PERCENTS, smaller)), curves.name, metrics), [curves, metrics, smaller]);
  const cell = (side: Side, percent: number, value: number | undefined) => {
    const [first] = sides[side];
    if (value === undefined) return '–';
    return first === undefined ? (
      comparedText(value, curves.unit)
    ) : (
      <button type="button" className="link-button" title={t('{exact}: see {key}', { exact: comparedExact(Math.round(value), curves.unit), key: first.key })} onClick={() => first.show(() => evidenceOf(curves.name, first.kind, lengthsFrom({ name: `${curves.name}.p${percent}`, unit: curves.unit }, value, metrics, side)))}>
        {comparedText(value, curves.unit)}
      </button>
    );
  };
  return (
    <table className="versus-table versus-table--small">
      <caption className="versus-table__caption">{t('{label} by percentile', { label: curves.label })}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t('Percentile')}</span>
          </th>
          {['A', 'B', t('Change')].map((heading) => (
            <th key={heading} scope="col" className="versus-table__number">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ percent, a, b, ratio }) => (
          <tr key={percent}>
            <th scope="row">p{percent}</th>
            <td className="versus-table__number">{cell('a', percent, a)}</td>
            <td className="versus-table__number">{cell('b', percent, b)}</td>
            <td className="versus-table__number">{changeText(ratio === undefined ? undefined : ratio - 1)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function exactWhereTold(rows: readonly PercentileRow[], sample: string, metrics: readonly ComparedMetric[]): readonly PercentileRow[] {
  return rows.map((row) => {
    const told = metrics.find(({ name }) => name === `${sample}.p${row.percent}`);
    return told === undefined ? row : { ...row, a: told.a, b: told.b, ratio: told.change === undefined ? undefined : told.change + 1 };
  });
}
