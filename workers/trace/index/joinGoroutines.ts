// Joins a generation's goroutines to the trace's: those found in it to the rows they have, with the stretches that crossed its
// beginning; those alive at its end become rows of their own. Definitions as in go-trace.md, sections 9.1 and 9.2.

import { GO } from '../columns.ts';
import type { GenerationIndex } from './generationIndex.ts';
import { outlivedPlace } from './indexedGeneration.ts';
import { NEVER } from './outlived.ts';
import type { TraceIndex } from './traceIndex.ts';
import type { TableMaps } from './traceTables.ts';

const STATES = 4;

/** Row in `trace.outlived` of each of the generation's `goroutineEnds`. Before the trace's own counters move on. */
export function joinGoroutines(trace: TraceIndex, index: GenerationIndex, maps: TableMaps): Uint32Array {
  const { outlived, goroutineNumbers } = trace;
  const { goroutineEnds: ends, detail } = index;
  const { goroutines } = detail;
  const rows = new Uint32Array(ends.count);
  const heads = { sinceNs: new Float64Array(ends.count).fill(NEVER), reason: new Uint32Array(ends.count) };
  outlived.heads.push(heads);
  for (let i = 0; i < ends.count; i++) {
    const local = ends.goroutine[i];
    const idLo = goroutines.idLo[local];
    const idHi = goroutines.idHi[local];
    const created = ends.foundIn[i] === GO.notExist;
    let row = created ? -1 : outlived.find(idLo, idHi);
    const known = row >= 0;
    if (!known) {
      row = outlived.add(goroutineNumbers + local, idLo, idHi);
      outlived.seenNs[row] = goroutines.seenNs[local];
      outlived.state[row] = ends.foundIn[i];
      outlived.sinceNs[row] = index.syncNs;
    }
    rows[i] = row;
    if (!created) {
      heads.sinceNs[i] = outlived.sinceNs[row];
      heads.reason[i] = outlived.reason[row];
    }
    if (!Number.isNaN(ends.headEndNs[i])) endHead(trace, row, ends.headEndNs[i], ends.headTo[i]);
    takeOver(trace, index, maps, i, row);
    if (ends.state[i] === GO.notExist) outlived.ended(row);
  }
  // Creators last: they may stand further down.
  for (let i = 0; i < ends.count; i++) {
    const creator = goroutines.creator[ends.goroutine[i]];
    if (creator < 0) continue;
    const place = outlivedPlace({ outlivedLocal: ends.goroutine }, creator);
    outlived.creator[rows[i]] = place < 0 ? goroutineNumbers + creator : outlived.goroutine[rows[place]];
  }
  return rows;
}

/** The stretch that crossed the generation's beginning. */
function endHead(trace: TraceIndex, row: number, endNs: number, to: number): void {
  const { outlived } = trace;
  const state = outlived.state[row];
  const ns = endNs - outlived.sinceNs[row];
  outlived.addStateNs(row, state, ns);
  trace.stateNs[state] += ns;
  if (state === GO.waiting) {
    trace.blocks.add(outlived.reason[row]);
    trace.blockNs.add(outlived.reason[row], ns);
  } else if (state === GO.runnable && to === GO.running) trace.addSchedulingWait(ns);
}

/** What the generation tells of the goroutine of its row `i`. */
function takeOver(trace: TraceIndex, { goroutineEnds: ends, detail }: GenerationIndex, maps: TableMaps, i: number, row: number): void {
  const { outlived } = trace;
  const { goroutines } = detail;
  const local = ends.goroutine[i];
  if (outlived.name[row] === 0) outlived.name[row] = maps.texts[goroutines.name[local]];
  for (let state = 0; state < STATES; state++) outlived.addStateNs(row, state + GO.runnable, goroutines.stateNs[local * STATES + state]);
  if (!Number.isNaN(goroutines.createdNs[local])) {
    outlived.createdNs[row] = goroutines.createdNs[local];
    outlived.createdAs[row] = goroutines.createdAs[local];
    outlived.creationStack[row] = maps.stacks[goroutines.creationStack[local]];
    const creation = goroutines.creation[local];
    if (creation >= 0) outlived.creation[row] = trace.startWaits.count + creation;
  }
  const firstRunNs = goroutines.firstRunNs[local];
  if (Number.isNaN(outlived.firstRunNs[row]) && !Number.isNaN(firstRunNs)) {
    outlived.firstRunNs[row] = firstRunNs;
    outlived.firstProc[row] = ends.firstProc[i] < 0 ? -1 : maps.procs[ends.firstProc[i]];
    // One created here is among the generation's own.
    const creation = outlived.creation[row];
    if (creation >= 0 && creation < trace.startWaits.count) trace.startWaits.set(creation, firstRunNs - outlived.createdNs[row]);
  }
  if (!Number.isNaN(goroutines.endNs[local])) outlived.endNs[row] = goroutines.endNs[local];
  if (Number.isNaN(ends.sinceNs[i])) return;
  outlived.state[row] = ends.state[i];
  outlived.sinceNs[row] = ends.sinceNs[i];
  outlived.reason[row] = maps.texts[ends.reason[i]];
}
