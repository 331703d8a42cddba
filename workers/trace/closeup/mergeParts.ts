// Parts that follow each other in time, put into one.

import { type NumberPacker, unpack } from '../../stats/packedNumbers.ts';
import { type BreakdownPart, FUNCTION, FUNCTION_VALUES, REASON, REASON_VALUES } from './breakdownPart.ts';
import { type KeyedColumns, KeyedSums } from './keyedSums.ts';

/** Parts of everybody's time that follow each other; what was there when one began is new of the first one only. */
export function mergeParts(parts: readonly BreakdownPart[], packer: NumberPacker): BreakdownPart {
  const [first] = parts;
  const sum = (column: (part: BreakdownPart) => Float64Array): Float64Array => first.kindNs.map((_, kind) => parts.reduce((ns, part) => ns + column(part)[kind], 0));
  const waits = new Uint32Array(parts.reduce((count, part) => count + part.waits.count, 0));
  let filled = 0;
  for (const part of parts) {
    unpack(part.waits, waits, filled);
    filled += part.waits.count;
  }
  return {
    kindNs: sum(({ kindNs }) => kindNs),
    kindBegun: sum(({ kindBegun }) => kindBegun),
    kindFound: first.kindFound,
    functions: mergeColumns(parts.map(({ functions }) => functions), FUNCTION_VALUES, FUNCTION.found),
    unnamed: mergeColumns(parts.map(({ unnamed }) => unnamed), FUNCTION_VALUES, FUNCTION.found),
    reasons: mergeColumns(parts.map(({ reasons }) => reasons), REASON_VALUES, REASON.found),
    sampled: mergeColumns(parts.map(({ sampled }) => sampled), 1, undefined),
    samples: parts.reduce((count, { samples }) => count + samples, 0),
    waits: packer.pack(waits, filled),
    longWaits: Float64Array.from(parts.flatMap(({ longWaits }) => [...longWaits])),
    creations: new Uint32Array(0),
    ran: new Uint32Array(0),
    ranName: new Uint32Array(0),
  };
}

/** `found`: the value that only the first of them adds. */
function mergeColumns(columns: readonly KeyedColumns[], width: number, found: number | undefined): KeyedColumns {
  const sums = new KeyedSums(width);
  for (const [i, { keys, values }] of columns.entries()) {
    for (let place = 0; place < keys.length; place++) {
      const at = sums.at(keys[place]);
      for (let value = 0; value < width; value++) if (i === 0 || value !== found) sums.values[at + value] += values[place * width + value];
    }
  }
  return sums.columns();
}
