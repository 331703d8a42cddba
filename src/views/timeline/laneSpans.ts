// What the worker answers of lanes, in the one shape that drawing and hit tests read: Ps come from the index, other lanes from
// closer reading.
import { laneKey, type LaneStrips, type ProcStrips, SPAN_KINDS, type SpanKind, STRETCH_KINDS, type StretchKind } from '../../../workers/api.ts';
import type { LaneColumns } from '../../charts/marks/lanes.ts';
import { kindOf, kindText, shortFunction } from './stretchLook.ts';

export interface LaneSpans extends LaneColumns {
  readonly of: 'procs' | 'stretches';
  /** STRETCH_KINDS. */
  readonly kind: Uint8Array;
  readonly goroutine: Uint32Array;
  readonly nameOf: Uint32Array;
  /** Short, as labels show them. */
  readonly names: readonly string[];
  /** As Go prints it; undefined: not told here. */
  readonly goroutineId: Float64Array | undefined;
  /** Index of a lane in the columns, by its key. */
  readonly laneOf: ReadonlyMap<string, number>;
}

const KIND_OF_SPAN: Readonly<Record<SpanKind, StretchKind>> = { 0: 'running', 1: 'system call', 2: 'GC mark worker', 3: 'mark assist', 4: 'sweep' };
const KIND_NUMBERS = Uint8Array.from(SPAN_KINDS, (_, kind) => STRETCH_KINDS.indexOf(KIND_OF_SPAN[kind as SpanKind]));

export function spansOfProcs(strips: ProcStrips): LaneSpans {
  return {
    of: 'procs',
    lane: strips.lane,
    startNs: strips.startNs,
    endNs: strips.endNs,
    busy: strips.busy,
    count: strips.count,
    kind: strips.kind.map((kind) => KIND_NUMBERS[kind] ?? 0),
    goroutine: strips.goroutine,
    nameOf: strips.nameOf,
    names: strips.names.map(shortFunction),
    goroutineId: strips.goroutineId,
    laneOf: new Map(Array.from(strips.procs, (proc, lane) => [laneKey({ lane: 'proc', proc }), lane])),
  };
}

export function spansOfLanes(strips: LaneStrips): LaneSpans {
  return {
    of: 'stretches',
    lane: strips.lane,
    startNs: strips.startNs,
    endNs: strips.endNs,
    busy: strips.busy,
    count: strips.count,
    kind: strips.kind,
    goroutine: strips.goroutine,
    nameOf: strips.nameOf,
    names: strips.names.map(shortFunction),
    goroutineId: undefined,
    laneOf: new Map(strips.lanes.map((ref, lane) => [laneKey(ref), lane])),
  };
}

/** "http.(*conn).serve 42", and what it does for the collector in front; in a goroutine's own lane the reason of a wait. */
export function spanLabel(spans: LaneSpans, span: number): string {
  const kind = kindOf(spans.kind[span]);
  const name = spans.names[spans.nameOf[span] ?? 0] ?? '';
  if (spans.goroutineId === undefined) return name === '' ? kindText(kind) : name;
  const who = `${name === '' ? 'goroutine' : name} ${spans.goroutineId[span] ?? ''}`;
  return kind === 'mark assist' || kind === 'sweep' ? `${kindText(kind)}: ${who}` : who;
}
