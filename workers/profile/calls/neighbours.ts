// Callers and callees of a function as `go tool pprof -peek` lists them.
import { INLINE, type PeekNeighbour } from '../../api.ts';
import { compareAsGo } from '../functionNames.ts';
import type { AllEdges } from './callsOfReading.ts';
import { sizeOf } from './columnSums.ts';
import { quotient } from './rowFigures.ts';

export interface Neighbours {
  /** By |weight| descending, then name. */
  readonly callers: readonly PeekNeighbour[];
  readonly callees: readonly PeekNeighbour[];
  /** How many more of each there are. */
  readonly moreCallers: number;
  readonly moreCallees: number;
  /** INLINE: whether it is entered by inlined calls. */
  readonly inline: number;
}

export function neighboursOf({ source, edges, into, outOf }: AllEdges, row: number, most: number): Neighbours {
  const incoming = into.edge.subarray(into.start[row], into.start[row + 1]);
  const outgoing = outOf.edge.subarray(outOf.start[row], outOf.start[row + 1]);
  const { rows } = source.kinds;
  const heaviest = (of: Uint32Array, end: Uint32Array): readonly PeekNeighbour[] => {
    const sorted = of.toSorted((a, b) => sizeOf(edges.weight[b]) - sizeOf(edges.weight[a]) || compareAsGo(rows[end[a]].name, rows[end[b]].name));
    return Array.from(sorted.subarray(0, most), (edge) => ({
      name: rows[end[edge]].name,
      weight: quotient(edges.weight[edge], edges.divisor?.[edge]),
      inline: edges.inline[edge] === 1,
    }));
  };
  return {
    callers: heaviest(incoming, edges.caller),
    callees: heaviest(outgoing, edges.callee),
    moreCallers: Math.max(0, incoming.length - most),
    moreCallees: Math.max(0, outgoing.length - most),
    inline: inlineOf(incoming, edges.inline),
  };
}

function inlineOf(incoming: Uint32Array, inline: Uint8Array): number {
  let inlined = 0;
  for (const edge of incoming) inlined += inline[edge];
  return inlined === 0 ? INLINE.no : inlined === incoming.length ? INLINE.all : INLINE.partly;
}
