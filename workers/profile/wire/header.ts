import type { ProfileHeader, SampleType } from '../columns.ts';
import { checkStringIndex, readStringIndex } from './records.ts';
import type { StringTable } from './stringTable.ts';
import { DELIMITED, int64At, VARINT, type Wire } from './wire.ts';

interface ValueType {
  readonly type: number;
  readonly unit: number;
}

/** Sample types and what a profile says about itself: fields 1 and 7 to 15. Names are string positions until all are in. */
export class HeaderFields {
  readonly #strings: number;
  readonly #sampleTypes: ValueType[] = [];
  readonly #comments: number[] = [];
  #periodType: ValueType = { type: 0, unit: 0 };
  #dropFrames = 0;
  #keepFrames = 0;
  #timeNanos = 0n;
  #durationNanos = 0n;
  #period = 0;
  #defaultSampleType = 0;
  #docUrl = 0;

  constructor(strings: number) {
    this.#strings = strings;
  }

  /** Reads the current field; steps over those it does not know. */
  read(wire: Wire): void {
    switch (wire.field) {
      case 1:
        this.#sampleTypes.push(this.#valueType(wire));
        return;
      case 7:
        this.#dropFrames = readStringIndex(wire, this.#strings);
        return;
      case 8:
        this.#keepFrames = readStringIndex(wire, this.#strings);
        return;
      case 9:
        this.#timeNanos = readInt64(wire);
        return;
      case 10:
        this.#durationNanos = readInt64(wire);
        return;
      case 11:
        this.#periodType = this.#valueType(wire);
        return;
      case 12:
        wire.expect(VARINT);
        this.#period = wire.int64();
        return;
      case 13:
        this.#comment(wire);
        return;
      case 14:
        this.#defaultSampleType = readStringIndex(wire, this.#strings);
        return;
      case 15:
        this.#docUrl = readStringIndex(wire, this.#strings);
        return;
      default:
        wire.skip();
    }
  }

  named(strings: StringTable): { sampleTypes: SampleType[]; defaultSampleType: number; header: ProfileHeader } {
    const typeNames = ({ type, unit }: ValueType): SampleType => ({ type: strings.get(type), unit: strings.get(unit) });
    const sampleTypes = this.#sampleTypes.map(typeNames);
    const wanted = strings.get(this.#defaultSampleType);
    const found = sampleTypes.findIndex(({ type }) => type === wanted);
    return {
      sampleTypes,
      defaultSampleType: found >= 0 ? found : sampleTypes.length - 1,
      header: {
        timeNanos: this.#timeNanos,
        durationNanos: this.#durationNanos,
        period: this.#period,
        periodType: typeNames(this.#periodType),
        comments: this.#comments.map((index) => strings.get(index)),
        defaultSampleType: wanted,
        docUrl: strings.get(this.#docUrl),
        dropFrames: strings.get(this.#dropFrames),
        keepFrames: strings.get(this.#keepFrames),
      },
    };
  }

  #valueType(wire: Wire): ValueType {
    const outer = wire.enter();
    let type = 0;
    let unit = 0;
    while (wire.next()) {
      if (wire.field === 1) type = readStringIndex(wire, this.#strings);
      else if (wire.field === 2) unit = readStringIndex(wire, this.#strings);
      else wire.skip();
    }
    wire.leave(outer);
    return { type, unit };
  }

  #comment(wire: Wire): void {
    if (wire.wireType !== DELIMITED) {
      this.#comments.push(readStringIndex(wire, this.#strings));
      return;
    }
    const outer = wire.enter();
    while (wire.reader.pos < wire.reader.len) this.#comments.push(checkStringIndex(wire, wire.int64(), this.#strings));
    wire.leave(outer);
  }
}

/** Reads the current field exactly. */
function readInt64(wire: Wire): bigint {
  wire.expect(VARINT);
  const at = wire.reader.pos;
  wire.int64();
  return int64At(wire.bytes, at);
}
