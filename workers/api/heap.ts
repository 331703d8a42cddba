// What a heap profile says in Go's own terms, and goroutine profiles and dumps.
import type { Bytes } from '../units.ts';
import type { RowName } from './calls.ts';

/** Estimates from sampled allocations, as all of a heap profile. Absent figures: the profile does not tell. */
export interface HeapSense {
  /** undefined: not a heap profile, or without object sizes. */
  readonly sizes: readonly SizeClassRow[] | undefined;
  /** Objects of 32 KiB or more, straight from the page heap. */
  readonly large: HeapShare | undefined;
  readonly all: HeapShare | undefined;
  /** Allocation sites by in-use (else allocated) space: at most 50 of each. */
  readonly sites: readonly AllocationSite[];
  /** Sites by what they make, as far as names tell it: "[]byte", "string", "map", … */
  readonly kinds: readonly { readonly kind: string; readonly inuseBytes: Bytes; readonly allocBytes: Bytes; readonly allocObjects: number; readonly sites: readonly RowName[] }[];
  /** Of a CPU profile: what allocating and collecting cost. */
  readonly costs: readonly AllocationCost[] | undefined;
  readonly costTotal: number;
  /** sync.Pool: what comes out of pools' New, against the same program's other allocations. */
  readonly pooled: { readonly allocBytes: Bytes; readonly allocObjects: number; readonly sites: readonly RowName[] } | undefined;
}

export interface HeapShare {
  readonly inuseBytes: Bytes;
  readonly inuseObjects: number;
  readonly allocBytes: Bytes;
  readonly allocObjects: number;
}

export interface SizeClassRow extends HeapShare {
  /** Upper bound of Go's size class; Infinity: large objects. */
  readonly sizeBytes: Bytes;
  /** Bytes asked for against bytes of the class: what rounding up wastes, 0…1. */
  readonly waste: number;
}

export interface AllocationSite extends HeapShare {
  readonly name: RowName;
  readonly file: string;
  readonly line: number;
  readonly meanBytes: Bytes;
  /** In-use objects by allocated objects, 0…1: what of it stays. */
  readonly live: number;
}

export interface AllocationCost {
  /** "mallocgc", "mcache refill", "mcentral", "mheap", "assist", "background mark", "sweep", "write barrier", "scavenge", "memclr" … */
  readonly part: string;
  /** Functions it was told by. */
  readonly functions: readonly RowName[];
  /** Σ of samples with one of them on the stack, each counted once. */
  readonly value: number;
}

/** Equal stacks together. */
export interface GoroutineGroups {
  readonly groups: readonly GoroutineStackGroup[];
  readonly goroutines: number;
  /** Groups left out: at most 2000 are told. */
  readonly more: number;
  readonly states: readonly { readonly state: string; readonly goroutines: number }[];
}

export interface GoroutineStackGroup {
  readonly goroutines: number;
  /** Leaf first. */
  readonly stack: readonly { readonly name: string; readonly file: string; readonly line: number }[];
  /** Undefined: the file does not tell (only debug=2 and dumps do). */
  readonly states: readonly { readonly state: string; readonly goroutines: number }[] | undefined;
  readonly createdBy: string | undefined;
  readonly longestWaitMinutes: number | undefined;
  readonly medianWaitMinutes: number | undefined;
  readonly labels: readonly { readonly key: string; readonly text: string; readonly goroutines: number }[];
  /** As Go numbers them, at most 100; empty: the file does not tell. */
  readonly ids: readonly string[];
  /** A plain sentence why it looks like a leak: many on one stack, waiting long, marked (leaked); undefined: it does not. */
  readonly suspicion: string | undefined;
}

export type HeapQuestion = { readonly ask: 'heap' } | { readonly ask: 'goroutineGroups' };

export interface HeapAnswers {
  readonly heap: HeapSense;
  readonly goroutineGroups: GoroutineGroups;
}
