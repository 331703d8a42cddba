// What a heap profile says in Go's own terms, and goroutine profiles and dumps.
import type { Bytes } from '../units.ts';
import type { RowName } from './calls.ts';

/** Estimates from sampled allocations, as all of a heap profile. Absent figures: the profile does not tell. */
export interface HeapSense {
  /** Whether the profile has columns of what is in use, and of what was allocated since the start; figures of one it has not are 0. */
  readonly tellsInuse: boolean;
  readonly tellsAlloc: boolean;
  /** By size class, ascending, those that hold anything. undefined: not a heap profile, or without object sizes. */
  readonly sizes: readonly SizeClassRow[] | undefined;
  /** Objects of more than 32 KiB, straight from the page heap. */
  readonly large: HeapShare | undefined;
  readonly all: HeapShare | undefined;
  /** Allocation sites by in-use (else allocated) space: at most 50 of each. */
  readonly sites: readonly AllocationSite[];
  /** Sites by what they make, as far as names tell it: "[]byte", "string", "map", … Go leaves the runtime's own frames out of heap profiles, so of most sites names tell nothing. */
  readonly kinds: readonly AllocationKind[];
  /** Of a CPU profile: what allocating and collecting cost. Parts overlap: an allocation that refills its cache counts in both. */
  readonly costs: readonly AllocationCost[] | undefined;
  /** Of a CPU profile: what mallocgc was called for. These do not overlap. */
  readonly calledFor: readonly AllocationCost[] | undefined;
  /** Σ of samples that any of the costs tells of, each counted once. */
  readonly costAny: number;
  /** Σ |value| of the sample type: what shares of costs are of. */
  readonly costTotal: number;
  /** sync.Pool: what was made because a pool had nothing to give (its New, below Get), against the same program's other allocations. */
  readonly pooled: { readonly allocBytes: Bytes; readonly allocObjects: number; readonly sites: readonly RowName[] } | undefined;
}

export interface HeapShare {
  readonly inuseBytes: Bytes;
  readonly inuseObjects: number;
  readonly allocBytes: Bytes;
  readonly allocObjects: number;
}

export interface SizeClassRow extends HeapShare {
  /** Objects of more than this, the class before, up to `sizeBytes`, Go's size class; Infinity: large objects. */
  readonly overBytes: Bytes;
  readonly sizeBytes: Bytes;
  /**
   * Bytes that rounding up wastes, of those of the class, 0…1. undefined: not told, because the profile's sizes are those of the
   * classes already (Go's are).
   */
  readonly waste: number | undefined;
  /** The most it can be in this class. */
  readonly mostWaste: number;
}

export interface AllocationSite extends HeapShare {
  readonly name: RowName;
  readonly file: string;
  readonly line: number;
  readonly meanBytes: Bytes;
  /** In-use objects by allocated objects, 0…1: what of it stays. undefined: the profile tells only one of them. */
  readonly live: number | undefined;
}

export interface AllocationKind extends HeapShare {
  /** "[]byte", "string", "slice", "map", …; '': names do not tell. */
  readonly kind: string;
  /** Largest first, at most 20. */
  readonly sites: readonly RowName[];
}

export interface AllocationCost {
  /** "mallocgc", "mcache refill", "mcentral", "mheap", "mark assist", "background mark", "sweep", "write barrier", "scavenger", … */
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
  /** Leaf first, at most 100 frames of `depth`. Line 0: the file does not say. */
  readonly stack: readonly { readonly name: string; readonly file: string; readonly line: number }[];
  readonly depth: number;
  /** Undefined: the file does not tell (only debug=2 and dumps do). */
  readonly states: readonly { readonly state: string; readonly goroutines: number }[] | undefined;
  /** The function that started most of them. */
  readonly createdBy: string | undefined;
  readonly longestWaitMinutes: number | undefined;
  readonly medianWaitMinutes: number | undefined;
  /** The most frequent ones, at most 20. */
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
