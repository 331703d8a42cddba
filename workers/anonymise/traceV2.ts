// A v2 trace with other names: batches of strings are written anew, the rest of a generation goes over as it is. Batches of experiments
// become empty ones: they may hold names of types, and nobody but the experiment reads them.
import { DamageError } from '../damage.ts';
import { Framer, type GenerationFrame } from '../trace/wire/framing.ts';
import { HEADER_BYTES } from '../trace/wire/header.ts';
import { readStacks, readStrings } from '../trace/wire/tables.ts';
import { readVarint, varintEnd } from '../trace/wire/varint.ts';
import { binaryText, GrowingBytes, varintLength } from './binaryText.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { traceText, type TraceNames } from './traceText.ts';

const MAX_BATCH_BYTES = 65536;
const EVENT_BATCH = 1;
const STRINGS = 4;
const STRING = 5;
const EXPERIMENTAL_BATCH = 49;
const END_OF_GENERATION = 52;

/** Whole generations only; what is behind a damage is left out. @throws DamageError if none is whole */
export function anonymousV2(bytes: Uint8Array<ArrayBuffer>, minor: number, names: Pseudonyms): Uint8Array<ArrayBuffer> {
  const part = { bytes, startOffset: 0 };
  const framer = new Framer(minor);
  framer.feed(part, true);
  const out = new GrowingBytes();
  out.append(bytes.subarray(0, HEADER_BYTES));
  for (;;) {
    const framed = framer.next();
    if (framed.found === 'damage' && out.length === HEADER_BYTES) throw new DamageError(framed.damage);
    if (framed.found !== 'generation') return out.taken();
    const told = namesIn(part, framed.frame);
    for (const file of told.files) names.learnRoot(file);
    writeGeneration(bytes, framed.frame, told, names, out);
  }
}

function namesIn(part: { readonly bytes: Uint8Array<ArrayBuffer>; readonly startOffset: number }, frame: GenerationFrame): TraceNames {
  const strings = readStrings(part, frame);
  const { frameTable } = readStacks(part, frame, strings);
  const functions = new Set<string>();
  const files = new Set<string>();
  for (let i = 0; i < frameTable.count; i++) {
    functions.add(strings.texts[frameTable.func[i]]);
    files.add(strings.texts[frameTable.file[i]]);
  }
  return { functions, files };
}

function writeGeneration(bytes: Uint8Array, { startOffset, endOffset }: GenerationFrame, told: TraceNames, names: Pseudonyms, out: GrowingBytes): void {
  let at = startOffset;
  while (at < endOffset) {
    const start = at;
    const type = bytes[at++];
    if (type === END_OF_GENERATION) {
      out.byte(type);
      continue;
    }
    if (type === EXPERIMENTAL_BATCH) at++;
    // Generation, thread, time.
    for (let number = 0; number < 3; number++) {
      readVarint(bytes, at);
      at = varintEnd;
    }
    const beforeSize = at;
    const size = readVarint(bytes, at);
    at = varintEnd;
    const data = at;
    at += size;
    if (type === EXPERIMENTAL_BATCH) {
      out.append(bytes.subarray(start, beforeSize));
      out.varint(0);
    } else if (type === EVENT_BATCH && size > 0 && bytes[data] === STRINGS) writeStrings(bytes, bytes.subarray(start, beforeSize), data, at, told, names, out);
    else out.append(bytes.subarray(start, at));
  }
}

/** As many batches as it takes: pseudonyms may be longer. */
function writeStrings(bytes: Uint8Array, head: Uint8Array, start: number, end: number, told: TraceNames, names: Pseudonyms, out: GrowingBytes): void {
  const batch = new GrowingBytes();
  const finish = (): void => {
    out.append(head);
    out.varint(batch.length);
    out.append(batch.taken());
    batch.clear();
  };
  batch.byte(STRINGS);
  let at = start + 1;
  while (at < end) {
    const entry = at;
    readVarint(bytes, at + 1); // after its type: the id
    const afterId = varintEnd;
    const length = readVarint(bytes, afterId);
    const text = varintEnd;
    at = text + length;
    const name = traceText(binaryText(bytes, text, at), told, names);
    const entryBytes = afterId - entry + varintLength(name.length) + name.length;
    if (batch.length + entryBytes > MAX_BATCH_BYTES) {
      finish();
      batch.byte(STRINGS);
    }
    batch.byte(STRING);
    batch.append(bytes.subarray(entry + 1, afterId));
    batch.varint(name.length);
    batch.text(name);
  }
  finish();
}
