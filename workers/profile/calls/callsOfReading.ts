// What the answers about calls share, made at the first question of a reading that needs it and gone with the reading.
import { RunSums, StackRanges } from '../flame/ranges.ts';
import type { Reading } from '../reading/reading.ts';
import { type CallEdges, edgesByRow, type EdgesByRow, type EdgeSource, sumEdges } from './callEdges.ts';
import { leafFirst, type StacksAround, stacksAround } from './derivedStacks.ts';
import { lineNodes, type LineNodes, type LineSums, sumLines } from './lineSums.ts';
import { divisorsOf } from './rowFigures.ts';

export interface AllEdges {
  readonly source: EdgeSource;
  readonly edges: CallEdges;
  /** Edges into each row, and out of it. */
  readonly into: EdgesByRow;
  readonly outOf: EdgesByRow;
}

export class ReadingCalls {
  readonly #reading: Reading;
  readonly #edges = new Map<number, AllEdges>();
  readonly #reversedRuns = new Map<number, RunSums>();
  readonly #lineSums = new Map<number, LineSums>();
  #lines: LineNodes | undefined;
  #reversed: StackRanges | undefined;
  #rowByName: ReadonlyMap<string, number> | undefined;
  /** Of the latest function only: each is as large as the profile at worst. */
  #around: StacksAround | undefined;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** Over all rows. */
  edges(sampleType: number): AllEdges {
    const known = this.#edges.get(sampleType);
    if (known !== undefined) return known;
    const { kinds, stacks, profile } = this.#reading;
    const source = { kinds, stacks, values: profile.values[sampleType], divisors: divisorsOf(this.#reading) };
    const edges = sumEdges(source, undefined);
    const made = { source, edges, into: edgesByRow(edges.callee, kinds.rows.length), outOf: edgesByRow(edges.caller, kinds.rows.length) };
    this.#edges.set(sampleType, made);
    return made;
  }

  /** Samples by stack, from the leaf. */
  get reversed(): StackRanges {
    const { stacks, kinds } = this.#reading;
    return (this.#reversed ??= new StackRanges(leafFirst(stacks), kinds.boxes.length));
  }

  reversedRuns(sampleType: number): RunSums {
    const known = this.#reversedRuns.get(sampleType) ?? new RunSums(this.reversed.order, this.#reading.profile.values[sampleType]);
    this.#reversedRuns.set(sampleType, known);
    return known;
  }

  get lines(): LineNodes {
    return (this.#lines ??= lineNodes(this.#reading.profile, this.#reading.kinds));
  }

  lineSums(sampleType: number): LineSums {
    const { profile } = this.#reading;
    const known = this.#lineSums.get(sampleType) ?? sumLines(profile, this.lines, profile.values[sampleType], divisorsOf(this.#reading));
    this.#lineSums.set(sampleType, known);
    return known;
  }

  around(row: number): StacksAround {
    if (this.#around?.row !== row) this.#around = stacksAround(this.#reading.stacks, this.#reading.kinds, row);
    return this.#around;
  }

  /** The first row of that name. */
  rowOf(name: string): number | undefined {
    const { rows } = this.#reading.kinds;
    // Of equal keys a map keeps the last.
    this.#rowByName ??= new Map(rows.map((row, i): [string, number] => [row.name, i]).toReversed());
    return this.#rowByName.get(name);
  }
}

const kept = new WeakMap<Reading, ReadingCalls>();

export function callsOf(reading: Reading): ReadingCalls {
  const known = kept.get(reading) ?? new ReadingCalls(reading);
  kept.set(reading, known);
  return known;
}
