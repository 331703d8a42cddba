import { t } from '../../../../language/t.ts';
import type { LegendEntry } from '../../../charts/stage/Legend.tsx';
import { LINES, type LogRow } from './logRows.ts';

/** A legend with the lines of the rows that are shown; what looks like something in it already is told with that. */
export function withLogLegend(entries: readonly LegendEntry[], shown: readonly LogRow[]): readonly LegendEntry[] {
  const all = [...entries];
  for (const row of shown) {
    if (row === 'gctrace') continue;
    for (const { label, colour, dash } of LINES[row].lines) {
      const variable = `--${colour.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const shape = dash.length > 0 ? 'dashes' : 'line';
      const same = all.findIndex((entry) => entry.colour === variable && entry.shape === shape);
      const there = all[same];
      if (there === undefined) all.push({ colour: variable, label, shape });
      else all[same] = { ...there, label: `${t(there.label)}, ${t(label)}` };
    }
  }
  return all;
}
