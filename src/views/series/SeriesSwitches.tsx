import { memo } from 'react';
import { highestOf, isHeat, type SeriesChart } from './chartLines.ts';
import type { ChartRows } from './chartRows.ts';

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
          <legend className="series-head__title">{chart.title}</legend>
          {isHeat(chart) && <HeatKey chart={chart} />}
          {!isHeat(chart) && chart.lines.map((line) => (
            <button key={line.id} type="button" className="series-head__series" aria-pressed={!hidden.has(line.id)} title={`${line.series.name}: show or hide`} onClick={() => onToggle(line.id)}>
              <span
                className={`series-head__swatch series-head__swatch--${chart.unit === 'ns' ? (line.dash.length > 0 ? 'square' : 'dot') : line.dash.length === 0 ? 'line' : (line.dash[0] ?? 0) > 3 ? 'dashes' : 'points'}`}
                style={{ color: `var(${SWATCH[line.colour] ?? '--ink'})` }}
                aria-hidden="true"
              />
              {line.label}
            </button>
          ))}
        </fieldset>
      ))}
    </>
  );
});

const NONE: ReadonlySet<string> = new Set();

/** What the depth of the colour means. */
function HeatKey({ chart }: { readonly chart: SeriesChart }) {
  return (
    <span className="series-head__key">
      0 <span className="series-head__ramp" aria-hidden="true" /> {highestOf(chart, NONE)} goroutines
    </span>
  );
}

/** The theme's names of the colours that series have. */
const SWATCH: Readonly<Record<string, string>> = {
  heapLive: '--heap-live',
  heapGoal: '--heap-goal',
  memInuse: '--mem-inuse',
  memIdle: '--mem-idle',
  memStack: '--mem-stack',
  memSpan: '--mem-span',
  memCache: '--mem-cache',
  gc: '--gc',
  gcAssist: '--gc-assist',
  stw: '--stw',
  running: '--running',
  runnable: '--runnable',
  syscall: '--syscall',
  waiting: '--waiting',
  unknown: '--unknown',
  ink: '--ink',
  ink3: '--ink-3',
};
