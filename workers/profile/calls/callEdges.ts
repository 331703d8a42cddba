// Who calls whom, and how much of the samples passes there: the edges of pprof's graph, summed straight from the stacks.
import type { SampleValues } from '../columns.ts';
import type { FrameKinds } from '../frameKinds.ts';
import type { Stacks } from '../stacks.ts';
import { columnSums } from './columnSums.ts';
import { PairTable } from './pairTable.ts';

/** By edge, in order of first appearance. */
export interface CallEdges {
  readonly count: number;
  /** Rows. */
  readonly caller: Uint32Array;
  readonly callee: Uint32Array;
  /** A pair counts once in a sample, however often it recurs. */
  readonly weight: SampleValues;
  /** Sums of the divisors of a mean; undefined: none is asked for. */
  readonly divisor: SampleValues | undefined;
  /** 1: some of it went over rows that were not kept. */
  readonly residual: Uint8Array;
  /** 1: all of it entered frames that are inlined into their caller. */
  readonly inline: Uint8Array;
}

export interface EdgeSource {
  readonly kinds: FrameKinds;
  readonly stacks: Stacks;
  readonly values: SampleValues;
  /** Of a mean, by sample. */
  readonly divisors: SampleValues | undefined;
}

/**
 * A direct self-call makes no edge. Samples of 0 make none either (in a mean, only where the divisor is 0 too).
 * @param kept by row; rows that are 0 are passed over, and the edge across them is residual. undefined: all are kept.
 * @throws DamageError 'too-large'
 */
export function sumEdges({ kinds, stacks, values, divisors }: EdgeSource, kept: Uint8Array | undefined): CallEdges {
  const { boxRow, boxes, rows } = kinds;
  const { start, box } = stacks;
  // One look-up for both: row × 2 + inlined.
  const boxKind = Uint32Array.from(boxRow, (row, at) => row * 2 + (boxes[at].inlined ? 1 : 0));
  const pairs = new PairTable();
  const weights = columnSums(values);
  const divisorSums = divisors === undefined ? undefined : columnSums(divisors);
  let residualOf = new Uint8Array(pairs.first.length);
  let inlineOf = new Uint8Array(pairs.first.length);
  /** Sample + 1 that counted at this edge last. */
  let countedIn = new Uint32Array(pairs.first.length);
  // By row: its latest caller and the edge from there. Most are called by the one that called them before: that spares looking it up.
  const latest = new Int32Array(rows.length * 2).fill(-1);

  for (let sample = 0; sample < values.length; sample++) {
    if (weights.isZero(sample) && (divisorSums === undefined || divisorSums.isZero(sample))) continue;
    const end = start[sample + 1];
    let caller = -1;
    let skipped = 0;
    for (let i = start[sample]; i < end; i++) {
      const kind = boxKind[box[i]];
      const row = kind >>> 1;
      if (kept !== undefined && kept[row] === 0) {
        skipped = 1;
        continue;
      }
      if (caller >= 0 && row !== caller) {
        let edge = latest[row * 2 + 1];
        if (latest[row * 2] !== caller) {
          const before = pairs.size;
          edge = pairs.positionOf(caller, row);
          if (pairs.size > before) {
            if (edge >= inlineOf.length) {
              residualOf = widened(residualOf, pairs.first.length);
              inlineOf = widened(inlineOf, pairs.first.length);
              const more = new Uint32Array(pairs.first.length);
              more.set(countedIn);
              countedIn = more;
            }
            inlineOf[edge] = 1;
          }
          latest[row * 2] = caller;
          latest[row * 2 + 1] = edge;
        }
        if (countedIn[edge] !== sample + 1) {
          countedIn[edge] = sample + 1;
          weights.add(edge, sample);
          divisorSums?.add(edge, sample);
          if (skipped === 1) residualOf[edge] = 1;
          if ((kind & 1) === 0 && inlineOf[edge] === 1) inlineOf[edge] = 0;
        }
      }
      caller = row;
      skipped = 0;
    }
  }
  const count = pairs.size;
  return {
    count,
    caller: pairs.first.slice(0, count),
    callee: pairs.second.slice(0, count),
    weight: weights.taken(count),
    divisor: divisorSums?.taken(count),
    residual: residualOf.slice(0, count),
    inline: inlineOf.slice(0, count),
  };
}

/** Edges of each row: `edge[start[row] … start[row + 1])`. */
export interface EdgesByRow {
  readonly start: Uint32Array;
  readonly edge: Uint32Array;
}

/** @param row of each edge: its caller or its callee. */
export function edgesByRow(row: Uint32Array, rows: number): EdgesByRow {
  const start = new Uint32Array(rows + 1);
  for (const at of row) start[at + 1]++;
  for (let i = 0; i < rows; i++) start[i + 1] += start[i];
  const next = start.slice();
  const edge = new Uint32Array(row.length);
  for (let i = 0; i < row.length; i++) edge[next[row[i]]++] = i;
  return { start, edge };
}

function widened(column: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
  const wider = new Uint8Array(length);
  wider.set(column);
  return wider;
}
