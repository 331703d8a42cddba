// CPU profiles as C++ programs write them, and Go did long ago: machine words. 0, 3, 0, the period in µs, 0; then for each stack how
// often it was met, its depth and its addresses; 0, 1, 0 at the end; and a memory map as text.
import { DamageError } from '../../damage.ts';
import { type CpuWords, legacyCpuWords } from '../../open/textForm.ts';
import type { Bytes } from '../../units.ts';
import { AddressTable } from './addressTable.ts';
import { OTHER_FRAMES } from './dropFrames.ts';
import { GrowingFloat64, GrowingUint32 } from './growing.ts';
import { FunctionTable } from './locationColumns.ts';
import { readMemoryMap } from './memoryMap.ts';
import { plainHeader } from './plainHeader.ts';
import { SampleTable } from './sampleTable.ts';
import { TextLines } from './textLines.ts';
import type { TextProfile } from './textProfile.ts';
import { TextStrings } from './textStrings.ts';
import { TextTroubles } from './textTroubles.ts';
import { t } from '../../../language/t.ts';

const TYPES = [
  { type: 'samples', unit: 'count' },
  { type: 'cpu', unit: 'nanoseconds' },
];

/** @throws DamageError of a Java program's, or if the header is none. */
export function readLegacyCpu(bytes: Uint8Array): TextProfile {
  const form = legacyCpuWords(bytes);
  if (form === undefined) throw new DamageError({ what: 'damaged', message: t('This CPU profile in the old binary form does not begin as it should.'), offset: 0 });
  const words = new WordReader(bytes, form);
  words.at = 2 * form.bytesEach;
  if (words.number() === 1) throw new DamageError({ what: 'unsupported', message: t('This is a CPU profile of a Java program in the old binary form, which is not read here.'), offset: words.at - form.bytesEach });
  const periodNs = words.number() * 1000;
  words.number();
  const strings = new TextStrings(bytes);
  const functions = new FunctionTable(strings);
  const addresses = new AddressTable(functions);
  const troubles = new TextTroubles(t('a CPU profile in the old binary form'));
  const stacks = readStacks(words, addresses, troubles);
  dropHandlerFrames(stacks);
  const samples = new SampleTable(2);
  for (let i = 0; i < stacks.counts.length; i++) {
    samples.begin();
    for (const location of cleanedStack(stacks, i, addresses)) samples.addLocation(location);
    samples.setValue(0, stacks.counts.get(i));
    samples.setValue(1, stacks.counts.get(i) * periodNs);
  }
  const mappings = readMemoryMap(new TextLines(bytes.subarray(words.at)));
  return {
    columns: {
      sampleTypes: TYPES,
      defaultSampleType: 1,
      ...samples.taken(),
      ...addresses.taken(mappings),
      ...functions.taken(),
      strings,
      header: { ...plainHeader(TYPES[1], periodNs), ...OTHER_FRAMES },
    },
    form: `CPU binary (legacy, ${form.bytesEach * 8}-bit)`,
    damage: troubles.damage(samples.samples === 1 ? '1 stack' : `${samples.samples} stacks`),
    warnings: [],
  };
}

interface CpuStacks {
  readonly counts: GrowingFloat64;
  readonly start: GrowingFloat64;
  /** Leaf first. */
  readonly locations: GrowingUint32;
}

const TAKEN_OUT = 0xffff_ffff;

function readStacks(words: WordReader, addresses: AddressTable, troubles: TextTroubles): CpuStacks {
  const stacks = { counts: new GrowingFloat64(), start: new GrowingFloat64(), locations: new GrowingUint32() };
  while (words.left > 0) {
    const count = words.number();
    const depth = words.number();
    if (!(depth <= words.left) || !Number.isSafeInteger(count)) {
      troubles.endsEarly(t('This CPU profile ends within a stack.'), words.at);
      words.at = words.bytes.length;
      break;
    }
    if (count === 0 && depth === 1 && words.isZero()) return finished(stacks, words);
    stacks.counts.push(count);
    stacks.start.push(stacks.locations.length);
    for (let i = 0; i < depth; i++) {
      words.address();
      // Return addresses, but for the leaf.
      if (i === 0) stacks.locations.push(addresses.intern(words.high, words.low));
      else stacks.locations.push(addresses.intern(words.low === 0 ? (words.high - 1) >>> 0 : words.high, words.low === 0 ? 0xffff_ffff : words.low - 1));
    }
  }
  return finished(stacks, words);
}

function finished(stacks: CpuStacks, words: WordReader): CpuStacks {
  if (words.left > 0) words.number();
  stacks.start.push(stacks.locations.length);
  return stacks;
}

/** Where nearly all stacks have the same second frame, up to twice, it is the signal handler's that took them. */
function dropHandlerFrames({ counts, start, locations }: CpuStacks): void {
  const margin = Math.floor(counts.length / 32);
  const second = new Float64Array(counts.length);
  for (let i = 0; i < counts.length; i++) second[i] = start.get(i) + 1;
  for (let round = 0; round < 2; round++) {
    const met = new Map<number, number>();
    for (let i = 0; i < counts.length; i++) {
      if (second[i] < start.get(i + 1)) met.set(locations.get(second[i]), (met.get(locations.get(second[i])) ?? 0) + 1);
    }
    const [handler] = [...met].find(([, times]) => times >= counts.length - margin) ?? [];
    if (handler === undefined) return;
    for (let i = 0; i < counts.length; i++) {
      if (second[i] < start.get(i + 1) && locations.get(second[i]) === handler) locations.set(second[i]++, TAKEN_OUT);
    }
  }
}

/** Without what was taken out, and without a leaf that stands there twice. */
function cleanedStack({ start, locations }: CpuStacks, stack: number, addresses: AddressTable): number[] {
  const kept: number[] = [];
  for (let i = start.get(stack); i < start.get(stack + 1); i++) if (locations.get(i) !== TAKEN_OUT) kept.push(locations.get(i));
  if (kept.length > 1 && addresses.isNext(kept[1], kept[0])) kept.splice(1, 1);
  return kept;
}

class WordReader {
  readonly bytes: Uint8Array;
  at: Bytes = 0;
  high = 0;
  low = 0;
  readonly #view: DataView;
  readonly #form: CpuWords;

  constructor(bytes: Uint8Array, form: CpuWords) {
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#form = form;
  }

  /** Whole words. */
  get left(): number {
    return Math.floor((this.bytes.length - this.at) / this.#form.bytesEach);
  }

  /** NaN: there is none. */
  number(): number {
    return this.address() ? this.high * 2 ** 32 + this.low : Number.NaN;
  }

  /** Into `high` and `low`; false: there is none. */
  address(): boolean {
    const { bytesEach, littleEndian } = this.#form;
    if (this.left === 0) {
      this.at = this.bytes.length;
      return false;
    }
    if (bytesEach === 4) {
      this.high = 0;
      this.low = this.#view.getUint32(this.at, littleEndian);
    } else {
      this.high = this.#view.getUint32(littleEndian ? this.at + 4 : this.at, littleEndian);
      this.low = this.#view.getUint32(littleEndian ? this.at : this.at + 4, littleEndian);
    }
    this.at += bytesEach;
    return true;
  }

  /** The next word, which is not taken. */
  isZero(): boolean {
    const at = this.at;
    const isZero = this.number() === 0;
    this.at = at;
    return isZero;
  }
}
