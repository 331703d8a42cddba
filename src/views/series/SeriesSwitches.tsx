import { memo } from 'react';
import { cssColour } from '../../charts/palette.ts';
import { exactCount, exactNs, formatNs } from '../format.ts';
import { highestOf, isHeat, summedLine, type ChartLine, type SeriesChart } from './chartLines.ts';
import type { ChartRows } from './chartRows.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly rows: ChartRows;
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** Above each chart what it is, and its series: pressed, one is taken out of the picture or put back. */
export const SeriesSwitches = memo(function SeriesSwitches({ rows, hidden, onToggle }: Props) {
  return (
    <>
      {rows.rows.map(({ chart, head }) => (
        <fieldset key={chart.id} className={isHeat(chart) ? 'series-head series-head--key' : 'series-head'} style={{ top: head.topPx, height: head.heightPx }}>
          <legend className="series-head__title">{t(chart.title)}</legend>
          {isHeat(chart) ? <HeatKey chart={chart} /> : <Switches chart={chart} hidden={hidden} onToggle={onToggle} />}
          {chart.unit === 'ns' && <Quantiles line={summedLine(chart, hidden)} />}
        </fieldset>
      ))}
    </>
  );
});

interface SwitchesProps extends Pick<Props, 'hidden' | 'onToggle'> {
  readonly chart: SeriesChart;
}

function Switches({ chart, hidden, onToggle }: SwitchesProps) {
  return chart.lines.map((line) => (
    <button key={line.id} type="button" className="series-head__series" aria-pressed={!hidden.has(line.id)} title={t('{name}: show or hide', { name: line.series.name })} onClick={() => onToggle(line.id)}>
      <span className={`series-head__swatch series-head__swatch--${swatchShape(line, chart.unit)}`} style={{ color: cssColour(line.colour) }} aria-hidden="true" />
      {t(line.label)}
    </button>
  ));
}

/** Over the whole file, by nearest rank. */
function Quantiles({ line }: { readonly line: ChartLine | undefined }) {
  const summary = line?.series.summary;
  if (line === undefined || summary === undefined || summary.n === 0) return undefined;
  const { n, p50Ns, p99Ns, maxNs } = summary;
  return (
    <span className="series-head__key" title={t('{label}, {n} of them: p50 {p50}, p99 {p99}, max {longest}', { label: t(line.label), n: exactCount(n), p50: exactNs(p50Ns), p99: exactNs(p99Ns), longest: exactNs(maxNs) })}>
      {t('{name}: p50 {p50}, p99 {p99}, max {longest}', { name: line.series.name.replace(/ \(gctrace\)$/, ''), p50: formatNs(p50Ns), p99: formatNs(p99Ns), longest: formatNs(maxNs) })}
    </span>
  );
}

const NONE: ReadonlySet<string> = new Set();

/** What the depth of the colour means. */
function HeatKey({ chart }: { readonly chart: SeriesChart }) {
  return (
    <span className="series-head__key">
      0 <span className="series-head__ramp" aria-hidden="true" /> {t('{count} goroutines', { count: highestOf(chart, NONE) })}
    </span>
  );
}

/** As the line is drawn; single events as their marks. */
function swatchShape({ dash }: ChartLine, unit: SeriesChart['unit']): string {
  if (unit === 'ns') return dash.length > 0 ? 'square' : 'dot';
  const [first] = dash;
  if (first === undefined) return 'line';
  return first > 3 ? 'dashes' : 'points';
}
