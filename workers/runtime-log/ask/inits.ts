import type { InitRow, LogAnswers, LogQuestion } from '../../api/log.ts';
import type { InitLines, RuntimeRecords } from '../runtimeRecords.ts';

type InitsQuestion = Extract<LogQuestion, { readonly ask: 'inits' }>;

/** Packages by what their initialisation took; equals in the order in which they ran. */
export function askInits({ inits }: RuntimeRecords, { order, descending, from, count }: InitsQuestion): LogAnswers['inits'] {
  const places = Array.from({ length: inits.count }, (_, row) => row);
  const compare = comparing(inits, order);
  const sorted = places.toSorted((a, b) => (descending ? -compare(a, b) : compare(a, b)) || a - b);
  return { total: inits.count, from, rows: sorted.slice(from, from + count).map((row) => rowOf(inits, row)), sumNs: inits.clockNs.reduce((sum, ns) => sum + ns, 0) };
}

function by(column: Float64Array) {
  return (a: number, b: number): number => column[a] - column[b];
}

function comparing(inits: InitLines, order: InitsQuestion['order']): (a: number, b: number) => number {
  switch (order) {
    case 'start':
      return by(inits.timeNs);
    case 'clock':
      return by(inits.clockNs);
    case 'bytes':
      return by(inits.allocBytes);
    case 'allocs':
      return by(inits.allocs);
    case 'package': {
      const { compare } = new Intl.Collator('en');
      return (a, b) => compare(inits.packages[inits.package[a]], inits.packages[inits.package[b]]);
    }
  }
}

function rowOf(inits: InitLines, row: number): InitRow {
  return {
    package: inits.packages[inits.package[row]],
    startNs: inits.timeNs[row],
    clockNs: inits.clockNs[row],
    allocBytes: inits.allocBytes[row],
    allocs: inits.allocs[row],
    line: inits.line[row],
  };
}
