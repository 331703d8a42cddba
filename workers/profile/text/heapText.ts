// Heap profiles in text form, of Go and of the C++ tools that Go took the form from: "heap profile: …", then a line for each stack.
// What is printed is what was sampled; figures are scaled up to estimates of the whole here.
import { DamageError } from '../../damage.ts';
import { AddressProfile } from './addressProfile.ts';
import { HEAP_FRAMES } from './dropFrames.ts';
import { MemStatsReader } from './memStats.ts';
import { plainHeader } from './plainHeader.ts';
import { TextLines } from './textLines.ts';
import type { TextProfile } from './textProfile.ts';
import { marked, t } from '../../../language/t.ts';

const HEADER = /heap profile: *(\d+): *(\d+) *\[ *(\d+): *(\d+) *\] *@ *(heap[_a-z0-9]*|growthz?|fragmentationz?)\/?(\d*)/;
const SAMPLE = /(-?\d{1,19}): *(-?\d{1,19}) *\[ *(\d{1,19}): *(\d{1,19}) *\] @$/;
/** The figures of a line; its stack comes after them. */
const MOST_BEFORE_STACK = 200;

const LEFT_OUT = marked('Functions of the runtime that stacks end in are left out, as pprof does in this text form, unless all frames are asked for.');

const OBJECTS = { type: 'objects', unit: 'count' };
const SPACE = { type: 'space', unit: 'bytes' };
const BOTH = [
  { type: 'alloc_objects', unit: 'count' },
  { type: 'alloc_space', unit: 'bytes' },
  { type: 'inuse_objects', unit: 'count' },
  { type: 'inuse_space', unit: 'bytes' },
];

interface Kind {
  readonly isGo: boolean;
  /** Bytes between two samples; figures are scaled by it where `isScaled`. */
  readonly rate: number;
  readonly isScaled: boolean;
  readonly hasAllocated: boolean;
  readonly inuseBytes: number;
  readonly allocatedBytes: number;
}

/** @throws DamageError if the header is of no known kind. */
export function readHeapText(bytes: Uint8Array): TextProfile {
  const kind = kindOf(bytes);
  const types = kind.hasAllocated ? BOTH : [OBJECTS, SPACE];
  const profile = new AddressProfile(bytes, types.length, t('a heap profile in text form'));
  const { lines, samples, strings, troubles } = profile;
  const bytesKey = strings.internText('bytes');
  const memStats = new MemStatsReader();
  let inuse = 0;
  let allocated = 0;
  while (lines.next() && lines.isBlankOrComment);
  while (lines.next()) {
    if (bytes[lines.start] === 0x23) {
      profile.readComment();
      memStats.read(lines);
      continue;
    }
    if (lines.isBlankOrComment) continue;
    if (lines.startsWith('---') || lines.startsWith('MAPPED_LIBRARIES:')) break;
    const at = lines.indexOf(0x40);
    const isNear = at > 0 && at - lines.start < MOST_BEFORE_STACK;
    const figures = isNear ? SAMPLE.exec(lines.text(at + 1 - lines.start)) : null;
    const pairs = figures === null ? undefined : pairsOf(figures, kind);
    if (pairs === undefined || !profile.beginSample(at + 1)) {
      troubles.add(lines);
      continue;
    }
    let size = 0;
    for (const [i, pair] of pairs.entries()) {
      if (pair.count !== 0) size = Math.trunc(pair.bytes / pair.count);
      const { count, bytes: space } = kind.isScaled ? unsampled(pair, kind.rate) : pair;
      samples.setValue(2 * i, count);
      samples.setValue(2 * i + 1, space);
    }
    samples.addNumber(bytesKey, size, 0);
    inuse += Number(figures?.[2]);
    allocated += Number(figures?.[4]);
  }
  profile.readRest();
  if (inuse < kind.inuseBytes || (kind.hasAllocated && allocated < kind.allocatedBytes)) {
    troubles.endsEarly(t('This heap profile says that it tells of {allocatedBytes} sampled bytes, but ends after {allocated}.', { allocatedBytes: kind.allocatedBytes, allocated }), bytes.length);
  }
  return {
    columns: profile.columns(types, { ...plainHeader({ type: 'space', unit: 'bytes' }, kind.rate), ...HEAP_FRAMES }),
    form: kind.isGo ? 'heap text (debug=1)' : 'heap text (C++)',
    damage: troubles.damage(samples.samples === 1 ? '1 stack' : `${samples.samples} stacks`),
    warnings: profile.hasSymbols() ? [t(LEFT_OUT)] : [],
    memStats: memStats.taken(),
  };
}

function kindOf(bytes: Uint8Array): Kind {
  const lines = new TextLines(bytes);
  while (lines.next() && lines.isBlankOrComment);
  const header = HEADER.exec(lines.text());
  const rate = header === null ? 0 : Number(header[6]);
  if (header === null || !Number.isSafeInteger(rate)) throw unknownKind(lines.start);
  const [, inuseObjects, inuseBytes, allocatedObjects, allocatedBytes, name] = header;
  const hasAllocated = (allocatedObjects !== inuseObjects && allocatedObjects !== '0') || (allocatedBytes !== inuseBytes && allocatedBytes !== '0');
  const figures = { inuseBytes: Number(inuseBytes), allocatedBytes: Number(allocatedBytes) };
  switch (name) {
    // Go prints twice its rate, as an early C++ profiler did.
    case 'heap':
      return { ...figures, isGo: true, rate: Math.floor(rate / 2), isScaled: true, hasAllocated };
    case 'heap_v2':
    case 'heapz_v2':
      return { ...figures, isGo: false, rate, isScaled: true, hasAllocated };
    case 'heapprofile':
      return { ...figures, isGo: false, rate: 1, isScaled: false, hasAllocated };
    case 'growth':
    case 'growthz':
    case 'fragmentation':
    case 'fragmentationz':
      return { ...figures, isGo: false, rate: 1, isScaled: false, hasAllocated: false };
    default:
      throw unknownKind(lines.start);
  }
}

function unknownKind(offset: number): DamageError {
  return new DamageError({ what: 'unsupported', message: t('This is a heap profile in text form, but of a kind that is not known here.'), offset });
}

interface Pair {
  readonly count: number;
  readonly bytes: number;
}

/** Allocated, if it is told, then in use; undefined: bytes without objects. */
function pairsOf([, inuseCount, inuseBytes, count, bytes]: RegExpExecArray, { hasAllocated }: Kind): readonly Pair[] | undefined {
  const inuse = { count: Number(inuseCount), bytes: Number(inuseBytes) };
  const pairs = hasAllocated ? [{ count: Number(count), bytes: Number(bytes) }, inuse] : [inuse];
  return pairs.some((pair) => pair.count === 0 && pair.bytes !== 0) ? undefined : pairs;
}

/** A sample of n objects of mean size s stands for n / (1 − e^(−s / rate)) objects. */
export function unsampled({ count, bytes }: Pair, rate: number): Pair {
  if (count === 0 || bytes === 0) return { count: 0, bytes: 0 };
  if (rate <= 1) return { count, bytes };
  const scale = 1 / (1 - Math.exp(-(bytes / count) / rate));
  return { count: Math.trunc(count * scale), bytes: Math.trunc(bytes * scale) };
}
