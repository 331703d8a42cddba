// Which functions and calls of a profile pprof's graph shows: cut-offs, the order by entropy, the count, and residual edges.
import type { SampleValues } from '../columns.ts';
import type { FrameKinds } from '../frameKinds.ts';
import { compareAsGo } from '../functionNames.ts';
import { sizeOf } from './columnSums.ts';
import { type CallEdges, edgesByRow, type EdgesByRow, type EdgeSource, sumEdges } from './callEdges.ts';
import type { RowFigures } from './rowFigures.ts';

export interface GraphLimits {
  /** At least 1. */
  readonly nodeCount: number;
  /** Of Σ flat. */
  readonly nodeFraction: number;
  readonly edgeFraction: number;
}

export interface TrimmedGraph {
  /** Rows, by |entropy score| descending. */
  readonly rows: readonly number[];
  readonly edges: CallEdges;
  /** Positions in `edges`, by |weight| descending, caller, callee. */
  readonly shownEdges: readonly number[];
  /** Rows under the least cum. */
  readonly droppedNodes: number;
  /** Rows that are not; those beyond the count are left out. */
  readonly nodesOverCut: number;
  /** Edges under the least weight, between the rows that are shown. */
  readonly droppedEdges: number;
}

/**
 * @param all the edges over all rows.
 * @param tagsOf labels that would be drawn at each of some rows: they count as nodes.
 */
export function trimGraph(source: EdgeSource, all: CallEdges, figures: RowFigures, limits: GraphLimits, tagsOf: (rows: readonly number[], leastSize: number) => readonly number[]): TrimmedGraph {
  const { kinds } = source;
  const { flatSum, cumSum, order, beyond } = figures;
  const sumFlat = sumOf(flatSum, [...order, ...beyond]);
  const leastCum = Math.abs(Math.trunc(sumFlat * limits.nodeFraction));
  const leastWeight = Math.abs(Math.trunc(sumFlat * limits.edgeFraction));

  const heavy = order.filter((row) => Math.abs(Number(cumSum[row])) >= leastCum);
  // Where there is no cut-off they are only not shown.
  const nodesOverCut = heavy.length + (leastCum === 0 ? beyond.length : 0);
  const droppedNodes = order.length + beyond.length - nodesOverCut;
  let graph = new Graph(kinds, figures, heavy.length === order.length + beyond.length ? all : sumEdges(source, marked(heavy, kinds)), heavy);

  const rows = graph.byEntropy();
  let droppedEdges = graph.dropLight(leastWeight);
  const top = selectTop(rows, limits.nodeCount, tagsOf(rows.slice(0, limits.nodeCount), leastCum));
  let shown = rows;
  if (top.length < rows.length) {
    graph = new Graph(kinds, figures, sumEdges(source, marked(top, kinds)), top);
    shown = graph.byEntropy();
    droppedEdges = graph.dropLight(leastWeight);
  }
  graph.dropRedundant(shown);
  return { rows: shown, edges: graph.edges, shownEdges: graph.shownEdges(), droppedNodes, nodesOverCut, droppedEdges };
}

/** Of 64-bit integers it wraps, as Go's does. */
function sumOf(values: SampleValues, rows: readonly number[]): number {
  if (values instanceof BigInt64Array) return Number(rows.reduce((sum, row) => BigInt.asIntN(64, sum + values[row]), 0n));
  return rows.reduce((sum, row) => sum + values[row], 0);
}

/** As many rows as fit `most` nodes, where each label of a row that is drawn is a node too. */
function selectTop(rows: readonly number[], most: number, tags: readonly number[]): readonly number[] {
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    count += (tags[i] ?? 0) + 1;
    if (count >= most) return rows.slice(0, i + 1);
  }
  return rows;
}

function marked(rows: readonly number[], kinds: FrameKinds): Uint8Array {
  const kept = new Uint8Array(kinds.rows.length);
  for (const row of rows) kept[row] = 1;
  return kept;
}

class Graph {
  readonly edges: CallEdges;
  readonly #kinds: FrameKinds;
  readonly #figures: RowFigures;
  readonly #rows: readonly number[];
  readonly #isShown: Uint8Array;
  /** 1: taken away. */
  readonly #gone: Uint8Array;
  readonly #size: Float64Array;
  readonly #in: EdgesByRow;
  readonly #out: EdgesByRow;

  /** @param rows those that are shown; edges of others weigh in the entropy, as in pprof. */
  constructor(kinds: FrameKinds, figures: RowFigures, edges: CallEdges, rows: readonly number[]) {
    this.edges = edges;
    this.#kinds = kinds;
    this.#figures = figures;
    this.#rows = rows;
    this.#isShown = marked(rows, kinds);
    this.#gone = new Uint8Array(edges.count);
    this.#size = Float64Array.from(edges.weight, sizeOf);
    this.#in = edgesByRow(edges.callee, kinds.rows.length);
    this.#out = edgesByRow(edges.caller, kinds.rows.length);
  }

  byEntropy(): number[] {
    const { flatSum } = this.#figures;
    const score = new Map(this.#rows.map((row) => [row, Math.abs(this.#score(row))]));
    const name = (row: number): string => this.#kinds.rows[row].name;
    return this.#rows.toSorted(
      (a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0) || compareAsGo(name(a), name(b)) || Math.abs(Number(flatSum[b])) - Math.abs(Number(flatSum[a])),
    );
  }

  /** Edges into shown rows that weigh less; how many there were. */
  dropLight(leastWeight: number): number {
    let dropped = 0;
    for (let edge = 0; edge < this.edges.count; edge++) {
      if (this.#gone[edge] === 1 || this.#size[edge] >= leastWeight || this.#isShown[this.edges.callee[edge]] === 0) continue;
      this.#gone[edge] = 1;
      if (this.#isShown[this.edges.caller[edge]] === 1) dropped++;
    }
    return dropped;
  }

  /** Residual edges that weigh less than all others into their callee, if the callee stays within reach of the caller. */
  dropRedundant(rows: readonly number[]): void {
    for (const row of rows.toReversed()) {
      for (const edge of this.#sorted(this.#into(row)).toReversed()) {
        if (this.edges.residual[edge] === 0) break;
        if (this.#isRedundant(edge)) this.#gone[edge] = 1;
      }
    }
  }

  shownEdges(): readonly number[] {
    const { caller, callee } = this.edges;
    const shown: number[] = [];
    for (const row of this.#rows) {
      for (const edge of this.#into(row)) if (this.#isShown[caller[edge]] === 1 && this.#isShown[callee[edge]] === 1) shown.push(edge);
    }
    return this.#sorted(shown);
  }

  /** Whether another way leads from the edge's caller to its callee. */
  #isRedundant(edge: number): boolean {
    const { caller, callee } = this.edges;
    const from = caller[edge];
    const seen = new Set([callee[edge]]);
    for (const row of seen) {
      for (const into of this.#into(row)) {
        if (into === edge || seen.has(caller[into])) continue;
        if (caller[into] === from) return true;
        seen.add(caller[into]);
      }
    }
    return false;
  }

  #into(row: number): number[] {
    return this.#alive(this.#in, row);
  }

  #alive({ start, edge }: EdgesByRow, row: number): number[] {
    const alive: number[] = [];
    for (let i = start[row]; i < start[row + 1]; i++) if (this.#gone[edge[i]] === 0) alive.push(edge[i]);
    return alive;
  }

  #sorted(edges: readonly number[]): number[] {
    const { caller, callee } = this.edges;
    const name = (row: number): string => this.#kinds.rows[row].name;
    return edges.toSorted(
      (a, b) => this.#size[b] - this.#size[a] || compareAsGo(name(caller[a]), name(caller[b])) || compareAsGo(name(callee[a]), name(callee[b])),
    );
  }

  /** Functions that calls merely pass through score least; cum scaled by how evenly callers and callees share, plus flat. */
  #score(row: number): number {
    const flat = Number(this.#figures.flatSum[row]);
    const entropy = this.#entropy(this.#into(row), 0) + this.#entropy(this.#alive(this.#out, row), flat);
    return Math.trunc(entropy * Number(this.#figures.cumSum[row])) + flat;
  }

  /** −Σ f·log₂ f over shares of the edges and the row itself; 1 without edges. Negative weights have shares, but are not in the whole. */
  #entropy(edges: readonly number[], self: number): number {
    if (edges.length === 0) return 1;
    const { weight } = this.edges;
    let whole = self;
    for (const edge of edges) if (weight[edge] > 0) whole += this.#size[edge];
    if (whole === 0) return 0;
    let entropy = self > 0 ? share(self / whole) : 0;
    for (const edge of edges) entropy += share(this.#size[edge] / whole);
    return entropy;
  }
}

/** Shares that cancelled out, or are of a negative whole, say nothing. */
function share(fraction: number): number {
  return fraction > 0 ? -fraction * Math.log2(fraction) : 0;
}
