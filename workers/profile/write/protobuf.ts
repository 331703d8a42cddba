// A profile as the bytes of pprof's protobuf, for `go tool pprof` and everything else that reads it.
import { NONE, type ProfileColumns, type SampleType } from '../columns.ts';
import { MoreStrings } from '../moreStrings.ts';
import { WireBytes } from './wireBytes.ts';

/** Go packs a list from three elements on. */
const LEAST_PACKED = 3;

/**
 * The profile, not compressed. Ids are dense from 1 in the order of the columns.
 *
 * @param unused locations and functions that are on no stack. Of a filtered profile they are better left out: what a filter took
 *   away should not be in a file that is passed on.
 */
export function profileBytes(profile: ProfileColumns, unused: 'kept' | 'left out' = 'left out'): Uint8Array<ArrayBuffer> {
  const written = new Written(profile, unused === 'kept');
  for (let sample = 0; sample < profile.samples; sample++) written.sample(sample);
  written.tables();
  written.header();
  return written.finished();
}

class Written {
  readonly #profile: ProfileColumns;
  readonly #out = new WireBytes();
  readonly #record = new WireBytes();
  readonly #inner = new WireBytes();
  readonly #texts = new MoreStrings();
  /** Position in the written table, by position in the profile's; NONE until it is used. */
  readonly #string: Uint32Array;
  /** Ids; 0: no sample uses it. */
  readonly #locationId: Uint32Array;
  readonly #functionId: Uint32Array;

  constructor(profile: ProfileColumns, all: boolean) {
    this.#profile = profile;
    this.#string = new Uint32Array(profile.strings.size).fill(NONE);
    this.#locationId = new Uint32Array(profile.locations).fill(all ? 1 : 0);
    for (const location of profile.stackLocation) this.#locationId[location] = 1;
    numberUsed(this.#locationId);
    this.#functionId = this.#usedFunctions(all);
    for (const type of profile.sampleTypes) this.#out.message(1, this.#valueType(type));
  }

  sample(sample: number): void {
    const { stackStart, stackLocation, values } = this.#profile;
    const record = this.#record;
    record.clear();
    const start = stackStart[sample];
    const end = stackStart[sample + 1];
    if (end - start < LEAST_PACKED) {
      for (let i = start; i < end; i++) {
        record.varint(8);
        record.varint(this.#locationId[stackLocation[i]]);
      }
    } else {
      this.#inner.clear();
      for (let i = start; i < end; i++) this.#inner.varint(this.#locationId[stackLocation[i]]);
      record.message(1, this.#inner);
    }
    if (values.length < LEAST_PACKED) {
      for (const column of values) {
        record.varint(16);
        record.varint(column[sample]);
      }
    } else {
      this.#inner.clear();
      for (const column of values) this.#inner.varint(column[sample]);
      record.message(2, this.#inner);
    }
    this.#labels(sample);
    this.#out.message(2, record);
  }

  /** Mappings, locations, functions. */
  tables(): void {
    const { mappings, locations, functions } = this.#profile;
    for (const position of mappings.keys()) this.#mapping(position);
    for (let location = 0; location < locations; location++) if (this.#locationId[location] !== 0) this.#location(location);
    for (let fn = 0; fn < functions; fn++) if (this.#functionId[fn] !== 0) this.#function(fn);
  }

  header(): void {
    const { timeNanos, durationNanos, period, periodType, comments, defaultSampleType, docUrl, dropFrames, keepFrames } = this.#profile.header;
    const out = this.#out;
    out.number(7, this.#texts.of(dropFrames));
    out.number(8, this.#texts.of(keepFrames));
    out.number(9, timeNanos);
    out.number(10, durationNanos);
    out.message(11, this.#valueType(periodType));
    out.number(12, period);
    for (const comment of comments) {
      out.varint(13 * 8);
      out.varint(this.#texts.of(comment));
    }
    out.number(14, this.#texts.of(defaultSampleType));
    out.number(15, this.#texts.of(docUrl));
  }

  /** The strings, and the end. */
  finished(): Uint8Array<ArrayBuffer> {
    const encoder = new TextEncoder();
    for (let i = 0; i < this.#texts.size; i++) this.#out.message(6, encoder.encode(this.#texts.get(i)));
    return this.#out.finished();
  }

  #usedFunctions(all: boolean): Uint32Array {
    const { locations, frameStart, frameFunction, functions } = this.#profile;
    const used = new Uint32Array(functions).fill(all ? 1 : 0);
    for (let location = 0; location < locations; location++) {
      if (this.#locationId[location] === 0) continue;
      for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) if (frameFunction[frame] !== NONE) used[frameFunction[frame]] = 1;
    }
    numberUsed(used);
    return used;
  }

  #labels(sample: number): void {
    const { labels } = this.#profile;
    if (labels === undefined) return;
    for (let i = labels.start[sample]; i < labels.start[sample + 1]; i++) {
      this.#inner.clear();
      this.#inner.number(1, this.#text(labels.key[i]));
      if (labels.text[i] === 0) {
        this.#inner.number(3, labels.number[i]);
        this.#inner.number(4, this.#text(labels.unit[i]));
      } else this.#inner.number(2, this.#text(labels.text[i]));
      this.#record.message(3, this.#inner);
    }
  }

  #mapping(position: number): void {
    const mapping = this.#profile.mappings[position];
    const record = this.#record;
    record.clear();
    record.number(1, position + 1);
    record.number(2, mapping.start);
    record.number(3, mapping.limit);
    record.number(4, mapping.offset);
    record.number(5, this.#texts.of(mapping.file));
    record.number(6, this.#texts.of(mapping.buildId));
    record.number(7, mapping.hasFunctions ? 1 : 0);
    record.number(8, mapping.hasFilenames ? 1 : 0);
    record.number(9, mapping.hasLineNumbers ? 1 : 0);
    record.number(10, mapping.hasInlineFrames ? 1 : 0);
    this.#out.message(3, record);
  }

  #location(location: number): void {
    const { frameStart, frameFunction, frameLine, frameColumn, locationMapping, locationAddress, locationIsFolded } = this.#profile;
    const record = this.#record;
    record.clear();
    record.number(1, this.#locationId[location]);
    if (locationMapping[location] !== NONE) record.number(2, locationMapping[location] + 1);
    record.number(3, locationAddress[location]);
    for (let frame = frameStart[location]; frame < frameStart[location + 1]; frame++) {
      if (frameFunction[frame] === NONE) continue;
      this.#inner.clear();
      this.#inner.number(1, this.#functionId[frameFunction[frame]]);
      this.#inner.number(2, frameLine[frame]);
      this.#inner.number(3, frameColumn[frame]);
      record.message(4, this.#inner);
    }
    record.number(5, locationIsFolded[location]);
    this.#out.message(4, record);
  }

  #function(fn: number): void {
    const { functionName, functionSystemName, functionFile, functionStartLine } = this.#profile;
    const record = this.#record;
    record.clear();
    record.number(1, this.#functionId[fn]);
    record.number(2, this.#text(functionName[fn]));
    record.number(3, this.#text(functionSystemName[fn]));
    record.number(4, this.#text(functionFile[fn]));
    record.number(5, functionStartLine[fn]);
    this.#out.message(5, record);
  }

  #valueType({ type, unit }: SampleType): WireBytes {
    this.#record.clear();
    this.#record.number(1, this.#texts.of(type));
    this.#record.number(2, this.#texts.of(unit));
    return this.#record;
  }

  #text(position: number): number {
    if (this.#string[position] === NONE) this.#string[position] = this.#texts.of(this.#profile.strings.get(position));
    return this.#string[position];
  }
}

/** Turns flags into ids, dense from 1. */
function numberUsed(flags: Uint32Array): void {
  let last = 0;
  for (let i = 0; i < flags.length; i++) if (flags[i] !== 0) flags[i] = ++last;
}
