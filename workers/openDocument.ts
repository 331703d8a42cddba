// Opens a file of any kind we read: takes in bytes, tells what they are, decodes, and says at every step what can be shown.
// Runs in the document's worker, in tests, and in the report command alike.

import type { DocumentFacts, OpenEvent, OpenSource } from './api.ts';
import { type Damage, DamageError, withAdvice } from './damage.ts';
import { ByteSink } from './open/byteSink.ts';
import { type Content, contentOf, type LogContent, wholeContent } from './open/content.ts';
import { type KeptBytes, KeptCopy } from './open/keptBytes.ts';
import { gathered } from './open/pieces.ts';
import { type Stored, storedAt } from './open/read.ts';
import { nextTask } from './nextTask.ts';
import type { OpenedProfile } from './profile/open.ts';
import type { OpenedLog } from './runtime-log/openedLog.ts';
import type { Chunk } from './trace/columns.ts';
import type { GenerationDecoders } from './trace/decode/job.ts';
import { OpenTrace } from './trace/openTrace.ts';
import type { Bytes } from './units.ts';
import { t } from '../language/t.ts';

export type OpenedDocument =
  | {
      readonly kind: 'go-trace';
      readonly trace: OpenTrace;
      readonly storedBytes: Bytes;
      readonly damage: Damage | undefined;
      /** Ends what it holds beyond memory: threads, a scratch file. What is not in memory cannot be asked any more. */
      readonly close: () => void;
    }
  | {
      readonly kind: 'pprof';
      readonly profile: OpenedProfile;
      /** Records of the runtime in the same file. */
      readonly records: OpenedLog | undefined;
      readonly storedBytes: Bytes;
      readonly damage: Damage | undefined;
    }
  | {
      readonly kind: 'runtime-log';
      readonly log: OpenedLog;
      readonly storedBytes: Bytes;
      readonly damage: Damage | undefined;
      /** Lines of the file cannot be shown any more. */
      readonly close: () => void;
    }
  | { readonly kind: 'failed'; readonly storedBytes: Bytes; readonly damage: Damage };

export interface OpenListener {
  readonly onEvent: (event: OpenEvent) => void;
  /** The trace, as soon as it can be asked: long before it is read to its end. */
  readonly onTrace?: (trace: OpenTrace) => void;
  /** Every chunk of a trace as it is decoded; its columns are used again for the next one. One thread does it all then. */
  readonly onChunk?: (chunk: Chunk) => void;
}

export interface OpenDocumentOptions {
  /** Threads that decode a trace; 1 (or no way to start them): this one alone. */
  readonly threads?: number;
  readonly startDecoders?: (threads: number) => GenerationDecoders;
  /** Details of a trace beyond this are let go, and decoded again when they are asked for. */
  readonly memoryBudgetBytes?: Bytes;
  /** What stays of a trace's generations that are read closely; 'collector': enough for its report, and nothing else may be asked. */
  readonly summary?: 'all' | 'collector';
  /** Read a trace of a format newer than all we know as the newest of those, and say so: for a look, not for figures. */
  readonly tryNewer?: boolean;
}

/** Facts are made again while chunks arrive, at most this often, and never for more than a thirtieth of the time. */
const FACTS_EVERY_MS = 1000;
const FACTS_SHARE = 30;
/** Nobody sees more of them, and each is a message and a reply. */
const PROGRESS_EVERY_MS = 50;
/** A question waits no longer than this while chunks are decoded. */
const YIELD_EVERY_MS = 24;
/** What comes out of a gzip is looked at, and kept, in pieces of about this. */
const UNPACKED_PIECE_BYTES: Bytes = 2 ** 20;

/** Never rejects for bad input: that is a `failed` event and document. */
export async function openDocument(source: OpenSource, listener: OpenListener, options: OpenDocumentOptions = {}): Promise<OpenedDocument> {
  const opening = new Opening(source, listener, options);
  try {
    return await opening.run();
  } catch (error) {
    opening.close();
    const damage = damageOf(error);
    listener.onEvent({ type: 'failed', damage });
    return { kind: 'failed', storedBytes: opening.bytesRead, damage };
  }
}

class Opening {
  bytesRead: Bytes = 0;
  readonly #source: OpenSource;
  readonly #listener: OpenListener;
  readonly #options: OpenDocumentOptions;
  #bytesTotal: Bytes | undefined;
  #stored: Stored | undefined;
  #copy: KeptCopy | undefined;
  #decoders: GenerationDecoders | undefined;
  #trace: OpenTrace | undefined;
  #yieldedAtMs = 0;
  #factsAtMs = 0;
  #factsCostMs = 0;
  #ready = false;
  #progressAtMs = Number.NEGATIVE_INFINITY;

  constructor(source: OpenSource, listener: OpenListener, options: OpenDocumentOptions) {
    this.#source = source;
    this.#listener = listener;
    this.#options = options;
  }

  async run(): Promise<OpenedDocument> {
    this.#stored = await storedAt(this.#source, {
      onProgress: (bytesRead, bytesTotal) => {
        this.bytesRead = bytesRead;
        this.#bytesTotal = bytesTotal;
        this.#progress('reading');
      },
    });
    const content = await contentOf(this.#stored);
    switch (content.kind) {
      case 'go-trace':
        return await this.#openTrace(content, this.#stored);
      case 'pprof':
        return await this.#openProfile(content, this.#stored);
      case 'runtime-log':
        return await this.#openLog(content, this.#stored);
    }
  }

  close(): void {
    this.#decoders?.close();
    this.#copy?.close();
    this.#stored?.close();
  }

  async #openProfile(content: Content, stored: Stored): Promise<OpenedDocument> {
    const { bytes, damage } = await wholeContent(content, content.unpacked ? undefined : this.#bytesTotal);
    this.#progress('decoding');
    // Half a profile would give wrong totals: it is not shown.
    if (damage !== undefined) throw new DamageError(damage);
    stored.close();
    const { openProfile } = await import('./profile/open.ts'); // traces have no need of it
    const profile = openProfile(bytes, this.#source.name, this.bytesRead);
    const records = await this.#recordsBeside(profile, bytes);
    this.#done(records === undefined ? profile.facts : { ...profile.facts, log: records.facts });
    return { kind: 'pprof', profile, records, storedBytes: this.bytesRead, damage: profile.facts.damage };
  }

  /** A dump may end a log with lines of the runtime; a heap profile in text ends with MemStats. */
  async #recordsBeside({ log, facts }: OpenedProfile, bytes: Uint8Array<ArrayBuffer>): Promise<OpenedLog | undefined> {
    if (log === undefined && facts.memStats === undefined) return undefined;
    const { recordsBeside } = await import('./runtime-log/recordsBeside.ts'); // most profiles have none
    return recordsBeside(bytes, facts.memStats, { name: this.#source.name, storedBytes: this.bytesRead });
  }

  async #openLog({ log: reader, copy, damage }: LogContent, stored: Stored): Promise<OpenedDocument> {
    const { openLog } = await import('./runtime-log/openLog.ts'); // traces and profiles have no need of it
    this.#copy = copy;
    if (copy !== undefined) stored.close();
    const told = damage === undefined ? undefined : withAdvice({ ...damage, survived: t('{records} records in {lines} lines', { records: reader.count, lines: reader.lines }) });
    const log = openLog(reader, { name: this.#source.name, storedBytes: this.bytesRead, damage: told, kept: copy ?? stored });
    this.#done(log.facts);
    return { kind: 'runtime-log', log, storedBytes: this.bytesRead, damage: told, close: () => this.close() };
  }

  /** Decoded while the rest is still being read or unpacked, and what is decoded is let go. */
  async #openTrace(content: Content, stored: Stored): Promise<OpenedDocument> {
    this.#copy = content.unpacked ? new KeptCopy(content.limit) : undefined;
    const trace = this.#startTrace(this.#copy ?? stored);
    const pieces = content.unpacked ? gathered(content.pieces, UNPACKED_PIECE_BYTES) : content.pieces;
    const sink = new ByteSink(undefined, content.limit);
    const feed = (whole: boolean): Promise<void> => {
      trace.feed({ bytes: sink.taken(), startOffset: sink.startOffset }, whole);
      return this.#decode(trace);
    };
    for await (const piece of pieces) {
      await this.#copy?.append(piece);
      sink.add(piece);
      await feed(false);
      sink.release(trace.neededFrom);
    }
    await feed(true);
    if (this.#copy !== undefined) stored.close();
    const damage = content.damage();
    if (damage !== undefined) trace.damagedOutside(damage);
    // All of it is in memory: who looks closer starts them again.
    if (trace.index.generations.every(({ detail }) => detail !== undefined)) this.#decoders?.rest();
    const facts = trace.facts(this.#storedSize());
    this.#listener.onTrace?.(trace);
    this.#done(facts);
    return { kind: 'go-trace', trace, storedBytes: this.bytesRead, damage: trace.damage, close: () => this.close() };
  }

  #startTrace(kept: KeptBytes): OpenTrace {
    const { threads = 1, startDecoders, memoryBudgetBytes, summary, tryNewer } = this.#options;
    this.#decoders = threads > 1 ? startDecoders?.(threads) : undefined;
    this.#trace = new OpenTrace(this.#source.name, {
      decoders: this.#decoders,
      onChunk: this.#listener.onChunk,
      closeups: true,
      pause: () => this.#pause(),
      read: (start, end) => kept.read(start, end),
      memoryBudgetBytes,
      summary,
      closeupsAtOnce: summary === 'collector' && this.#listener.onChunk === undefined,
      tryNewer,
    });
    return this.#trace;
  }

  async #decode(trace: OpenTrace): Promise<void> {
    while ((await trace.step()) === 'generation') {
      await this.#pause();
      if (!this.#ready) this.#listener.onTrace?.(trace);
      const now = performance.now();
      if (!this.#ready || now - this.#factsAtMs > Math.max(FACTS_EVERY_MS, this.#factsCostMs * FACTS_SHARE)) {
        this.#ready = true;
        this.#listener.onEvent({ type: 'ready', facts: trace.facts(this.#storedSize()) });
        this.#factsAtMs = performance.now();
        this.#factsCostMs = this.#factsAtMs - now;
      }
    }
    this.#progress('decoding');
  }

  /** Lets questions in, if they have waited long enough. */
  #pause(): Promise<void> | undefined {
    return performance.now() - this.#yieldedAtMs > YIELD_EVERY_MS ? this.#yield() : undefined;
  }

  async #yield(): Promise<void> {
    this.#progress('decoding');
    await nextTask();
    this.#yieldedAtMs = performance.now();
  }

  #storedSize(): Bytes {
    return this.#bytesTotal ?? this.bytesRead;
  }

  #progress(stage: 'reading' | 'decoding'): void {
    const now = performance.now();
    if (now - this.#progressAtMs < PROGRESS_EVERY_MS && this.bytesRead !== this.#bytesTotal) return;
    this.#progressAtMs = now;
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

/** Whatever went wrong, as a sentence. Only a DamageError is expected here; the rest is said without a stack trace. */
function damageOf(error: unknown): Damage {
  if (error instanceof DamageError) return withAdvice(error.damage);
  if (error instanceof RangeError) {
    return {
      what: 'too-large',
      message: t('This file needs more memory than the browser gives one tab.'),
      advice: t('Close other tabs, or record a shorter stretch.'),
    };
  }
  return {
    what: 'unreadable',
    message: t('Gopherscope failed on this file in a way it should not have.'),
    advice: t('Please report it, with the file if you may share it.'),
  };
}
