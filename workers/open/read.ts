// A dropped file or a URL → bytes, with progress, and a plain sentence for whatever goes wrong on the way.
import type { OpenSource } from '../api.ts';
import { DamageError, type Damage } from '../damage.ts';
import type { Bytes } from '../units.ts';
import { ByteSink } from './byteSink.ts';
import type { FilePart } from './filePart.ts';

export interface ReadOptions {
  /** Most bytes to take in. */
  readonly limitBytes?: Bytes;
  /** `bytesTotal` is undefined where the server does not say. */
  readonly onProgress?: (bytesRead: Bytes, bytesTotal: Bytes | undefined) => void;
}

/** Stored bytes taken in at most. */
export const DEFAULT_LIMIT_BYTES: Bytes = 2 * 2 ** 30;

/** A prefix is shown again when it grew by so much. */
const PREFIX_STEP_BYTES: Bytes = 2 ** 20;

/** What is held of a file, from its beginning or from where it was released. */
export interface HeldPart extends FilePart {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Lets go of everything before a position of the file. */
export type Release = (before: Bytes) => void;

/**
 * Reads while showing what is in already: `onPart(part, release)` comes at the first chunk, then about every MiB, and at the end.
 * A part's bytes are never changed afterwards. Reading waits for what `onPart` returns. An empty source has no part. Returns
 * what is held at the end: the whole file, if nothing was released.
 * @throws DamageError 'unreadable' or 'too-large', and whatever `onPart` throws; the source is then let go.
 */
export async function readGrowing(
  source: OpenSource,
  onPart: (part: HeldPart, release: Release) => void | Promise<void>,
  { limitBytes = DEFAULT_LIMIT_BYTES, onProgress }: ReadOptions = {},
): Promise<HeldPart> {
  const { stream, bytesTotal } = source.from === 'file' ? { stream: source.file.stream(), bytesTotal: source.file.size } : await fetchStream(source.url);
  const reader = stream.getReader();
  try {
    const sink = new ByteSink(bytesTotal, {
      bytes: limitBytes,
      sentence: `This file is larger than ${Math.round(limitBytes / 2 ** 20)} MiB, more than is taken in.`,
    });
    const release: Release = (before) => sink.release(before);
    const held = (): HeldPart => ({ bytes: sink.taken(), startOffset: sink.startOffset });
    let shown = 0;
    let read = 0;
    onProgress?.(0, bytesTotal);
    for (;;) {
      const step = await reader.read().catch((error: unknown) => {
        throw new DamageError(brokeOff(source, read, error));
      });
      if (step.done) break;
      sink.add(step.value);
      read += step.value.length;
      onProgress?.(read, bytesTotal);
      if (shown === 0 || read - shown >= PREFIX_STEP_BYTES) {
        shown = read;
        await onPart(held(), release);
      }
    }
    if (read > shown) await onPart(held(), release);
    return held();
  } catch (error) {
    await reader.cancel().catch(() => undefined);
    throw error;
  }
}

async function fetchStream(url: string): Promise<{ stream: ReadableStream<Uint8Array<ArrayBuffer>>; bytesTotal: Bytes | undefined }> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new DamageError({
      what: 'unreadable',
      message: `${hostOf(url)} cannot be read from here: the server does not allow other sites to read it, or the address is wrong.`,
      advice: 'Download the file and drop it here.',
    });
  }
  if (!response.ok) throw new DamageError(refused(url, response.status));
  if (response.body === null) throw new DamageError({ what: 'empty', message: `${hostOf(url)} answered without any content.`, offset: 0 });
  return { stream: response.body, bytesTotal: promisedLength(response.headers) };
}

/** With a Content-Encoding the length counts packed bytes, while the body arrives unpacked: then nothing is promised. */
function promisedLength(headers: Headers): Bytes | undefined {
  if (headers.has('content-encoding')) return undefined;
  const text = headers.get('content-length');
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

function refused(url: string, status: number): Damage {
  const reason = HTTP_REASONS[status] ?? 'it could not give the file';
  return { what: 'unreadable', message: `${hostOf(url)} answered ${status}: ${reason}.`, advice: 'Check the address in a tab of its own, or download the file and drop it here.' };
}

const HTTP_REASONS: Readonly<Record<number, string>> = {
  401: 'it wants a sign-in',
  403: 'it does not allow reading this file',
  404: 'there is no such file',
  410: 'the file is gone',
  429: 'it had too many requests',
};

function brokeOff(source: OpenSource, bytesRead: Bytes, error: unknown): Damage {
  if (source.from === 'url') {
    return { what: 'unreadable', message: `The connection to ${hostOf(source.url)} broke off after ${bytesRead} bytes.`, offset: bytesRead, advice: 'Try again, or download the file and drop it here.' };
  }
  const changed = error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError');
  return {
    what: 'unreadable',
    message: changed ? 'The file was changed, moved or locked while it was being read.' : `The file could not be read past byte ${bytesRead}.`,
    offset: bytesRead,
    advice: 'Wait until it is written, then drop it again.',
  };
}

function hostOf(url: string): string {
  try {
    return new URL(url).host || 'The address';
  } catch {
    return 'The address';
  }
}
