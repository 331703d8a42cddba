// A trace as trace events in JSON (the format of chrome://tracing, which Perfetto's page opens, too): a lane a P with what ran on it, a lane a
// goroutine with its states, stops of the world and phases of the collector, and the heap, as a counter.
// Times there are µs; three decimals keep them exact to the ns. No displayTimeUnit is told: older versions of Perfetto took it for the unit of the times.

import { GC_PHASES, type Ns, type TimeRange } from '../api.ts';
import type { CloseTrace } from '../trace/closeup/closeTrace.ts';
import { type Begun, walkSpans } from '../trace/closeup/spanWalk.ts';
import { GO } from '../trace/columns.ts';
import { displayText } from '../trace/text.ts';
import { signedDecimal, unsignedDecimal } from '../trace/wire/ids.ts';
import type { ByteSink } from '../tables/formats/byteSink.ts';
import { overlapsRange } from '../tables/tableSource.ts';
import { TraceTexts } from '../tables/trace/traceTexts.ts';

/** Groups of lanes, which the format calls processes; a lane is a thread there. Perfetto takes thread 0 for one that is not told, so lanes begin at 1. */
const LANES = { procs: 1, goroutines: 2, collector: 3 } as const;
const STOPS = 1;
const PHASES = 2;

/** Text is handed on in pieces of about this. */
const PIECE_CHARS = 2 ** 18;

/** Spans that overlap the range, whole; undefined: all. Returns the number of events. */
export async function writeTraceEvents(trace: CloseTrace, about: Readonly<Record<string, string>>, range: TimeRange | undefined, sink: ByteSink, onProgress: (done: number) => void): Promise<number> {
  const events = new EventText(sink, about);
  const { index } = trace;
  const texts = new TraceTexts(index);
  const { procs } = index.tables;
  events.lanes(LANES.procs, 'Ps', 0);
  events.lanes(LANES.goroutines, 'Goroutines', 2);
  events.lanes(LANES.collector, 'Stops and GC', 1);
  for (let proc = 0; proc < procs.count; proc++) {
    const id = unsignedDecimal(procs.lo[proc], procs.hi[proc]);
    events.lane(LANES.procs, laneOfProc(proc), `P ${id}`, id);
  }
  events.lane(LANES.collector, String(STOPS), 'Stops of the world', String(STOPS));
  events.lane(LANES.collector, String(PHASES), 'GC', String(PHASES));
  addStops(trace, events, range);
  await addHeap(trace, events, range);
  const named = new Set<string>();
  await walkSpans(
    trace,
    range?.endNs ?? Infinity,
    (idLo, idHi, nameText, begun, endNs) => {
      if (!overlapsRange(range, begun.startNs, endNs)) return;
      const id = signedDecimal(idLo, idHi);
      const name = texts.text(nameText) ?? `goroutine ${id}`;
      if (!named.has(id)) {
        named.add(id);
        events.lane(LANES.goroutines, id, `${name} (${id})`, id);
      }
      const args = argumentsOf(texts, begun, id);
      events.span(LANES.goroutines, id, stateName(texts, begun), begun.startNs, endNs, args);
      if (begun.state === GO.running && begun.proc >= 0) events.span(LANES.procs, laneOfProc(begun.proc), name, begun.startNs, endNs, args);
    },
    onProgress,
  );
  events.end();
  return events.count;
}

function laneOfProc(proc: number): string {
  return String(proc + 1);
}

function addStops({ index }: CloseTrace, events: EventText, range: TimeRange | undefined): void {
  for (const stop of index.ranges.stw) {
    const endNs = stop.endNs ?? index.lastNs;
    if (overlapsRange(range, stop.startNs, endNs)) events.span(LANES.collector, String(STOPS), displayText(index.tables.texts[stop.kindText]), stop.startNs, endNs, { goroutine: stop.goroutineId });
  }
  const phases = index.ranges.phases(index.lastNs);
  for (let i = 0; i < phases.kind.length; i++) {
    if (overlapsRange(range, phases.startNs[i], phases.endNs[i])) events.span(LANES.collector, String(PHASES), GC_PHASES[phases.kind[i]], phases.startNs[i], phases.endNs[i], {});
  }
}

async function addHeap(trace: CloseTrace, events: EventText, range: TimeRange | undefined): Promise<void> {
  for (const number of trace.index.generations.keys()) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- one generation at a time is in memory
    await trace.each([number], ({ detail }) => {
      if (detail === undefined) throw new Error('The heap is asked for of a generation whose detail is not held.');
      const { liveNs, liveBytes, goalNs, goalBytes } = detail.heap;
      addSeries(events, 'Heap live (bytes)', liveNs, liveBytes, range);
      addSeries(events, 'Heap goal (bytes)', goalNs, goalBytes, range);
    });
  }
}

function addSeries(events: EventText, name: string, times: Float64Array, values: Float64Array, range: TimeRange | undefined): void {
  for (let i = 0; i < times.length; i++) if (overlapsRange(range, times[i], times[i])) events.counter(LANES.collector, name, times[i], values[i]);
}

function stateName(texts: TraceTexts, { state, reason }: Begun): string {
  const why = texts.text(reason);
  switch (state) {
    case GO.running:
      return 'running';
    case GO.runnable:
      return 'runnable';
    case GO.syscall:
      return 'system call';
    case GO.waiting:
      return why ?? 'waiting';
    default:
      return 'not told';
  }
}

function argumentsOf(texts: TraceTexts, { reason, stack, causeLo, causeHi }: Begun, goroutine: string): Readonly<Record<string, string>> {
  const why = texts.text(reason);
  const top = texts.ownTop(stack) ?? texts.top(stack);
  return { goroutine, ...(why === undefined ? {} : { reason: why }), ...(top === undefined ? {} : { function: top }), ...(causeHi < 0 ? {} : { by: signedDecimal(causeLo, causeHi) }) };
}

class EventText {
  count = 0;
  readonly #sink: ByteSink;
  readonly #encoder = new TextEncoder();
  readonly #about: Readonly<Record<string, string>>;
  #text = '{"traceEvents":[\n';

  constructor(sink: ByteSink, about: Readonly<Record<string, string>>) {
    this.#sink = sink;
    this.#about = about;
  }

  /** A group of lanes; `place`: the lowest number is the uppermost. */
  lanes(pid: number, name: string, place: number): void {
    this.#add(`{"ph":"M","name":"process_name","pid":${pid},"args":{"name":${JSON.stringify(name)}}}`);
    this.#add(`{"ph":"M","name":"process_sort_index","pid":${pid},"args":{"sort_index":${place}}}`);
  }

  lane(pid: number, tid: string, name: string, place: string): void {
    this.#add(`{"ph":"M","name":"thread_name","pid":${pid},"tid":${tid},"args":{"name":${JSON.stringify(name)}}}`);
    this.#add(`{"ph":"M","name":"thread_sort_index","pid":${pid},"tid":${tid},"args":{"sort_index":${place}}}`);
  }

  span(pid: number, tid: string, name: string, startNs: Ns, endNs: Ns, args: Readonly<Record<string, string>>): void {
    this.#add(`{"ph":"X","name":${JSON.stringify(name)},"pid":${pid},"tid":${tid},"ts":${microseconds(startNs)},"dur":${microseconds(endNs - startNs)},"args":${JSON.stringify(args)}}`);
  }

  counter(pid: number, name: string, atNs: Ns, value: number): void {
    this.#add(`{"ph":"C","name":${JSON.stringify(name)},"pid":${pid},"ts":${microseconds(atNs)},"args":{"value":${value}}}`);
  }

  end(): void {
    this.#text += `\n],"otherData":${JSON.stringify(this.#about)}}\n`;
    this.#flush();
  }

  #add(event: string): void {
    this.#text += this.count++ === 0 ? event : `,\n${event}`;
    if (this.#text.length >= PIECE_CHARS) this.#flush();
  }

  #flush(): void {
    this.#sink(this.#encoder.encode(this.#text));
    this.#text = '';
  }
}

function microseconds(ns: Ns): string {
  return (ns / 1000).toFixed(3);
}
