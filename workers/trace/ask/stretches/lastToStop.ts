// What a stop of the world waited for longest: of the Ps that ran something when it began, the one that ran on longest.

import type { LastToStop, Ns } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import type { SummedTrace } from '../../index/generationSummary.ts';
import { generationAfter, lanePieces } from '../../index/laneSlices.ts';
import type { StwRange } from '../../index/ranges.ts';
import { KIND_MASK, SPAN } from '../../index/slice.ts';
import { goroutineRef } from '../goroutine.ts';
import { laneProcs } from '../laneProcs.ts';

interface Stopped {
  readonly proc: number;
  readonly goroutine: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
}

export function askLastToStop(trace: CloseTrace, at: number): Promise<LastToStop | undefined> {
  const { index } = trace;
  const stop = index.ranges.stw[at];
  if (stop === undefined) return Promise.resolve(undefined);
  const untilNs = stop.endNs ?? index.lastNs;
  const needed: number[] = [];
  for (let number = generationAfter(index, stop.startNs); number < index.generations.length && index.generations[number].fromNs < untilNs; number++) needed.push(number);
  return trace.holding(needed, () => {
    const stopped = stoppedBy(trace, stop, untilNs).toSorted((a, b) => b.endNs - a.endNs);
    if (stopped.length === 0) return undefined;
    const [{ proc, goroutine, startNs, endNs }] = stopped;
    const laterByNs = stopped.length === 1 ? 0 : endNs - stopped[1].endNs;
    return { proc, goroutine: goroutineRef(index, goroutine), startNs, endNs, laterByNs };
  });
}

/** By P: what it ran last, of those that ran when the stop began, and stopped for it. */
function stoppedBy(trace: SummedTrace, stop: StwRange, untilNs: Ns): readonly Stopped[] {
  const found: Stopped[] = [];
  for (const { proc, number } of laneProcs(trace.index)) {
    const last = runThrough(trace, proc, stop.startNs, untilNs);
    // Who stops the world runs on.
    if (last !== undefined && last.endNs <= untilNs && last.goroutine !== stop.goroutine) found.push({ proc: number, ...last });
  }
  return found;
}

/** What a P ran last within [fromNs, untilNs), if it ran anything when that began. One in a system call has stopped already. */
function runThrough(trace: SummedTrace, proc: number, fromNs: Ns, untilNs: Ns): Omit<Stopped, 'proc'> | undefined {
  const { index } = trace;
  let last: Omit<Stopped, 'proc'> | undefined;
  for (const piece of lanePieces(trace, proc, fromNs, untilNs)) {
    if (piece.what === 'single') {
      const { kind, startNs, endNs, outlived } = piece;
      if (kind === SPAN.syscall || (last === undefined && startNs > fromNs)) return last;
      last = { goroutine: index.outlived.goroutine[outlived], startNs, endNs };
      continue;
    }
    const { generation, rows, from, to } = piece;
    for (let row = from; row < to; row++) {
      if ((rows.kindAndThread[row] & KIND_MASK) === SPAN.syscall || (last === undefined && rows.startNs[row] > fromNs)) return last;
      last = { goroutine: index.goroutineNumber(generation, rows.goroutine[row]), startNs: rows.startNs[row], endNs: rows.endNs[row] };
    }
  }
  return last;
}
