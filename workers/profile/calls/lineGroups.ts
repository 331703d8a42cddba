// Lines of functions put together: by function and file, or of one row.
import type { LineNodes, LineSums } from './lineSums.ts';
import { quotient } from './rowFigures.ts';

export interface LineFigures {
  readonly line: number;
  readonly flat: number;
  readonly cum: number;
}

/** Figures of some nodes by their line number; Σ over the nodes, as pprof adds them. In ascending order of lines. */
export function byLine({ nodes }: LineNodes, sums: LineSums, members: readonly number[]): readonly LineFigures[] {
  const byNumber = grouped(members, (node) => nodes[node].line);
  return [...byNumber]
    .map(([line, of]) => ({ line, ...together(sums, of) }))
    .filter(({ flat, cum }) => flat !== 0 || cum !== 0)
    .toSorted((a, b) => a.line - b.line);
}

export function together(sums: LineSums, members: readonly number[]): { readonly flat: number; readonly cum: number } {
  return { flat: mean(sums.flat, sums.flatDivisor, members), cum: mean(sums.cum, sums.cumDivisor, members) };
}

function mean(sums: Float64Array | BigInt64Array, divisors: Float64Array | BigInt64Array | undefined, members: readonly number[]): number {
  return quotient(sumOf(sums, members), divisors === undefined ? undefined : sumOf(divisors, members));
}

function sumOf(sums: Float64Array | BigInt64Array, members: readonly number[]): number | bigint {
  if (sums instanceof BigInt64Array) return members.reduce((sum, node) => BigInt.asIntN(64, sum + sums[node]), 0n);
  return members.reduce((sum, node) => sum + sums[node], 0);
}

/** In order of first appearance. */
export function grouped<Key>(members: readonly number[], keyOf: (member: number) => Key): Map<Key, number[]> {
  const groups = new Map<Key, number[]>();
  for (const member of members) {
    const key = keyOf(member);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [member]);
    else group.push(member);
  }
  return groups;
}
