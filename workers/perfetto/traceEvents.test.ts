// Trace events read back come to the figures of the trace.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type OpenedDocument, openDocument } from '../openDocument.ts';
import { traceEventsFile } from './traceEventsFile.ts';

interface Event {
  readonly ph: 'M' | 'X' | 'C';
  readonly name: string;
  readonly pid: number;
  readonly tid?: number;
  readonly ts?: number;
  readonly dur?: number;
  readonly args: Readonly<Record<string, string | number>>;
}

type Trace = Extract<OpenedDocument, { readonly kind: 'go-trace' }>;

async function opened(path: string): Promise<Trace> {
  const document = await openDocument({ from: 'file', file: new Blob([readFileSync(path)]), name: 'trace.out' }, { onEvent: () => undefined });
  if (document.kind !== 'go-trace') throw new Error('This is no trace.');
  return document;
}

async function eventsOf(document: Trace, range?: { readonly startNs: number; readonly endNs: number }): Promise<readonly Event[]> {
  const { blob, rows } = await traceEventsFile(document, 'trace.out', range, () => undefined);
  const { traceEvents } = JSON.parse(await blob.text()) as { readonly traceEvents: readonly Event[] };
  expect(traceEvents.length).toBe(rows);
  return traceEvents;
}

const ns = (us = 0): number => Math.round(us * 1000);
/** Perfetto takes a thread 0 for the one that has the number of its process. */
const laneOf = ({ pid, tid }: Event): string => `${pid} ${tid === 0 ? pid : tid}`;
const sumNs = (events: readonly Event[]): number => events.reduce((sum, { dur }) => sum + ns(dur), 0);

test.each(['fixtures/traces/go1.27-long-run-gen100ms.trace', 'fixtures/traces/go1.19-user-annotations.trace'])('lanes of %s', async (path) => {
  const document = await opened(path);
  const facts = document.trace.facts(0);
  const { totals } = facts;
  const events = await eventsOf(document);
  const spans = events.filter(({ ph }) => ph === 'X');
  const ofProcs = spans.filter(({ pid }) => pid === 1);
  const ofGoroutines = spans.filter(({ pid }) => pid === 2);
  expect(sumNs(ofGoroutines.filter(({ name }) => name === 'running'))).toBe(totals.execNs);
  expect(sumNs(ofGoroutines.filter(({ name }) => name === 'runnable'))).toBe(totals.runnableNs);
  expect(sumNs(ofGoroutines.filter(({ name }) => name === 'system call'))).toBe(totals.syscallNs);
  expect(sumNs(ofGoroutines)).toBe(totals.execNs + totals.runnableNs + totals.syscallNs + totals.waitNs);
  // What ran has run on a P, but where the recording does not tell which.
  expect(sumNs(ofProcs)).toBeGreaterThan(totals.execNs * 0.9);
  expect(sumNs(ofProcs)).toBeLessThanOrEqual(totals.execNs);
  const stops = spans.filter(({ pid, tid }) => pid === 3 && tid === 1);
  expect([stops.length, sumNs(stops)]).toEqual([facts.stwCount, facts.stwTotalNs]);
  expect(events.some(({ ph, name }) => ph === 'C' && name === 'Heap live (bytes)')).toBe(true);
  // A lane is a sequence: nothing on it overlaps.
  const named = events.filter(({ name }) => name === 'thread_name').map(laneOf);
  expect(new Set(named).size).toBe(named.length);
  const known = new Set(named);
  expect(spans.filter((event) => !known.has(laneOf(event)))).toEqual([]);
  const lastEnd = new Map<string, number>();
  const overlaps = spans
    .toSorted((a, b) => ns(a.ts) - ns(b.ts) || ns(a.dur) - ns(b.dur))
    .filter((event) => {
      const lane = laneOf(event);
      const before = lastEnd.get(lane) ?? 0;
      lastEnd.set(lane, ns(event.ts) + ns(event.dur));
      return ns(event.ts) < before;
    });
  expect(overlaps).toEqual([]);
});

test('a range has the spans that overlap it, whole', async () => {
  const document = await opened('fixtures/traces/go1.26-user-annotations.trace');
  const { durationNs } = document.trace.facts(0);
  const range = { startNs: Math.floor(durationNs / 3), endNs: Math.floor(durationNs / 2) };
  const overlaps = ({ ts, dur }: Event): boolean => ns(ts) < range.endNs && ns(ts) + ns(dur) >= range.startNs;
  const all = (await eventsOf(document)).filter((event) => event.ph === 'X' && overlaps(event)).map((event) => JSON.stringify(event));
  const some = (await eventsOf(document, range)).filter(({ ph }) => ph === 'X').map((event) => JSON.stringify(event));
  expect(some.toSorted()).toEqual(all.toSorted());
  expect(some.length).toBeGreaterThan(0);
});
