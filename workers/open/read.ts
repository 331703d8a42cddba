// A dropped file or a URL → bytes, with progress, and a plain sentence for whatever goes wrong on the way.
import type { OpenSource } from '../api.ts';
import { DamageError, type Damage } from '../damage.ts';
import type { Bytes } from '../units.ts';
import type { ByteLimit } from './byteSink.ts';
import { type KeptBytes, KeptCopy } from './keptBytes.ts';
import { passingPieces } from './passingPieces.ts';
import { gathered, type Pieces } from './pieces.ts';
import { whyUnreachable } from './unreachable.ts';
import { marked, t } from '../../language/t.ts';

/** Taken in at most, of what has to be held in memory or copied. */
export const DEFAULT_LIMIT_BYTES: Bytes = 2 * 2 ** 30;

export interface ReadOptions {
  /** Most bytes to copy from a URL. */
  readonly limitBytes?: Bytes;
  /** How far reading has come; never less than before. `bytesTotal` is undefined where the server does not say. */
  readonly onProgress?: (bytesRead: Bytes, bytesTotal: Bytes | undefined) => void;
}

/** A file as it is stored. */
export interface Stored extends KeptBytes {
  /** Undefined where the server does not say. */
  readonly bytesTotal: Bytes | undefined;
  /** From the first byte on, with every call again; one at a time. Throws a DamageError 'unreadable' or 'too-large'. */
  pieces(): Pieces;
  /** The same for whoever is done with a piece when asking for the next one: its memory is used again then. */
  passing(): Pieces;
  /** Nothing is read any more. */
  close(): void;
}

/** @throws DamageError 'unreadable' or 'empty' if a server does not give it. */
export async function storedAt(source: OpenSource, options: ReadOptions = {}): Promise<Stored> {
  if (source.from === 'file') return new StoredFile(source.file, options);
  const { stream, bytesTotal } = await fetchStream(source.url);
  return new Download(source.url, stream, bytesTotal, options);
}

export function sizeLimit(bytes: Bytes): ByteLimit {
  return { bytes, sentence: t('This file is larger than {size} MiB, more than is taken in.', { size: Math.round(bytes / 2 ** 20) }) };
}

/** The first piece is small, so that the first picture is soon; every read costs some ms, so the others are large. */
const FIRST_BYTES: Bytes = 2 ** 20;
const PIECE_BYTES: Bytes = 4 * 2 ** 20;

/** Read in passing where the platform can; else in slices, the next one while the last one is worked on. */
export class StoredFile implements Stored {
  readonly bytesTotal: Bytes;
  readonly size: Bytes;
  readonly #file: Blob;
  readonly #onProgress: ReadOptions['onProgress'];
  #bytesRead: Bytes = 0;

  constructor(file: Blob, { onProgress }: ReadOptions = {}) {
    this.#file = file;
    this.bytesTotal = file.size;
    this.size = file.size;
    this.#onProgress = onProgress;
  }

  pieces(): Pieces {
    return this.#told(this.#slices(0));
  }

  passing(): Pieces {
    return this.#told(this.#passing());
  }

  async read(start: Bytes, end: Bytes): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return new Uint8Array(await this.#file.slice(start, end).arrayBuffer());
    } catch (error) {
      throw new DamageError(unreadableFrom(start, error));
    }
  }

  close(): void {
    // A slice that is being read is read to its end.
  }

  async *#told(pieces: Pieces): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    this.#onProgress?.(this.#bytesRead, this.bytesTotal);
    let at = 0;
    try {
      for await (const piece of pieces) {
        at += piece.length;
        this.#bytesRead = Math.max(this.#bytesRead, at);
        this.#onProgress?.(this.#bytesRead, this.bytesTotal);
        yield piece;
      }
    } catch (error) {
      throw error instanceof DamageError ? error : new DamageError(unreadableFrom(at, error));
    }
    if (at < this.size) throw new DamageError(unreadableFrom(at, undefined));
  }

  async *#passing(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let at = 0;
    for await (const piece of passingPieces(this.#file, FIRST_BYTES, PIECE_BYTES)) {
      at += piece.length;
      yield piece;
    }
    yield* this.#slices(at);
  }

  async *#slices(from: Bytes): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let next = this.#ahead(from, from === 0 ? FIRST_BYTES : from + PIECE_BYTES);
    for (let at = from; at < this.size; ) {
      const piece = await next();
      if (piece.length === 0) return;
      at += piece.length;
      next = this.#ahead(at, at + PIECE_BYTES);
      yield piece;
    }
  }

  /** Begins to read at once; if that fails, the news waits until someone asks. */
  #ahead(start: Bytes, end: Bytes): () => Promise<Uint8Array<ArrayBuffer>> {
    if (start >= this.size) return () => Promise.resolve(new Uint8Array(0));
    const reading = this.read(start, end);
    reading.catch(() => undefined);
    return () => reading;
  }
}

/** Downloads are kept in pieces of at least this. */
const KEPT_PIECE_BYTES: Bytes = 2 ** 19;

/** Kept as it comes, since a server is asked once only. */
class Download implements Stored {
  readonly bytesTotal: Bytes | undefined;
  readonly #copy: KeptCopy;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>;
  readonly #rest: AsyncGenerator<Uint8Array<ArrayBuffer>>;
  readonly #url: string;
  readonly #onProgress: ReadOptions['onProgress'];
  #bytesRead: Bytes = 0;

  constructor(url: string, stream: ReadableStream<Uint8Array<ArrayBuffer>>, bytesTotal: Bytes | undefined, { limitBytes = DEFAULT_LIMIT_BYTES, onProgress }: ReadOptions) {
    const limit = sizeLimit(limitBytes);
    if (bytesTotal !== undefined && bytesTotal > limitBytes) {
      void stream.cancel().catch(() => undefined);
      throw new DamageError({ what: 'too-large', message: limit.sentence, offset: limitBytes });
    }
    this.bytesTotal = bytesTotal;
    this.#url = url;
    this.#onProgress = onProgress;
    this.#copy = new KeptCopy(limit);
    this.#reader = stream.getReader();
    this.#rest = gathered(this.#arriving(), KEPT_PIECE_BYTES);
  }

  get size(): Bytes {
    return this.#copy.size;
  }

  async *pieces(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (let at = 0; ; ) {
      let piece: Uint8Array<ArrayBuffer>;
      if (at < this.size) piece = await this.read(at, at + PIECE_BYTES);
      else {
        const arrived = await this.#rest.next();
        if (arrived.done === true) return;
        piece = arrived.value;
        await this.#copy.append(piece);
      }
      at += piece.length;
      yield piece;
    }
  }

  passing(): Pieces {
    return this.pieces();
  }

  read(start: Bytes, end: Bytes): Promise<Uint8Array<ArrayBuffer>> {
    return this.#copy.read(start, end);
  }

  close(): void {
    void this.#reader.cancel().catch(() => undefined);
    this.#copy.close();
  }

  async *#arriving(): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    this.#onProgress?.(0, this.bytesTotal);
    for (;;) {
      const step = await this.#reader.read().catch(() => {
        throw new DamageError(brokeOff(this.#url, this.#bytesRead));
      });
      if (step.done) return;
      this.#bytesRead += step.value.length;
      this.#onProgress?.(this.#bytesRead, this.bytesTotal);
      yield step.value;
    }
  }
}

async function fetchStream(url: string): Promise<{ stream: ReadableStream<Uint8Array<ArrayBuffer>>; bytesTotal: Bytes | undefined }> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new DamageError(await whyUnreachable(url));
  }
  if (!response.ok) throw new DamageError(refused(url, response.status));
  if (response.body === null) throw new DamageError({ what: 'empty', message: t('{url} answered without any content.', { url: hostOf(url) }), offset: 0 });
  return { stream: response.body, bytesTotal: promisedLength(response.headers) };
}

/** With a Content-Encoding the length counts packed bytes, while the body arrives unpacked: then nothing is promised. */
function promisedLength(headers: Headers): Bytes | undefined {
  if (headers.has('content-encoding')) return undefined;
  const text = headers.get('content-length');
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

function refused(url: string, status: number): Damage {
  const reason = t(HTTP_REASONS[status] ?? marked('it could not give the file'));
  return { what: 'unreadable', message: t('{url} answered {status}: {reason}.', { url: hostOf(url), status, reason }), advice: t('Check the address in a tab of its own, or download the file and drop it here.') };
}

const HTTP_REASONS: Readonly<Record<number, string>> = {
  401: marked('it wants a sign-in'),
  403: marked('it does not allow reading this file'),
  404: marked('there is no such file'),
  410: marked('the file is gone'),
  429: marked('it had too many requests'),
};

function brokeOff(url: string, bytesRead: Bytes): Damage {
  return { what: 'unreadable', message: t('The connection to {url} broke off after {bytesRead} bytes.', { url: hostOf(url), bytesRead }), offset: bytesRead, advice: t('Try again, or download the file and drop it here.') };
}

function unreadableFrom(offset: Bytes, error: unknown): Damage {
  const changed = error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError');
  return {
    what: 'unreadable',
    message: changed ? t('The file was changed, moved or locked while it was being read.') : t('The file could not be read past byte {offset}.', { offset }),
    offset,
    advice: t('Wait until it is written, then drop it again.'),
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url).host || t('The address');
  } catch {
    return t('The address');
  }
}
