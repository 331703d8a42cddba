// A file as it is given away. What needs no change stays as it is stored, packed if it is.
import { anonymousProfile } from '../anonymise/pprof.ts';
import type { Pseudonyms } from '../anonymise/pseudonyms.ts';
import { anonymousText, isListOfNames } from '../anonymise/runtimeLog.ts';
import { anonymousV1 } from '../anonymise/traceV1.ts';
import { anonymousV2 } from '../anonymise/traceV2.ts';
import { type HandedOver, type HandOverOptions, MOST_PREPARED_BYTES } from '../api/handOver.ts';
import { DamageError } from '../damage.ts';
import { contentOf, wholeContent } from '../open/content.ts';
import { storedAt } from '../open/read.ts';
import { readHeader } from '../trace/wire/header.ts';
import { trimTrace } from './trimTrace.ts';
import { t } from '../../language/t.ts';

/** See HandOverWorker.prepare. */
export async function handedOver(file: Blob, name: string, options: HandOverOptions, names: Pseudonyms): Promise<HandedOver> {
  if (file.size > MOST_PREPARED_BYTES) return leftOut(t('{name} is too large to be cut or anonymised here.', { name }));
  try {
    return await prepared(file, name, options, names);
  } catch (error) {
    if (error instanceof DamageError) return leftOut(t('{name} is left out: {message}', { name, message: error.damage.message }));
    return leftOut(t('{name} is left out: it could not be read.', { name }));
  }
}

async function prepared(file: Blob, name: string, { range, anonymous }: HandOverOptions, names: Pseudonyms): Promise<HandedOver> {
  const stored = await storedAt({ from: 'file', file, name });
  const content = await contentOf(stored);
  const asIs = { is: 'file', bytes: file, startNs: 0, generations: undefined } as const;
  if (content.kind === 'runtime-log') {
    content.copy?.close();
    if (!anonymous) return { ...asIs, kind: 'log' };
    const text = await new Response(await unpacked(file)).text();
    return isListOfNames(text) ? leftOut(t('{name} is left out: JSON and Prometheus pages cannot be anonymised.', { name })) : { ...asIs, kind: 'log', bytes: new Blob([anonymousText(text, names)]) };
  }
  if (content.kind === 'pprof' && !anonymous) return { ...asIs, kind: 'profile' };
  if (content.kind === 'go-trace' && !anonymous && range === undefined) return { ...asIs, kind: 'trace' };
  const { bytes, damage } = await wholeContent(content, undefined);
  if (damage !== undefined) throw new DamageError(damage);
  if (content.kind === 'pprof') return { ...asIs, kind: 'profile', bytes: new Blob([anonymousOf(bytes, names)]) };
  const trimmed = range === undefined ? undefined : trimTrace(bytes, range);
  const cut = trimmed?.bytes ?? bytes;
  return {
    is: 'file',
    kind: 'trace',
    bytes: new Blob([anonymous ? anonymousTrace(cut, names) : cut]),
    startNs: trimmed?.startNs ?? 0,
    generations: trimmed === undefined ? undefined : { kept: trimmed.kept, of: trimmed.of },
  };
}

function anonymousTrace(bytes: Uint8Array<ArrayBuffer>, names: Pseudonyms): Uint8Array<ArrayBuffer> {
  const { wire, minor, readAs } = readHeader(bytes);
  return wire === 'v1' ? anonymousV1(bytes, minor, names) : anonymousV2(bytes, readAs, names);
}

/** In pprof's own format, or as text. */
function anonymousOf(bytes: Uint8Array<ArrayBuffer>, names: Pseudonyms): Uint8Array<ArrayBuffer> {
  // A profile's first field is a message; no text begins with its tag and has bytes below a blank.
  const isText = bytes.subarray(0, 64).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
  return isText ? new TextEncoder().encode(anonymousText(new TextDecoder().decode(bytes), names)) : anonymousProfile(bytes, names);
}

async function unpacked(file: Blob): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
}

function leftOut(why: string): HandedOver {
  return { is: 'left out', why };
}
