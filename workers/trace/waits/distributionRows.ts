// The waits that ended in a generation as its stretches tell them: who became runnable when and how, and ran when and where.

import { type Ns, WAIT_CAUSES, WAIT_KINDS, type WaitKind } from '../../api.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import { FoundGoroutines } from '../closeup/foundGoroutines.ts';
import { STATE_BITS, STATE_MASK, ownersAndStates } from '../closeup/rowOwners.ts';
import { GO } from '../columns.ts';
import { CAUSES } from './distributionCells.ts';
import type { WaitColumns } from './distributionPart.ts';

const KIND = Object.fromEntries(WAIT_KINDS.map((kind, place) => [kind, place])) as Readonly<Record<WaitKind, number>>;
const UNKNOWN = WAIT_CAUSES.indexOf('unknown');

/** In the order of their ends, all of each for an unknown cause. The generation has its detail. */
export function waitColumns({ index, generation, number, closeup: { stretches } }: CloseGeneration): WaitColumns {
  const { first, startNs: since, reason, proc, inTime } = stretches;
  const found = new FoundGoroutines(index, generation, number);
  const packed = ownersAndStates(stretches);
  let many = 0;
  for (let row = 1; row < packed.length; row++) if (isEnd(packed, row)) many++;
  const columns = { count: many, startNs: new Float64Array(many), endNs: new Float64Array(many), goroutine: new Uint32Array(many), kind: new Uint8Array(many), proc: new Int16Array(many), causes: new Float64Array(many * CAUSES) };
  const { texts } = index.tables;
  const preempted = generation.maps.texts.map((text) => Number(texts[text] === 'preempted'));
  let wait = 0;
  for (let i = 0; i < inTime.length; i++) {
    const end = inTime[i];
    if (end === 0 || !isEnd(packed, end)) continue;
    const row = end - 1;
    const local = packed[row] >>> STATE_BITS;
    const isHead = Number.isNaN(since[row]);
    const start = isHead ? found.sinceNs[local] : since[row];
    columns.startNs[wait] = start;
    columns.endNs[wait] = since[end];
    columns.goroutine[wait] = local;
    columns.proc[wait] = proc[end];
    columns.causes[wait * CAUSES + UNKNOWN] = since[end] - start;
    if (isHead) columns.kind[wait] = headKind(found, local, start, texts);
    else if (row === first[local]) columns.kind[wait] = KIND.created;
    else columns.kind[wait] = kindAfter(packed[row - 1] & STATE_MASK, preempted[reason[row]] === 1);
    wait++;
  }
  return columns;
}

/** A goroutine begins to run where it was runnable. */
function isEnd(packed: Uint32Array, row: number): boolean {
  const before = packed[row - 1];
  return (packed[row] & STATE_MASK) === GO.running && (before & STATE_MASK) === GO.runnable && before >>> STATE_BITS === packed[row] >>> STATE_BITS;
}

function kindAfter(state: number, preempted: boolean): number {
  switch (state) {
    case GO.running:
      return preempted ? KIND.preempted : KIND.yielded;
    case GO.syscall:
      return KIND['system call'];
    default:
      return KIND.unblocked;
  }
}

/** Of one that began before the generation: by the reason that is kept of it; without one it was created or unblocked. */
function headKind(found: FoundGoroutines, local: number, startNs: Ns, texts: readonly string[]): number {
  const reason = found.reason[local];
  if (reason !== 0) return texts[reason] === 'preempted' ? KIND.preempted : KIND.yielded;
  return found.createdNs(local) === startNs ? KIND.created : KIND.unblocked;
}
