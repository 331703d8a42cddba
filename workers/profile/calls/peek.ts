// Functions that match, each with its callers and callees: `go tool pprof -peek`, never trimmed.
import type { Peek } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { callsOf } from './callsOfReading.ts';
import { matching } from './matchingRows.ts';
import { neighboursOf } from './neighbours.ts';
import { rowFigures } from './rowFigures.ts';

/** Callers and callees of each; more than that nobody reads. */
const MOST_NEIGHBOURS = 100;
const MOST_ENTRIES = 1000;

export function peek(reading: Reading, sampleType: number, pattern: string, most: number): Peek {
  const { rows } = reading.kinds;
  const figures = rowFigures(reading, sampleType);
  const found = matching([...figures.order, ...figures.beyond], (row) => rows[row].name, pattern);
  const edges = callsOf(reading).edges(sampleType);
  return {
    sampleType,
    patternError: found.error,
    entries: found.items.slice(0, Math.min(most, MOST_ENTRIES)).map((row) => ({
      name: rows[row].name,
      file: rows[row].file,
      flat: figures.flat(row),
      cum: figures.cum(row),
      ...neighboursOf(edges, row, MOST_NEIGHBOURS),
    })),
    total: found.items.length,
    grandTotal: Number(reading.total(sampleType)),
  };
}
