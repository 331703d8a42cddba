// All stops of a trace, as far as they are known: the parts of generations that were read closely, and stops that cross a generation's
// edge, which are looked at when all others are known. Made anew when more is known.

import { type Ns, STRETCHED_BY } from '../../api.ts';
import type { PauseColumns } from '../../pauses/pauseColumns.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { generationAfter } from '../index/laneSlices.ts';
import type { StwRange } from '../index/ranges.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { cycleSpans } from './cycleSpans.ts';
import { GC_WORK, type StopPart, haltDelayNs, stopPart } from './pausePart.ts';
import { generationsOfStop, stopFacts } from './stopFacts.ts';
import { type HowLong, LONG_NS, type Stretched, stretchedStop } from './stretchedStop.ts';
import { t } from '../../../language/t.ts';

export interface PauseTable {
  readonly columns: PauseColumns;
  /** By index of the stop; undefined: not known yet. */
  readonly parts: readonly (StopPart | undefined)[];
  readonly stretched: readonly Stretched[];
  /** By index of the stop: index of its GC cycle. */
  readonly cycles: ReadonlyMap<number, number>;
}

interface Made {
  readonly table: PauseTable;
  readonly stops: number;
  readonly partsKnown: number;
  readonly lastNs: Ns;
}

/** Stops across edges, by index; made once for the end that the stop has now. */
type Crossing = Map<number, { readonly endNs: Ns; readonly part: StopPart }>;

const crossings = new WeakMap<CloseTrace, Crossing>();
const made = new WeakMap<CloseTrace, Made>();

/** Rejects with a DamageError if the file is not what it was. */
export async function pauseTable(trace: CloseTrace): Promise<PauseTable> {
  const { index } = trace;
  const { stw } = index.ranges;
  const own = stw.map((stop) => ownGeneration(trace, stop));
  const generations = [...new Set(own)].filter((number) => number !== undefined);
  trace.want(generations.filter((number) => trace.collector(number) === undefined));
  const read = generations.filter((number) => trace.collector(number) !== undefined);
  if (read.length === generations.length) await lookAtCrossing(trace, own);
  const crossing = crossings.get(trace);
  const parts = stw.map((_, at): StopPart | undefined => {
    const number = own[at];
    return number === undefined ? crossing?.get(at)?.part : trace.collector(number)?.pauses.stops.get(at);
  });
  const partsKnown = parts.reduce((count, part) => count + Number(part !== undefined), 0);
  const last = made.get(trace);
  if (last?.stops === stw.length && last.partsKnown === partsKnown && last.lastNs === index.lastNs) return last.table;
  const events = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + index.generations[number].events, 0);
  const table = tableOf(trace, parts, generations.length === 0 ? 1 : events(read) / events(generations));
  made.set(trace, { table, stops: stw.length, partsKnown, lastNs: index.lastNs });
  return table;
}

/** The generation in which it lies; undefined: it crosses an edge, or is open. */
function ownGeneration({ index }: CloseTrace, { startNs, endNs }: StwRange): number | undefined {
  if (endNs === undefined) return undefined;
  const number = generationAfter(index, startNs);
  const generation = index.generations[number];
  return generation !== undefined && generation.fromNs <= startNs && endNs <= generation.lastNs ? number : undefined;
}

async function lookAtCrossing(trace: CloseTrace, own: readonly (number | undefined)[]): Promise<void> {
  const { index } = trace;
  const known: Crossing = crossings.get(trace) ?? new Map();
  crossings.set(trace, known);
  for (const [at, stop] of index.ranges.stw.entries()) {
    const endNs = stop.endNs ?? index.lastNs;
    if (own[at] !== undefined || known.get(at)?.endNs === endNs) continue;
    // oxlint-disable-next-line eslint/no-await-in-loop -- few cross an edge, and each needs two generations in memory
    const part = await trace.holding(generationsOfStop(trace, stop), () => stopPart(index, stopFacts(trace, (number) => trace.closeup(number), stop)));
    known.set(at, { endNs, part });
  }
}

function tableOf({ index }: CloseTrace, parts: readonly (StopPart | undefined)[], known: number): PauseTable {
  const { stw } = index.ranges;
  const names = [...new Set(stw.map(({ kindText }) => kindText))];
  const placeOf = new Map(names.map((text, place) => [text, place]));
  const ns = Float64Array.from(stw, ({ startNs, endNs }) => (endNs ?? index.lastNs) - startNs);
  const stretched = stretchedStops(index, ns, parts);
  const columns: PauseColumns = {
    startNs: Float64Array.from(stw, ({ startNs }) => startNs),
    ns,
    name: Uint16Array.from(stw, ({ kindText }) => placeOf.get(kindText) ?? 0),
    names: names.map((text) => displayText(index.tables.texts[text])),
    stretched: Uint8Array.from(stretched, ({ by }) => STRETCHED_BY.indexOf(by)),
    parts: { toStopNs: Float64Array.from(parts, (part) => part?.toStopNs ?? NaN), untilWorkNs: Float64Array.from(parts, (part) => part?.untilWorkNs ?? NaN) },
    known,
  };
  const cycles = new Map<number, number>();
  for (const { index: cycle, sweepTermination, markTerminations } of cycleSpans(index)) {
    if (sweepTermination !== undefined) cycles.set(sweepTermination, cycle);
    for (const at of markTerminations) cycles.set(at, cycle);
  }
  return { columns, parts, stretched, cycles };
}

function stretchedStops({ ranges: { stw }, tables }: TraceIndex, ns: Float64Array, parts: readonly (StopPart | undefined)[]): readonly Stretched[] {
  // Go's handler of the signal that asks a goroutine to halt stands in the stack of whoever it interrupted.
  const signals = tables.find('runtime.asyncPreempt') !== undefined || tables.find('runtime.asyncPreempt2') !== undefined;
  const halts = new Counts();
  const stood = new Counts();
  for (const [at, part] of parts.entries()) {
    if (part === undefined) continue;
    const { last, otherHalts } = part;
    if (last !== undefined) halts.add(last.ran, haltDelayNs(last) >= LONG_NS);
    for (const { ran, long } of otherHalts) halts.add(ran, long);
    const stoodNs = stoodOf(part);
    if (stoodNs !== undefined) stood.add(stw[at].kindText, stoodNs >= LONG_NS);
  }
  return parts.map((part, at): Stretched => {
    const name = tables.texts[stw[at].kindText];
    const { last, toStopNs, untilWorkNs } = part ?? NOT_KNOWN;
    const stoodNs = toStopNs === undefined || untilWorkNs === undefined ? undefined : untilWorkNs - toStopNs;
    return stretchedStop(
      { name, ns: ns[at], toStopNs, untilWorkNs, last },
      {
        halts: last === undefined ? NONE : halts.without(last.ran, haltDelayNs(last) >= LONG_NS),
        haltsElsewhere: halts.elsewhere(last?.ran),
        stood: stoodNs === undefined ? NONE : stood.without(stw[at].kindText, stoodNs >= LONG_NS),
        stoodElsewhere: stood.elsewhere(stw[at].kindText),
        signals,
      },
    );
  });
}

const NOT_KNOWN = { last: undefined, toStopNs: undefined, untilWorkNs: undefined } as const;

function stoodOf({ toStopNs, untilWorkNs }: StopPart): Ns | undefined {
  return toStopNs === undefined || untilWorkNs === undefined ? undefined : untilWorkNs - toStopNs;
}

const NONE: HowLong = { short: 0, long: 0 };

class Counts {
  readonly #counts = new Map<number, HowLong>();
  #all = NONE;

  add(of: number, long: boolean): void {
    const { short: shorts, long: longs } = this.#counts.get(of) ?? NONE;
    this.#all = long ? { short: this.#all.short, long: this.#all.long + 1 } : { short: this.#all.short + 1, long: this.#all.long };
    this.#counts.set(of, long ? { short: shorts, long: longs + 1 } : { short: shorts + 1, long: longs });
  }

  /** Of all others. */
  elsewhere(of: number | undefined): HowLong {
    const { short: shorts, long: longs } = (of === undefined ? undefined : this.#counts.get(of)) ?? NONE;
    return { short: this.#all.short - shorts, long: this.#all.long - longs };
  }

  /** But for one that was counted. */
  without(of: number, long: boolean): HowLong {
    const { short: shorts, long: longs } = this.#counts.get(of) ?? NONE;
    return long ? { short: shorts, long: longs - 1 } : { short: shorts - 1, long: longs };
  }
}

/** Name of what the last P ran. */
export function ranName(texts: readonly string[], { ran, goroutine }: NonNullable<StopPart['last']>): string {
  if (ran >= 0) return displayText(texts[ran]);
  return ran === GC_WORK ? t('GC work') : (goroutine?.name ?? '');
}
