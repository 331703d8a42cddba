import type { TimeRange, TypeRow } from '../../../api.ts';
import { displayText } from '../../text.ts';
import { durationHistogram } from './durationHistogram.ts';
import { durationRanks } from './durationRanks.ts';
import { type Spans, durationNs, inRange } from './spans.ts';

interface Counted {
  readonly text: number;
  count: number;
  incomplete: number;
}

interface Made {
  readonly asked: string;
  readonly rows: readonly TypeRow[];
}

/** The last that was asked of each: while a recording is read, the same is asked again and again. */
const made = new WeakMap<Spans, Made>();

/** A row for each type of spans in the range (undefined: all), by name. `version`: of the spans. */
export function typeRows(spans: Spans, version: number, texts: readonly string[], range: TimeRange | undefined): readonly TypeRow[] {
  const asked = JSON.stringify([version, range]);
  const last = made.get(spans);
  const rows = last?.asked === asked ? last.rows : makeRows(spans, texts, range);
  made.set(spans, { asked, rows });
  // An answer's arrays are given away with it.
  return rows.map((row) => ({ ...row, histogram: row.histogram.slice() }));
}

function makeRows(spans: Spans, texts: readonly string[], range: TimeRange | undefined): readonly TypeRow[] {
  const types: Counted[] = [];
  const placeOf = new Map<number, number>();
  /** By span: place of its type; -1: not in the range. */
  const places = new Int32Array(spans.count).fill(-1);
  for (let row = 0; row < spans.count; row++) {
    if (range !== undefined && !inRange(spans, row, range)) continue;
    const text = spans.type.values[row];
    let place = placeOf.get(text);
    if (place === undefined) {
      place = types.push({ text, count: 0, incomplete: 0 }) - 1;
      placeOf.set(text, place);
    }
    places[row] = place;
    types[place].count++;
    if (Number.isNaN(durationNs(spans, row))) types[place].incomplete++;
  }
  const durations = types.map(({ count, incomplete }) => new Float64Array(count - incomplete));
  const filled = new Uint32Array(types.length);
  for (let row = 0; row < spans.count; row++) {
    const ns = durationNs(spans, row);
    if (places[row] >= 0 && !Number.isNaN(ns)) durations[places[row]][filled[places[row]]++] = ns;
  }
  const rows = types.map(({ text, count, incomplete }, place): TypeRow => {
    const ns = durations[place];
    return { type: displayText(texts[text]), count, incomplete, histogram: durationHistogram(ns), durations: durationRanks(ns) };
  });
  return rows.toSorted((a, b) => (a.type < b.type ? -1 : Number(a.type > b.type)));
}
