// A trace gives the same answers wherever its bytes come from, and although its details are let go and decoded again.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenEvent, OpenSource, TraceFacts } from './api.ts';
import { type OpenDocumentOptions, type OpenedDocument, openDocument } from './openDocument.ts';
import { ShuffledDecoders } from './trace/testing/shuffledDecoders.ts';

const TRACE = new Uint8Array(readFileSync(fileURLToPath(new URL('../fixtures/traces/go1.27-long-run-gen100ms.trace', import.meta.url))));
const GZIP = new Uint8Array(gzipSync(TRACE));
const TWO_MEMBERS = new Uint8Array(Buffer.concat([gzipSync(TRACE.subarray(0, 300_000)), gzipSync(TRACE.subarray(300_000))]));

class WatchedDecoders extends ShuffledDecoders {
  closed = false;
  rested = 0;

  override rest(): void {
    this.rested++;
  }

  override close(): void {
    this.closed = true;
  }
}

const decodersOf = (threads: number): WatchedDecoders => new WatchedDecoders(threads, 7);

async function open(source: OpenSource, options: OpenDocumentOptions = {}): Promise<{ opened: OpenedDocument; events: OpenEvent[] }> {
  const events: OpenEvent[] = [];
  const opened = await openDocument(source, { onEvent: (event) => events.push(event) }, options);
  return { opened, events };
}

async function told(opened: OpenedDocument): Promise<unknown> {
  if (opened.kind !== 'go-trace') return opened;
  return { report: await opened.trace.report({ goroutines: true }), damage: opened.damage };
}

const file = (...parts: readonly Uint8Array<ArrayBuffer>[]): OpenSource => ({ from: 'file', file: new Blob([...parts]), name: 'x' });

describe('from', () => {
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = createServer((request, response) => response.end(request.url === '/gzip' ? GZIP : TRACE));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((closed) => server.close(closed)));

  const sources: readonly [string, () => OpenSource, number][] = [
    ['a file', () => file(TRACE), TRACE.length],
    ['a gzipped file', () => file(GZIP), GZIP.length],
    ['a gzip of two members', () => file(TWO_MEMBERS), TWO_MEMBERS.length],
    ['an address', () => ({ from: 'url', url: `${base}/plain`, name: 'x' }), TRACE.length],
    ['an address of a gzip', () => ({ from: 'url', url: `${base}/gzip`, name: 'x' }), GZIP.length],
  ];

  test.each(sources)('%s', async (_, source, storedBytes) => {
    const plain = await told((await open(file(TRACE))).opened);
    const { opened, events } = await open(source());
    expect(opened.storedBytes).toBe(storedBytes);
    expect(await told(opened)).toEqual(plain);
    // Progress never goes back, and what can be drawn comes before the end.
    const read = events.flatMap((event) => (event.type === 'progress' ? [event.bytesRead] : []));
    expect(read).toEqual(read.toSorted((a, b) => a - b));
    expect(read.at(-1)).toBe(storedBytes);
    const ready = events.find((event) => event.type === 'ready')?.facts as TraceFacts;
    expect(ready.generations).toBe(1);
    expect(events.at(-1)).toMatchObject({ type: 'done', facts: { generations: 40, bytes: storedBytes, inflatedBytes: TRACE.length } });

    const decoders = decodersOf(2);
    const small = await open(source(), { memoryBudgetBytes: 0, threads: 2, startDecoders: () => decoders });
    expect(decoders.jobs).toBe(40);
    expect(decoders.closed).toBe(false);
    expect(await told(small.opened)).toEqual(plain);
    // The list of goroutines needs every generation's details.
    expect(decoders.jobs).toBe(80);
    if (small.opened.kind === 'go-trace') small.opened.close();
    expect(decoders.closed).toBe(true);
  });
});

test('threads rest once everything is in memory, and end when the file cannot be read', async () => {
  const kept = decodersOf(2);
  await open(file(TRACE), { threads: 2, startDecoders: () => kept });
  expect(kept).toMatchObject({ jobs: 40, rested: 1, closed: false });
  const failed = decodersOf(2);
  const newer = TRACE.slice();
  newer.set(new TextEncoder().encode('go 1.99'));
  const { opened } = await open(file(newer), { threads: 2, startDecoders: () => failed });
  expect(opened.kind).toBe('failed');
  expect(failed).toMatchObject({ jobs: 0, closed: true });
});

test('one thread starts no other', async () => {
  const { opened } = await open(file(TRACE), { threads: 1, startDecoders: () => expect.unreachable('started') });
  expect(opened.damage).toBeUndefined();
});

test('a gzip that breaks leaves what came out before, as a file that ends there would', async () => {
  const cut = GZIP.slice(0, 150_000);
  const { opened } = await open(file(cut));
  expect(opened).toMatchObject({ kind: 'go-trace', damage: { what: 'cut-off', offset: 150_000, message: 'The gzip ends too early, at byte 150000: the file is not complete.' } });
  const flipped = GZIP.slice();
  flipped[GZIP.length - 8] ^= 1;
  const summed = await open(file(flipped));
  expect(summed.opened).toMatchObject({ kind: 'go-trace', damage: { what: 'damaged', message: 'The gzip is damaged: the checksum at its end does not fit its content.' } });
  // All of it came out.
  const whole = await open(file(TRACE));
  expect(eventsOf(summed.opened)).toBe(eventsOf(whole.opened));
  expect(eventsOf(opened)).toBeLessThan(eventsOf(whole.opened));
});

function eventsOf(opened: OpenedDocument): number {
  return opened.kind === 'go-trace' ? opened.trace.events : 0;
}
