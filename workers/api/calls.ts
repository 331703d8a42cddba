// Who calls whom: call graph, peek, call tree, and the two flame graphs around one function.
import type { Px } from '../units.ts';
import type { FlameLayout, FlameNode } from './profile.ts';

/** A function, or whatever the granularity makes a row of: its printable name, unique within a reading. */
export type RowName = string;

export const INLINE = { no: 0, partly: 1, all: 2 } as const;

/** Callees downward from a function, callers upward; widths of whole stacks, each counted at the function's outermost call. */
export interface SandwichLayout {
  readonly sampleType: number;
  /** undefined: no such function in this reading. */
  readonly name: RowName | undefined;
  readonly flat: number;
  readonly cum: number;
  readonly grandTotal: number;
  /** Nodes of these are theirs alone. The root of both is the function. */
  readonly callees: FlameLayout;
  readonly callers: FlameLayout;
}

/** As pprof's graph: trimmed, placed by layers; in units of its own, to be scaled. */
export interface CallGraph {
  readonly sampleType: number;
  readonly grandTotal: number;
  readonly names: readonly RowName[];
  readonly files: readonly string[];
  readonly module: Uint32Array;
  /** Index into ORIGINS: whose code it is. */
  readonly origin: Uint8Array;
  /** Hash of the binary it is in. */
  readonly binary: Uint32Array;
  readonly flat: Float64Array;
  readonly cum: Float64Array;
  /** Centre and size of each node. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly width: Float64Array;
  readonly height: Float64Array;
  /** What stands in each: its name in lines, of this size; figures go below, at 0.8 of it. */
  readonly lines: readonly (readonly string[])[];
  readonly fontSize: Float64Array;
  readonly edges: {
    readonly from: Uint32Array;
    readonly to: Uint32Array;
    readonly weight: Float64Array;
    /** 1: functions between were left out. */
    readonly residual: Uint8Array;
    /** 1: every call was inlined. */
    readonly inline: Uint8Array;
    /** Bends of edge i: `pointX[pointStart[i] … pointStart[i + 1])`. */
    readonly pointStart: Uint32Array;
    readonly pointX: Float64Array;
    readonly pointY: Float64Array;
  };
  readonly widthUnits: number;
  readonly heightUnits: number;
  /** What trimming left out, in pprof's words: nodes under the least cum, edges under the least weight, nodes beyond the count. */
  readonly droppedNodes: number;
  readonly droppedEdges: number;
  /** Nodes that are not under the least cum: those shown are of these. */
  readonly nodesOverCut: number;
  /** As asked for, or fewer where more would have more calls than can be drawn. */
  readonly nodeCount: number;
  /** Of grandTotal, as pprof says it. */
  readonly nodeCut: number;
  readonly edgeCut: number;
  readonly shownFlat: number;
}

export interface PeekEntry {
  readonly name: RowName;
  readonly file: string;
  readonly flat: number;
  readonly cum: number;
  readonly inline: number;
  readonly callers: readonly PeekNeighbour[];
  readonly callees: readonly PeekNeighbour[];
  /** How many more of each there are than told. */
  readonly moreCallers?: number;
  readonly moreCallees?: number;
}

export interface PeekNeighbour {
  readonly name: RowName;
  readonly weight: number;
  readonly inline: boolean;
}

export interface Peek {
  readonly sampleType: number;
  readonly patternError: string | undefined;
  /** By |flat|, name, |cum|; at most `most` of `total`, each with at most 100 callers and callees. */
  readonly entries: readonly PeekEntry[];
  readonly total: number;
  readonly grandTotal: number;
}

/** Children of a node of the call tree, largest first (or as ordered). Bottom up, a node's callees are its callers. */
export interface CallTreePage {
  readonly sampleType: number;
  readonly parent: FlameNode;
  readonly rows: readonly CallTreeRow[];
  /** All children there are. */
  readonly children: number;
  readonly grandTotal: number;
}

export interface CallTreeRow {
  readonly node: FlameNode;
  readonly name: RowName;
  readonly file: string;
  readonly module: number;
  readonly inlined: boolean;
  readonly self: number;
  readonly total: number;
  readonly hasChildren: boolean;
}

/** What is known of a function in a reading: for the detail panel. */
export interface FunctionDetail {
  readonly name: RowName;
  readonly file: string;
  readonly module: string;
  readonly flat: number;
  readonly cum: number;
  readonly grandTotal: number;
  readonly samples: number;
  readonly callers: readonly PeekNeighbour[];
  readonly callees: readonly PeekNeighbour[];
  /** Lines of it by cum, heaviest first, at most 20. */
  readonly lines: readonly { readonly line: number; readonly flat: number; readonly cum: number }[];
}

/** Files with functions that match, lines with figures in each: the `lines` granularity, never trimmed. */
export interface SourceListing {
  readonly sampleType: number;
  readonly patternError: string | undefined;
  readonly grandTotal: number;
  /** By |flat| then |cum|; at most `most` of `total`. */
  readonly functions: readonly SourceFunction[];
  readonly total: number;
}

export interface SourceFunction {
  readonly name: RowName;
  readonly file: string;
  /** 0: the file does not say. */
  readonly startLine: number;
  readonly flat: number;
  readonly cum: number;
  readonly lines: readonly { readonly line: number; readonly flat: number; readonly cum: number; readonly inlined: readonly string[] }[];
}

export type CallQuestion =
  | { readonly ask: 'sandwich'; readonly name: RowName; readonly calleesFocus: FlameNode; readonly callersFocus: FlameNode; readonly widthPx: Px; readonly minPx: Px }
  | { readonly ask: 'graph'; /** pprof: 80 */ readonly nodeCount: number; /** pprof: 0.005 */ readonly nodeFraction: number; /** pprof: 0.001 */ readonly edgeFraction: number }
  | { readonly ask: 'peek'; readonly pattern: string; readonly most: number }
  | { readonly ask: 'callTree'; readonly direction: 'callees' | 'callers'; readonly parent: FlameNode; readonly order: 'total' | 'self' | 'name'; readonly from: number; readonly count: number }
  | { readonly ask: 'function'; readonly name: RowName }
  | { readonly ask: 'source'; readonly pattern: string; readonly most: number };

export interface CallAnswers {
  readonly sandwich: SandwichLayout;
  readonly graph: CallGraph;
  readonly peek: Peek;
  readonly callTree: CallTreePage;
  readonly function: FunctionDetail | undefined;
  readonly source: SourceListing;
}
