// All about one function of a reading, wherever it is on a stack.
import type { FunctionDetail } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { callsOf } from './callsOfReading.ts';
import { byLine } from './lineGroups.ts';
import { neighboursOf } from './neighbours.ts';
import { rowFigures } from './rowFigures.ts';

const MOST_NEIGHBOURS = 100;
const MOST_LINES = 20;

/** undefined: no such function in this reading. */
export function functionDetail(reading: Reading, sampleType: number, name: string): FunctionDetail | undefined {
  const calls = callsOf(reading);
  const row = calls.rowOf(name);
  if (row === undefined) return undefined;
  const figures = rowFigures(reading, sampleType);
  const { lines } = calls;
  const own = lines.nodes.flatMap((node, i) => (node.row === row ? [i] : []));
  const heaviest = byLine(lines, calls.lineSums(sampleType), own).toSorted((a, b) => Math.abs(b.cum) - Math.abs(a.cum) || Math.abs(b.flat) - Math.abs(a.flat) || a.line - b.line);
  const { callers, callees } = neighboursOf(calls.edges(sampleType), row, MOST_NEIGHBOURS);
  return {
    name,
    file: reading.kinds.rows[row].file,
    module: reading.kinds.rows[row].module,
    flat: figures.flat(row),
    cum: figures.cum(row),
    grandTotal: Number(reading.total(sampleType)),
    samples: samplesWith(reading, row),
    callers,
    callees,
    // Line 0: the file does not say.
    lines: heaviest.filter(({ line }) => line > 0).slice(0, MOST_LINES),
  };
}

function samplesWith({ kinds, stacks }: Reading, row: number): number {
  const { start, box } = stacks;
  const isRow = Uint8Array.from(kinds.boxRow, (of) => (of === row ? 1 : 0));
  let samples = 0;
  for (let sample = 0; sample + 1 < start.length; sample++) {
    for (let i = start[sample]; i < start[sample + 1]; i++) {
      if (isRow[box[i]] === 0) continue;
      samples++;
      break;
    }
  }
  return samples;
}
