// One axis for all records of a log: ns since the program's start, where gc or init lines say it. The others have clocks of their own
// (schedtrace counts from its first line, MemStats have the time of day, scavenger lines none), and are brought onto the axis by what ties
// them to it: the same cycles, time stamps, or the order of the lines. How, and how well, stands in the clock.
import type { LogClock, LogPlacedBy, LogPlacement } from '../api/log.ts';
import { Bounds, type Offset } from './bounds.ts';
import { processesOf } from './processes.ts';
import { type GcLines, type InitLines, type MemStatsRows, type ORDER_COLUMNS, RECORD_KINDS, type RecordKind, type SchedLines, type Scrapes } from './runtimeRecords.ts';
import { spreadUntimed } from './untimed.ts';
import type { PlacedTable, Table } from './tables.ts';

export interface Unplaced {
  readonly gc: GcLines;
  readonly inits: InitLines;
  readonly sched: SchedLines;
  readonly memStats: MemStatsRows;
  readonly metrics: Scrapes;
  readonly prometheus: Scrapes;
  readonly others: Readonly<Record<'gc by time' | 'scav' | 'pacer' | 'scan' | 'finalizers', PlacedTable>>;
  readonly order: Table<typeof ORDER_COLUMNS>;
  /** What times of MemStats count from, ns since 1970. */
  readonly memZeroNs: bigint | undefined;
  /** Time stamps in front of lines are cut to this. */
  readonly stampUnitMs: number;
}

export interface Placed {
  readonly clock: LogClock;
  readonly durationNs: number;
}

const NS_PER_MS = 1e6;
/** gctrace cuts a cycle's start to a ms. */
const GC_UNIT_NS = 1e6;

/** Writes the times of all tables; within a table they never fall, whatever the order in which a logger wrote its lines. */
export function placeOnAxis(log: Unplaced): Placed {
  return new Axis(log).place();
}

class Axis {
  readonly #log: Unplaced;
  readonly #processes: Uint16Array;
  readonly #placed: LogPlacement[] = [];
  /** Of each process: where its time 0 is on the axis, and its last moment. */
  readonly #bases: number[] = [0];
  #wallStartMs: number | undefined;
  #wallPrecisionNs: number | undefined;
  #wallFrom: LogClock['wallFrom'];
  #endNs = 0;

  constructor(log: Unplaced) {
    this.#log = log;
    this.#processes = processesOf(log);
  }

  place(): Placed {
    const { gc, inits, sched, memStats } = this.#log;
    const isProcess = gc.count + inits.count + sched.count > 0;
    if (isProcess) this.#placeProcesses();
    if (memStats.count > 0) this.#placeMemStats(isProcess);
    for (const name of ['metrics', 'prometheus'] as const) if (this.#log[name].count > 0) this.#placeScrapes(name);
    const tables = this.#tables();
    spreadUntimed(this.#log.order, tables, gc);
    for (const { count, timeNs } of Object.values(tables)) {
      let latest = 0;
      for (let row = 0; row < count; row++) {
        latest = Math.max(latest, timeNs[row]);
        timeNs[row] = latest;
      }
      this.#endNs = Math.max(this.#endNs, latest);
    }
    return {
      durationNs: this.#endNs,
      clock: {
        zero: isProcess ? 'process' : 'record',
        wallStartMs: this.#wallStartMs,
        wallPrecisionNs: this.#wallPrecisionNs,
        wallFrom: this.#wallFrom,
        restarts: this.#bases.length - 1,
        placed: this.#placed,
      },
    };
  }

  #tables(): Readonly<Record<RecordKind, PlacedTable>> {
    const { gc, inits, sched, memStats, metrics, prometheus, others } = this.#log;
    return { gc, init: inits, sched, memstats: memStats, metrics, prometheus, ...others };
  }

  /** gc and init lines by their own clock, schedtrace between them. */
  #placeProcesses(): void {
    const { gc, inits, sched, order } = this.#log;
    let schedPrecisionNs = 0;
    let isSchedByOrder = false;
    for (let from = 0; from < order.count; ) {
      const process = this.#processes[from];
      let to = from;
      while (to < order.count && this.#processes[to] === process) to++;
      const schedOffset = this.#schedOffset(from, to);
      if (schedOffset !== undefined && sched.count > 0) {
        isSchedByOrder = true;
        schedPrecisionNs = Math.max(schedPrecisionNs, schedOffset.precisionNs);
      }
      const wall = this.#wallOf(from, to, schedOffset?.ns ?? 0);
      this.#bases[process] = this.#baseOf(process, wall);
      const base = this.#bases[process];
      for (let at = from; at < to; at++) {
        const row = order.row[at];
        const kind = RECORD_KINDS[order.kind[at]];
        if (kind === 'gc') {
          gc.timeNs[row] = base + gc.startNs[row];
          gc.process[row] = process;
          this.#endNs = Math.max(this.#endNs, base + gcEndNs(gc, row));
        } else if (kind === 'init') {
          inits.timeNs[row] = base + inits.startNs[row];
          this.#endNs = Math.max(this.#endNs, base + inits.startNs[row] + inits.clockNs[row]);
        } else if (kind === 'sched') {
          // The first line may come a moment before what the program counts from.
          sched.timeNs[row] = base + Math.max(0, (schedOffset?.ns ?? 0) + sched.sinceNs[row]);
          this.#endNs = Math.max(this.#endNs, sched.timeNs[row]);
        }
      }
      from = to;
    }
    if (gc.count > 0) this.#tell('gc', 'own clock', GC_UNIT_NS);
    if (inits.count > 0) this.#tell('init', 'own clock', 0);
    if (sched.count > 0) this.#tell('sched', isSchedByOrder ? 'order of lines' : gc.count + inits.count > 0 ? 'start at 0' : 'own clock', isSchedByOrder ? schedPrecisionNs : gc.count + inits.count > 0 ? undefined : NS_PER_MS);
  }

  /** What schedtrace's 0 is since the process' start: nearly that, and no line was printed before what stands above it had ended. */
  #schedOffset(from: number, to: number): Offset | undefined {
    const { gc, inits, sched, order } = this.#log;
    const bounds = new Bounds();
    let endNs = Number.NEGATIVE_INFINITY;
    let sinceNs = Number.NEGATIVE_INFINITY;
    for (let at = from; at < to; at++) {
      const row = order.row[at];
      const kind = RECORD_KINDS[order.kind[at]];
      if (kind === 'sched') {
        sinceNs = sched.sinceNs[row];
        bounds.atLeast(endNs - sinceNs);
      } else if (kind === 'gc' || kind === 'init') {
        endNs = kind === 'gc' ? gcEndNs(gc, row) : inits.startNs[row] + inits.clockNs[row];
        // Its start is cut to a ms.
        bounds.atMost(endNs + (kind === 'gc' ? GC_UNIT_NS : 0) - sinceNs);
      }
    }
    return bounds.isKnown ? bounds.nearest(0) : undefined;
  }

  /** Time of day of a process' start, ms since 1970, by the time stamps of its lines: each was written at its record's end or soon after. */
  #wallOf(from: number, to: number, schedNs: number): Offset | undefined {
    const { gc, inits, sched, order, stampUnitMs } = this.#log;
    if (stampUnitMs === 0) return undefined;
    const bounds = new Bounds();
    for (let at = from; at < to; at++) {
      const row = order.row[at];
      const kind = RECORD_KINDS[order.kind[at]];
      if (kind !== 'gc' && kind !== 'init' && kind !== 'sched') continue;
      const wallMs = (kind === 'gc' ? gc : kind === 'init' ? inits : sched).wallMs[row];
      if (Number.isNaN(wallMs)) continue;
      const endNs = kind === 'gc' ? gcEndNs(gc, row) + GC_UNIT_NS / 2 : kind === 'init' ? inits.startNs[row] + inits.clockNs[row] : schedNs + sched.sinceNs[row];
      const startMs = wallMs - endNs / NS_PER_MS;
      bounds.atLeast(startMs);
      bounds.atMost(startMs + stampUnitMs);
    }
    const found = bounds.middle();
    return found === undefined ? undefined : { ns: found.ns, precisionNs: found.precisionNs * NS_PER_MS + GC_UNIT_NS / 2 };
  }

  /** A later process begins when its stamps say, else where the one before had ended. */
  #baseOf(process: number, wall: Offset | undefined): number {
    if (process === 0) {
      if (wall !== undefined) this.#setWall(wall.ns, wall.precisionNs, 'time stamps');
      return 0;
    }
    const byWall = wall === undefined || this.#wallStartMs === undefined ? undefined : (wall.ns - this.#wallStartMs) * NS_PER_MS;
    return byWall !== undefined && byWall >= 0 ? byWall : this.#endNs;
  }

  #placeMemStats(isProcess: boolean): void {
    const { memStats, memZeroNs } = this.#log;
    const { pauses } = memStats;
    const zeroMs = memZeroNs === undefined ? undefined : Number(memZeroNs) / NS_PER_MS;
    const isTimed = memStats.timeNs.some((time) => !Number.isNaN(time));
    if (!isTimed) this.#placeByLastGc();
    const shared = isProcess ? this.#sharedCycles() : undefined;
    let shiftNs: number;
    if (shared !== undefined) {
      shiftNs = shared.ns;
      this.#tell('memStats', 'GC cycles', shared.precisionNs);
      if (zeroMs !== undefined) this.#setWall(zeroMs - shiftNs / NS_PER_MS, shared.precisionNs, 'MemStats');
    } else if (isProcess && zeroMs !== undefined && this.#wallStartMs !== undefined) {
      shiftNs = (zeroMs - this.#wallStartMs) * NS_PER_MS;
      this.#tell('memStats', 'wall clock', this.#wallPrecisionNs);
    } else if (isProcess) {
      const between = this.#memStatsBetween();
      shiftNs = between?.ns ?? this.#endNs - (memStats.timeNs.at(-1) ?? 0);
      this.#tell('memStats', 'order of lines', between?.precisionNs);
    } else {
      const earliest = Math.min(...firstTimes(memStats));
      shiftNs = -earliest;
      this.#tell('memStats', isTimed ? 'own clock' : memZeroNs === undefined ? 'start at 0' : 'last GC', isTimed ? 0 : undefined);
      if (zeroMs !== undefined) this.#setWall(zeroMs - shiftNs / NS_PER_MS, isTimed ? 0 : undefined, 'MemStats');
    }
    for (let row = 0; row < memStats.count; row++) {
      memStats.timeNs[row] = Math.max(0, memStats.timeNs[row] + shiftNs);
      memStats.lastGcNs[row] += shiftNs;
      this.#endNs = Math.max(this.#endNs, memStats.timeNs[row] || 0);
    }
    for (let row = 0; row < pauses.count; row++) pauses.endNs[row] += shiftNs;
  }

  /** A snapshot without a time was made after the last cycle it knows of. Of several after the same one nobody knows: 1 ms apart. */
  #placeByLastGc(): void {
    const { memStats } = this.#log;
    let before = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < memStats.count; row++) {
      const lastGc = memStats.lastGcNs[row];
      const next = Number.isFinite(before) ? before + NS_PER_MS : 0;
      before = Number.isNaN(lastGc) ? next : Number.isFinite(before) ? Math.max(lastGc, next) : lastGc;
      memStats.timeNs[row] = before;
    }
  }

  /** The difference of the clocks by what stands above and below each snapshot. */
  #memStatsBetween(): Offset | undefined {
    const { gc, memStats, order } = this.#log;
    const bounds = new Bounds();
    let endNs = Number.NEGATIVE_INFINITY;
    let ownNs = Number.NEGATIVE_INFINITY;
    for (let at = 0; at < order.count; at++) {
      const row = order.row[at];
      const kind = RECORD_KINDS[order.kind[at]];
      if (kind === 'memstats' && !Number.isNaN(memStats.timeNs[row])) {
        ownNs = memStats.timeNs[row];
        bounds.atLeast(endNs - ownNs);
      } else if (kind === 'gc') {
        endNs = gc.timeNs[row] + gcLengthNs(gc, row);
        bounds.atMost(endNs + GC_UNIT_NS - ownNs);
      }
    }
    return bounds.middle();
  }

  /** The difference of the clocks by cycles of which both tell when they ended. */
  #sharedCycles(): Offset | undefined {
    const { gc, memStats } = this.#log;
    const { pauses } = memStats;
    const rows = new Map<number, number>();
    // Of several processes the last: its ring is the one that goes with it.
    for (let row = 0; row < gc.count; row++) rows.set(gc.cycle[row], row);
    const differences: number[] = [];
    for (let at = 0; at < pauses.count; at++) {
      const row = rows.get(pauses.cycle[at]);
      if (row !== undefined) differences.push(gc.timeNs[row] + gcLengthNs(gc, row) + GC_UNIT_NS / 2 - pauses.endNs[at]);
    }
    if (differences.length === 0) return undefined;
    const ns = medianOf(Float64Array.from(differences));
    const spreadNs = medianOf(Float64Array.from(differences, (one) => Math.abs(one - ns)));
    return { ns, precisionNs: Math.max(GC_UNIT_NS / 2, spreadNs) };
  }

  #placeScrapes(name: 'metrics' | 'prometheus'): void {
    const table = this.#log[name];
    const lastGc = table.series.find((series) => series.name === 'go_memstats_last_gc_time_seconds')?.values;
    let isTimed = false;
    let isByGc = false;
    let latestMs = Number.NaN;
    for (let row = 0; row < table.count; row++) {
      let wallMs = table.wallMs[row];
      if (Number.isNaN(wallMs) && lastGc !== undefined && lastGc[row] > 0) {
        wallMs = Math.max(lastGc[row] * 1000, Number.isNaN(latestMs) ? 0 : latestMs + 1);
        isByGc = true;
      }
      if (Number.isNaN(wallMs)) continue;
      isTimed = true;
      latestMs = wallMs;
      if (this.#wallStartMs === undefined && this.#endNs === 0) this.#setWall(wallMs, isByGc ? undefined : 0, isByGc ? 'MemStats' : 'time stamps');
      if (this.#wallStartMs !== undefined) table.timeNs[row] = Math.max(0, (wallMs - this.#wallStartMs) * NS_PER_MS);
    }
    const by: LogPlacedBy = isByGc ? 'last GC' : isTimed ? 'wall clock' : this.#endNs > 0 ? 'order of lines' : 'start at 0';
    // Nobody knows how far they are apart: a second, so that each can be seen.
    if (by === 'start at 0') for (let row = 0; row < table.count; row++) table.timeNs[row] = row * 1e9;
    this.#tell(name, by, by === 'wall clock' ? this.#wallPrecisionNs : undefined);
    for (let row = 0; row < table.count; row++) this.#endNs = Math.max(this.#endNs, table.timeNs[row] || 0);
  }

  #setWall(startMs: number, precisionNs: number | undefined, from: LogClock['wallFrom']): void {
    this.#wallStartMs = startMs;
    this.#wallPrecisionNs = precisionNs;
    this.#wallFrom = from;
  }

  #tell(records: LogPlacement['records'], by: LogPlacedBy, precisionNs: number | undefined): void {
    this.#placed.push({ records, by, precisionNs });
  }
}

function gcLengthNs(gc: GcLines, row: number): number {
  return gc.sweepTerminationNs[row] + gc.markNs[row] + gc.markTerminationNs[row];
}

/** Since the process' start. */
function gcEndNs(gc: GcLines, row: number): number {
  return gc.startNs[row] + gcLengthNs(gc, row);
}

/** Of at least one value. */
function medianOf(values: Float64Array): number {
  return values.toSorted()[values.length >> 1];
}

/** The first snapshot, and the pauses that it remembers. */
function firstTimes({ timeNs, count, pauses }: MemStatsRows): readonly number[] {
  let least = Number.POSITIVE_INFINITY;
  for (let row = 0; row < count; row++) if (timeNs[row] < least) least = timeNs[row];
  for (let row = 0; row < pauses.count; row++) if (pauses.endNs[row] - pauses.pauseNs[row] < least) least = pauses.endNs[row] - pauses.pauseNs[row];
  return [Number.isFinite(least) ? least : 0];
}
