// What profiles of a generation are made of: stretches by stack, and those that cross its edges one by one, as the stack at which
// such a stretch began stands in an earlier generation.

import { RANGE_PROFILES } from '../../api.ts';
import { GO } from '../columns.ts';
import { type KeyedColumns, KeyedSums } from './keyedSums.ts';

/** Bits of RANGE_PROFILES. */
export const PROFILE = { cpu: 1, running: 2, offCpu: 4, net: 8, sync: 16, syscall: 32, sched: 64 } as const;
export const ALL_PROFILES = 2 ** RANGE_PROFILES.length - 1;
/** Those that `go tool trace` makes. */
export const GO_PROFILES = PROFILE.net | PROFILE.sync | PROFILE.syscall | PROFILE.sched;

/** Values of a stack: how many stretches (or samples), and their ns. */
export const STACK_VALUES = 2;

export interface ProfilePart {
  /** By RANGE_PROFILES, then stack of the trace: STACK_VALUES. Of those that began in the generation and ended in it. */
  readonly tables: readonly KeyedColumns[];
  /** Of the running ones that ended without a stack, as the goroutine's end has none: by text of the entry function. */
  readonly unstacked: KeyedColumns;
  readonly crossing: CrossingRows;
  readonly tails: TailRows;
}

/** Stretches whose stack stands in the generation of `lookNs`. */
export interface CrossingRows {
  /** Of the goroutine, in `index.outlived`. */
  readonly row: Uint32Array;
  /** Start of the stretch in which the generation found the goroutine: its own, or that of the wait it follows. */
  readonly lookNs: Float64Array;
  /** Whole, even where the part is not. */
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  /** PROFILE bits. */
  readonly profiles: Uint8Array;
  /** Stack of the trace where it stopped running. */
  readonly stopStack: Uint32Array;
  /** Stack of the trace that a status tells of it; 0: none. */
  readonly toldStack: Uint32Array;
}

/** Stretches that began in the generation and go on after it, by ascending `row` in `index.outlived`. */
export interface TailRows {
  readonly row: Uint32Array;
  /** Stack of the context in which it began, and the goroutine's own where it stopped running; LOOK_FURTHER: in a generation before. */
  readonly stack: Uint32Array;
  readonly ownStack: Uint32Array;
  /** TAIL bits. */
  readonly flags: Uint8Array;
}

export const LOOK_FURTHER = 0xffffffff;
/** found: it had been so when the trace began. ran: before that, in the trace. */
export const TAIL = { found: 1, ran: 2 } as const;

/** PROFILE bits of a stretch. `wait`: those of its reason, where it waits. */
export function profilesOf(state: number, wait: number): number {
  switch (state) {
    case GO.running:
      return PROFILE.running;
    case GO.runnable:
      return PROFILE.offCpu | PROFILE.sched;
    case GO.syscall:
      return PROFILE.offCpu | PROFILE.syscall;
    case GO.waiting:
      return PROFILE.offCpu | wait;
    default:
      return 0;
  }
}

/** PROFILE bits of a reason to wait: which words make a profile is what cmd/trace says. */
export function profilesOfReason(reason: string): number {
  const isSync = reason.includes('chan') || reason.includes('sync') || reason.includes('select');
  return (reason === 'network' ? PROFILE.net : 0) | (isSync ? PROFILE.sync : 0);
}

export class ProfileBuilder {
  /** By local stack. */
  readonly tables = RANGE_PROFILES.map(() => new KeyedSums(STACK_VALUES));
  readonly unstacked = new KeyedSums(STACK_VALUES);
  readonly #crossing = { row: column(), lookNs: column(), startNs: column(), endNs: column(), profiles: column(), stopStack: column(), toldStack: column() };
  readonly #tails = { row: column(), stack: column(), ownStack: column(), flags: column() };

  add(profile: number, stack: number, ns: number): void {
    const table = this.tables[31 - Math.clz32(profile)];
    const at = table.at(stack);
    table.values[at]++;
    table.values[at + 1] += ns;
  }

  addUnstacked(name: number, ns: number): void {
    const at = this.unstacked.at(name);
    this.unstacked.values[at]++;
    this.unstacked.values[at + 1] += ns;
  }

  /** A row of CrossingRows. */
  crosses(row: number, lookNs: number, startNs: number, endNs: number, profiles: number, stopStack: number, toldStack: number): void {
    const crossing = this.#crossing;
    crossing.row.push(row);
    crossing.lookNs.push(lookNs);
    crossing.startNs.push(startNs);
    crossing.endNs.push(endNs);
    crossing.profiles.push(profiles);
    crossing.stopStack.push(stopStack);
    crossing.toldStack.push(toldStack);
  }

  /** A row of TailRows. */
  goesOn(row: number, stack: number, ownStack: number, flags: number): void {
    const tails = this.#tails;
    tails.row.push(row);
    tails.stack.push(stack);
    tails.ownStack.push(ownStack);
    tails.flags.push(flags);
  }

  /** `stackOf`: the trace's stack of each local one. */
  part(stackOf: Uint32Array): ProfilePart {
    const crossing = this.#crossing;
    const tails = this.#tails;
    // Sorted as doubles: a comparator is called back some twenty times an entry.
    const keys = Float64Array.from(tails.row, (row, place) => row * 4294967296 + place).toSorted();
    const order = Uint32Array.from(keys, (key) => key % 4294967296);
    return {
      tables: this.tables.map((table) => {
        const columns = table.columns();
        return { keys: columns.keys.map((stack) => stackOf[stack]), values: columns.values };
      }),
      unstacked: this.unstacked.columns(),
      crossing: {
        row: Uint32Array.from(crossing.row),
        lookNs: Float64Array.from(crossing.lookNs),
        startNs: Float64Array.from(crossing.startNs),
        endNs: Float64Array.from(crossing.endNs),
        profiles: Uint8Array.from(crossing.profiles),
        stopStack: Uint32Array.from(crossing.stopStack),
        toldStack: Uint32Array.from(crossing.toldStack),
      },
      tails: {
        row: Uint32Array.from(order, (place) => tails.row[place]),
        stack: Uint32Array.from(order, (place) => tails.stack[place]),
        ownStack: Uint32Array.from(order, (place) => tails.ownStack[place]),
        flags: Uint8Array.from(order, (place) => tails.flags[place]),
      },
    };
  }
}

function column(): number[] {
  return [];
}
