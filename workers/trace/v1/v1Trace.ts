// A whole v1 trace as chunks. The file is read and put in order at once (its clock and its stacks stand at its end, and any
// event may wait for one of another P); what later stages take in is then cut to chunks of similar size. All or nothing: of a
// damaged file nothing is delivered.

import { DamageError, type Damage } from '../../damage.ts';
import type { Chunk } from '../columns.ts';
import { HEADER_BYTES } from '../wire/header.ts';
import { checkEvents } from './check.ts';
import { Converter } from './convert.ts';
import { restoreExitTimes } from './exits.ts';
import { orderEvents } from './order.ts';
import { type RawTrace, readRaw } from './read.ts';
import { blockedCalls } from './systemCalls.ts';
import { t } from '../../../language/t.ts';

/** Rows in a chunk, at least (the last one excepted). */
const CHUNK_ROWS = 1 << 17;
/** Doubles hold every ns below; 104 days. */
const LONGEST_NS = 2 ** 53;

export class V1Trace {
  readonly #raw: RawTrace;
  readonly #converter: Converter;
  readonly #origin: Uint8Array;
  readonly #fileBytes: number;
  readonly #chunkRows: number;
  #begun = false;

  /** Throws a DamageError if the file is damaged anywhere. */
  constructor(bytes: Uint8Array, minor: number, chunkRows = CHUNK_ROWS) {
    const raw = readRaw(bytes, minor);
    const order = restoreExitTimes(raw, orderEvents(raw));
    this.#origin = checkEvents(raw, order);
    this.#raw = raw;
    this.#converter = new Converter(raw, order, blockedCalls(raw, order));
    this.#fileBytes = bytes.length;
    this.#chunkRows = chunkRows;
    const last = order[order.length - 1];
    if (order.length > 0 && !(this.#converter.timeNs(last) < LONGEST_NS)) {
      throw new DamageError({
        what: 'damaged',
        message: t('The trace would last over 104 days by its time stamps (the last at byte {offset}).', { offset: raw.events.offset[last] }),
        offset: raw.events.offset[last],
      });
    }
  }

  /** Absolute ns of the first delivered event: this format counts from its own first event, and a sync comes before that. */
  get epochNs(): number {
    return this.#raw.events.count > 0 ? -1 : 0;
  }

  /** Of the last event delivered. */
  get lastNs(): number {
    return this.#converter.rows.lastNs;
  }

  /** See Converter.firstProcs. */
  get firstProcs(): Converter['firstProcs'] {
    return this.#converter.firstProcs;
  }

  get done(): boolean {
    return this.#converter.done;
  }

  /**
   * The next chunk, whose columns hold until the one after it is asked for. `damage`: an event refers to what the file does not
   * have, which ends the trace.
   */
  next(): { readonly chunk: Chunk; readonly damage: Damage | undefined } {
    const damage = this.#converter.fill(this.#chunkRows);
    const { rows, ended } = this.#converter;
    const { goroutines, procs, threads, texts, stacks } = this.#raw;
    const continues = this.#begun;
    this.#begun = true;
    const chunk: Chunk = {
      gen: 1,
      continues,
      startOffset: HEADER_BYTES,
      endOffset: this.#fileBytes,
      events: rows.events(),
      amounts: rows.amounts(),
      annotations: rows.annotations(),
      syncs: rows.syncs,
      // All of the trace's, in every chunk: an id never comes back, so it needs no index of its own.
      goroutines: { ...idColumns(goroutines), origin: this.#origin, ended },
      procs: idColumns(procs),
      threads: idColumns(threads),
      texts: texts.texts,
      stackStart: stacks.start,
      stackFrames: stacks.frames,
      frames: stacks.frameTable,
    };
    return { chunk, damage };
  }
}

function idColumns({ count, lo, hi }: { readonly count: number; readonly lo: Uint32Array; readonly hi: Uint32Array }): Chunk['procs'] {
  return { count, idLo: lo.subarray(0, count), idHi: hi.subarray(0, count) };
}
