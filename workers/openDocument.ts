// Opens a file of any kind we read: takes in bytes, tells what they are, decodes, and says at every step what can be shown.
// Runs in the document's worker, in tests, and in the report command alike.

import type { DocumentFacts, OpenEvent, OpenSource } from './api.ts';
import { type Damage, DamageError, withAdvice } from './damage.ts';
import { contentOf } from './open/content.ts';
import { type FilePart, partEnd } from './open/filePart.ts';
import { type HeldPart, type Release, readGrowing } from './open/read.ts';
import { SNIFF_BYTES, sniff } from './open/sniff.ts';
import { type OpenedProfile, openProfile } from './profile/open.ts';
import type { Chunk } from './trace/columns.ts';
import { OpenTrace } from './trace/openTrace.ts';
import type { Bytes } from './units.ts';

export type OpenedDocument =
  | { readonly kind: 'go-trace'; readonly trace: OpenTrace; readonly storedBytes: Bytes; readonly damage: Damage | undefined }
  | { readonly kind: 'pprof'; readonly profile: OpenedProfile; readonly storedBytes: Bytes; readonly damage: Damage | undefined }
  | { readonly kind: 'failed'; readonly storedBytes: Bytes; readonly damage: Damage };

export interface OpenListener {
  readonly onEvent: (event: OpenEvent) => void;
  /** The trace, as soon as it can be asked: long before it is read to its end. */
  readonly onTrace?: (trace: OpenTrace) => void;
  /** Every chunk of a trace as it is decoded; its columns are used again for the next one. */
  readonly onChunk?: (chunk: Chunk) => void;
}

/** Facts are made again while chunks arrive, at most this often, and never for more than a tenth of the time. */
const FACTS_EVERY_MS = 400;
const FACTS_SHARE = 10;
/** A question waits no longer than this while chunks are decoded. */
const YIELD_EVERY_MS = 24;

/** Never rejects for bad input: that is a `failed` event and document. */
export async function openDocument(source: OpenSource, listener: OpenListener): Promise<OpenedDocument> {
  const opening = new Opening(source, listener);
  try {
    return await opening.run();
  } catch (error) {
    const damage = damageOf(error);
    listener.onEvent({ type: 'failed', damage });
    return { kind: 'failed', storedBytes: opening.bytesRead, damage };
  }
}

class Opening {
  bytesRead: Bytes = 0;
  readonly #source: OpenSource;
  readonly #listener: OpenListener;
  #bytesTotal: Bytes | undefined;
  #trace: OpenTrace | undefined;
  #sniffed = false;
  #yieldedAtMs = 0;
  #factsAtMs = 0;
  #factsCostMs = 0;
  #ready = false;

  constructor(source: OpenSource, listener: OpenListener) {
    this.#source = source;
    this.#listener = listener;
  }

  async run(): Promise<OpenedDocument> {
    const held = await readGrowing(this.#source, (part, release) => this.#take(part, release), {
      onProgress: (bytesRead, bytesTotal) => {
        this.bytesRead = bytesRead;
        this.#bytesTotal = bytesTotal;
        this.#progress('reading');
      },
    });
    if (this.#trace !== undefined) {
      await this.#decode(this.#trace, held, true);
      return this.#traceDone(this.#trace, undefined);
    }
    const stored = held.bytes;
    if (stored.length === 0) throw new DamageError({ what: 'empty', message: 'The file is empty.', offset: 0 });
    this.#progress('decoding');
    const content = await contentOf(stored);
    if (content.kind === 'go-trace') {
      const trace = this.#startTrace();
      await this.#decode(trace, { bytes: content.bytes, startOffset: 0 }, true);
      return this.#traceDone(trace, content.damage);
    }
    // Half a profile would give wrong totals: it is not shown.
    if (content.damage !== undefined) throw new DamageError(content.damage);
    const profile = openProfile(content.bytes, this.#source.name, stored.length);
    this.#done(profile.facts);
    return { kind: 'pprof', profile, storedBytes: stored.length, damage: profile.facts.damage };
  }

  /** A trace that is stored as it is gets decoded while the rest is still being read, and what is decoded is let go. */
  async #take(part: HeldPart, release: Release): Promise<void> {
    if (!this.#sniffed && (part.bytes.length >= SNIFF_BYTES || part.bytes.length === this.#bytesTotal)) {
      this.#sniffed = true;
      if (sniff(part.bytes).kind === 'go-trace') this.#startTrace();
    }
    if (this.#trace === undefined) return;
    await this.#decode(this.#trace, part, false);
    release(this.#trace.neededFrom);
  }

  #startTrace(): OpenTrace {
    this.#trace = new OpenTrace(this.#source.name, this.#listener.onChunk);
    return this.#trace;
  }

  async #decode(trace: OpenTrace, part: FilePart, whole: boolean): Promise<void> {
    trace.feed(part, whole);
    while (trace.step()) {
      // Let questions in between chunks.
      if (performance.now() - this.#yieldedAtMs > YIELD_EVERY_MS) await this.#yield();
      if (!this.#ready) this.#listener.onTrace?.(trace);
      const now = performance.now();
      if (!this.#ready || now - this.#factsAtMs > Math.max(FACTS_EVERY_MS, this.#factsCostMs * FACTS_SHARE)) {
        this.#ready = true;
        this.#listener.onEvent({ type: 'ready', facts: trace.facts(this.#storedSize(partEnd(part))) });
        this.#factsAtMs = performance.now();
        this.#factsCostMs = this.#factsAtMs - now;
      }
    }
    this.#progress('decoding');
  }

  async #yield(): Promise<void> {
    this.#progress('decoding');
    await nextTask();
    this.#yieldedAtMs = performance.now();
  }

  #traceDone(trace: OpenTrace, outerDamage: Damage | undefined): OpenedDocument {
    if (outerDamage !== undefined) trace.damagedOutside(outerDamage);
    const facts = trace.facts(this.#storedSize(this.bytesRead));
    this.#listener.onTrace?.(trace);
    this.#done(facts);
    return { kind: 'go-trace', trace, storedBytes: this.bytesRead, damage: trace.damage };
  }

  #storedSize(available: Bytes): Bytes {
    return this.#bytesTotal ?? Math.max(this.bytesRead, available);
  }

  #progress(stage: 'reading' | 'decoding'): void {
    this.#listener.onEvent({
      type: 'progress',
      stage,
      bytesRead: this.bytesRead,
      bytesTotal: this.#bytesTotal,
      chunks: this.#trace?.generations ?? 0,
      events: this.#trace?.events ?? 0,
    });
  }

  #done(facts: DocumentFacts): void {
    this.#listener.onEvent({ type: 'done', facts });
  }
}

/** Resolves after the tasks that wait already. A timer would do, but nested ones are held back 4 ms. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(undefined);
  });
}

/** Whatever went wrong, as a sentence. Only a DamageError is expected here; the rest is said without a stack trace. */
function damageOf(error: unknown): Damage {
  if (error instanceof DamageError) return withAdvice(error.damage);
  if (error instanceof RangeError) {
    return {
      what: 'too-large',
      message: 'This file needs more memory than the browser gives one tab.',
      advice: 'Close other tabs, or record a shorter stretch.',
    };
  }
  return {
    what: 'unreadable',
    message: 'Gopherscope failed on this file in a way it should not have.',
    advice: 'Please report it, with the file if you may share it.',
  };
}
