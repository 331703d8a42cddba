import { memo } from 'react';
import type { MemoryRows } from './memoryRows.ts';

interface Props {
  readonly rows: MemoryRows;
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** Above each chart what it is, and its series: pressed, one is taken out of the picture or put back. */
export const SeriesSwitches = memo(function SeriesSwitches({ rows, hidden, onToggle }: Props) {
  return (
    <>
      {rows.rows.map(({ chart, head }) => (
        <fieldset key={chart.id} className="memory-head" style={{ top: head.topPx, height: head.heightPx }}>
          <legend className="memory-head__title">{chart.title}</legend>
          {chart.lines.map((line) => (
            <button key={line.id} type="button" className="memory-head__series" aria-pressed={!hidden.has(line.id)} title={`${line.series.name}: show or hide`} onClick={() => onToggle(line.id)}>
              <span
                className={`memory-head__swatch memory-head__swatch--${chart.unit === 'ns' ? (line.dash.length > 0 ? 'square' : 'dot') : line.dash.length === 0 ? 'line' : (line.dash[0] ?? 0) > 3 ? 'dashes' : 'points'}`}
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
};
