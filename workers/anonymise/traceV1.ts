// A trace of an older format with other names: strings and the messages of logs are written anew where they stand, everything else
// goes over as it is.
import { readArguments } from '../trace/v1/arguments.ts';
import { V1 } from '../trace/v1/eventTypes.ts';
import { readRaw } from '../trace/v1/read.ts';
import { HEADER_BYTES } from '../trace/wire/header.ts';
import { readVarint, varintEnd } from '../trace/wire/varint.ts';
import { binaryText, GrowingBytes } from './binaryText.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { traceText, type TraceNames } from './traceText.ts';

/** @throws DamageError: such a trace is read whole or not at all */
export function anonymousV1(bytes: Uint8Array<ArrayBuffer>, minor: number, names: Pseudonyms): Uint8Array<ArrayBuffer> {
  const told = namesIn(bytes, minor);
  for (const file of told.files) names.learnRoot(file);
  const out = new GrowingBytes();
  let copied = 0;
  let at = HEADER_BYTES;
  /** Puts another text in the place of the one whose length stands at `lengthAt`; returns what is behind it. */
  const replace = (lengthAt: number): number => {
    const length = readVarint(bytes, lengthAt);
    const start = varintEnd;
    const end = start + length;
    const name = traceText(binaryText(bytes, start, end), told, names);
    out.append(bytes.subarray(copied, lengthAt));
    out.varint(name.length);
    out.text(name);
    copied = end;
    return end;
  };
  while (at < bytes.length) {
    const head = bytes[at];
    const type = head & 63;
    switch (type) {
      case V1.string:
        readVarint(bytes, at + 1);
        at = replace(varintEnd);
        break;
      case V1.batch:
        readVarint(bytes, at + 1);
        readVarint(bytes, varintEnd);
        at = varintEnd;
        break;
      case V1.stack:
        at = afterStack(bytes, at, head);
        break;
      case V1.userLog:
        at = replace(readArguments(bytes, at + 1, head, type));
        break;
      default:
        at = readArguments(bytes, at + 1, head, type);
    }
  }
  out.append(bytes.subarray(copied));
  return out.taken();
}

function afterStack(bytes: Uint8Array, at: number, head: number): number {
  if (head >> 6 === 3) {
    const length = readVarint(bytes, at + 1);
    return varintEnd + length;
  }
  // An id and a depth of 0.
  readVarint(bytes, at + 1);
  readVarint(bytes, varintEnd);
  return varintEnd;
}

function namesIn(bytes: Uint8Array, minor: number): TraceNames {
  const { stacks, texts } = readRaw(bytes, minor);
  const { count, func, file } = stacks.frameTable;
  const functions = new Set<string>();
  const files = new Set<string>();
  for (let i = 0; i < count; i++) {
    functions.add(texts.texts[func[i]]);
    files.add(texts.texts[file[i]]);
  }
  return { functions, files };
}
