// The index of a whole trace: generations are joined to it in order. Joining costs what crosses a generation's edges and its
// tables, not its events. Questions may be asked between generations.

import type { Ns } from '../../api.ts';
import { GO, KIND, PROC } from '../columns.ts';
import type { Corrections } from '../wire/continuity.ts';
import { stwKind } from './stwKind.ts';
import { type GenerationIndex, MARK } from './generationIndex.ts';
import { joinGoroutines } from './joinGoroutines.ts';
import { joinLanes, type OpenSlice } from './joinLanes.ts';
import { type IndexedGeneration, bytesOfDetail, outlivedPlace } from './indexedGeneration.ts';
import { OutlivedGoroutines } from './outlived.ts';
import { RangeIndex } from './ranges.ts';
import { standingOf, Standings } from './standing.ts';
import { StartWaits } from './startWaits.ts';
import { PackedRanks } from '../../stats/packedRanks.ts';
import { signedDecimal } from '../wire/ids.ts';
import { Tally } from './tally.ts';
import { TextCounts } from './textCounts.ts';
import { TraceTables } from './traceTables.ts';

/** Where the bytes of a joined generation stand in the file. */
export interface ByteRange {
  readonly startOffset: number;
  readonly endOffset: number;
}

const MARK_KINDS = [KIND.taskBegin, KIND.taskEnd, KIND.regionBegin, KIND.regionEnd, KIND.log];

export class TraceIndex {
  readonly tables = new TraceTables();
  readonly generations: IndexedGeneration[] = [];
  readonly outlived = new OutlivedGoroutines();
  readonly startWaits = new StartWaits();
  /** ns from runnable to running, of all such stretches that ended. */
  readonly schedulingWaits = new PackedRanks();
  readonly ranges = new RangeIndex();
  readonly tally = new Tally();
  readonly standings = new Standings();
  /** What runs on each P after the last event; undefined: nothing. */
  readonly openSlices: (OpenSlice | undefined)[] = [];
  /** Ended stretches in Waiting by text of the reason, and ns in them. */
  readonly blocks = new TextCounts();
  readonly blockNs = new TextCounts();
  readonly stopReasons = new TextCounts();
  /** ns in each GO state, closed stretches of all goroutines. */
  readonly stateNs = new Float64Array(GO.syscall + 1);
  /** Events. */
  rows = 0;
  /** Numbers given to goroutines, some of which name none: one that lived on keeps the number it had first. */
  goroutineNumbers = 0;
  /** Time of the last event. */
  lastNs: Ns = 0;

  /** `corrections`: what the generation could not know of itself. */
  add(index: GenerationIndex, bytes: ByteRange, corrections: Corrections): IndexedGeneration {
    const maps = this.tables.add(index.tables);
    const { detail } = index;
    const outlived = joinGoroutines(this, index, maps);
    const localProc = new Int32Array(this.tables.procs.count).fill(-1);
    maps.procs.forEach((proc, local) => (localProc[proc] = local));
    const place = {
      startOffset: bytes.startOffset,
      endOffset: bytes.endOffset,
      firstRow: this.rows,
      firstGoroutine: this.goroutineNumbers,
      firstCreation: this.startWaits.count,
      fromNs: this.lastNs,
      syncNs: index.syncNs,
      lastNs: index.lastNs,
    };
    const lanes = joinLanes({
      open: this.openSlices,
      index,
      maps,
      outlived,
      outlivedLocal: index.goroutineEnds.goroutine,
      live: (local) => this.outlived.find(detail.goroutines.idLo[local], detail.goroutines.idHi[local]),
      fromNs: this.lastNs,
      procs: this.tables.procs.count,
    });
    const generation: IndexedGeneration = {
      ...place,
      events: index.events,
      marks: MARK_KINDS.reduce((sum, kind) => sum + index.counts.kinds[kind], 0),
      goroutines: detail.goroutines.count,
      creations: detail.creations.count,
      maps,
      localProc,
      zoom: index.zoom,
      outlivedLocal: index.goroutineEnds.goroutine,
      outlived,
      standing: standingOf(this, index.goroutineEnds, outlived),
      touched: index.laneEnds.touched,
      ...lanes,
      detailBytes: bytesOfDetail(detail),
      detail,
    };
    this.startWaits.add(detail.creations.createdNs, detail.creations.waitNs);
    this.#addRanges(index, generation);
    this.#addCounts(index, generation);
    this.#correct(corrections);
    this.generations.push(generation);
    this.rows += index.events;
    this.goroutineNumbers += detail.goroutines.count;
    this.lastNs = index.lastNs;
    return generation;
  }

  /** The reference ends the stream with one more sync event, one tick after the last event. */
  close(): void {
    this.lastNs = this.rows === 0 ? 0 : this.lastNs + 1;
    this.tally.kinds[KIND.sync]++;
    this.tally.syncs.push({ row: this.rows, timeNs: this.lastNs, snapshot: undefined, allocFreeBatches: 0 });
    this.rows++;
  }

  /** A stretch from runnable to running that crossed a generation's beginning. */
  addSchedulingWait(ns: Ns): void {
    this.schedulingWaits.addOne(ns);
  }

  /** Number in the trace of a generation's local goroutine. */
  goroutineNumber(generation: IndexedGeneration, local: number): number {
    const row = outlivedRow(generation, local);
    return row < 0 ? generation.firstGoroutine + local : this.outlived.goroutine[row];
  }

  #addRanges({ ranges: made, syncNs, goroutineEnds: ends, detail: { goroutines } }: GenerationIndex, generation: IndexedGeneration): void {
    const { ranges } = this;
    const { maps } = generation;
    const { marks } = made;
    for (let i = 0; i < marks.count; i++) {
      const at = marks.timeNs[i];
      switch (marks.what[i]) {
        case MARK.stwBegin: {
          const kindText = maps.texts[marks.text[i]];
          const local = marks.goroutine[i];
          ranges.stwBegin({
            kindText,
            kind: stwKind(this.tables.texts[kindText]),
            goroutine: this.goroutineNumber(generation, local),
            goroutineId: signedDecimal(goroutines.idLo[local], goroutines.idHi[local]),
            stack: maps.stacks[marks.stack[i]],
            startNs: at,
          });
          break;
        }
        case MARK.stwEnd:
          ranges.stwEnd(this.goroutineNumber(generation, marks.goroutine[i]), at);
          break;
        case MARK.markBegin:
          ranges.markBegin(at, maps.stacks[marks.stack[i]]);
          break;
        case MARK.markActive:
          ranges.markActive(at);
          break;
        case MARK.markEnd:
          ranges.markEnd(at);
          break;
        case MARK.sweepBegin:
          ranges.sweepBegin(at);
          break;
        default:
          ranges.sweepEnd(at);
      }
    }
    ranges.addSums(
      made,
      (proc) => maps.procs[proc],
      (goroutine) => this.goroutineNumber(generation, goroutine),
      syncNs,
    );
    for (let i = 0; i < ends.count; i++) {
      if (ends.state[i] === GO.notExist) ranges.goroutineEnded(this.goroutineNumber(generation, ends.goroutine[i]));
    }
  }

  #correct({ newProcs, taskEndTypes }: Corrections): void {
    const { procTransitions, taskEnds } = this.tally;
    newProcs.forEach((count, state) => {
      procTransitions[(state << 4) | state] -= count;
      procTransitions[(PROC.notExist << 4) | state] += count;
    });
    for (const type of taskEndTypes) {
      taskEnds.add(0, -1);
      taskEnds.add(this.tables.text(type));
    }
  }

  #addCounts({ counts, syncs, detail }: GenerationIndex, { maps }: IndexedGeneration): void {
    const { tally } = this;
    tally.add(counts, maps);
    for (const sync of syncs) tally.syncs.push({ ...sync, row: this.rows + sync.row });
    const { goroutines } = detail;
    for (let local = 0; local < goroutines.count; local++) {
      // A goroutine that a CPU sample mentions, and no transition, counts nowhere.
      if (!Number.isNaN(goroutines.seenNs[local])) tally.goroutineIds.add(goroutines.idLo[local], goroutines.idHi[local]);
    }
    for (let state = 0; state < this.stateNs.length; state++) this.stateNs[state] += counts.stateNs[state];
    this.blocks.addAll(counts.blocks, maps.texts);
    this.blockNs.addAll(counts.blockNs, maps.texts);
    this.stopReasons.addAll(counts.stopReasons, maps.texts);
    this.schedulingWaits.add(counts.schedulingWaits);
    for (const ns of counts.longSchedulingWaits) this.schedulingWaits.addOne(ns);
  }
}

function outlivedRow(generation: IndexedGeneration, local: number): number {
  const place = outlivedPlace(generation, local);
  return place < 0 ? -1 : generation.outlived[place];
}
