// For tests: a profile made call by call. Equal functions, mappings and locations collapse.
import { NONE, type ProfileColumns, type ProfileHeader, type ProfileMapping, type SampleLabels, type SampleType, type SampleValues } from '../columns.ts';
import { GrowingFloat64, GrowingInt64, GrowingUint32 } from '../growing.ts';
import { MoreStrings } from '../moreStrings.ts';

export interface BuiltFunction {
  readonly name: string;
  /** The name, if absent. */
  readonly systemName?: string;
  readonly file?: string;
  readonly startLine?: number;
}

export interface BuiltFrame {
  /** What `fn` gave. */
  readonly fn: number;
  readonly line?: number;
  readonly column?: number;
}

export interface BuiltLocation {
  /** What `mapping` gave. */
  readonly mapping?: number;
  readonly address?: bigint;
  readonly isFolded?: boolean;
  /** Innermost inlined function first; none where only the address is known. */
  readonly frames?: readonly BuiltFrame[];
}

/** A text, or a number with its unit ('' where there is none). By the format an empty text, and 0 without a unit, are no label. */
export type BuiltLabel = { readonly key: string; readonly text: string } | { readonly key: string; readonly number: bigint; readonly unit: string };

export class ColumnsBuilder {
  readonly strings = new MoreStrings();
  readonly #sampleTypes: readonly SampleType[];
  readonly #values: GrowingValues[];
  readonly #stackStart = new GrowingFloat64();
  readonly #stackLocation = new GrowingUint32();
  readonly #labelStart = new GrowingFloat64();
  readonly #labelKey = new GrowingUint32();
  readonly #labelText = new GrowingUint32();
  readonly #labelNumber = new GrowingInt64();
  readonly #labelUnit = new GrowingUint32();
  readonly #base: number[] = [];
  readonly #mappings: ProfileMapping[] = [];
  readonly #mappingOf = new Map<string, number>();
  readonly #functionOf = new Map<string, number>();
  readonly #functionName = new GrowingUint32();
  readonly #functionSystemName = new GrowingUint32();
  readonly #functionFile = new GrowingUint32();
  readonly #functionStartLine = new GrowingFloat64();
  readonly #locationOf = new Map<string, number>();
  readonly #locationMapping = new GrowingUint32();
  readonly #locationAddress: bigint[] = [];
  readonly #locationIsFolded: number[] = [];
  readonly #frameStart = new GrowingUint32();
  readonly #frameFunction = new GrowingUint32();
  readonly #frameLine = new GrowingFloat64();
  readonly #frameColumn = new GrowingFloat64();
  #locationsWithoutLines = 0;
  #samples = 0;

  constructor(sampleTypes: readonly SampleType[]) {
    this.#sampleTypes = sampleTypes;
    this.#values = sampleTypes.map(() => new GrowingValues());
    this.#stackStart.push(0);
    this.#labelStart.push(0);
    this.#frameStart.push(0);
  }

  mapping(mapping: ProfileMapping): number {
    const key = JSON.stringify(Object.values(mapping).map(String));
    return known(this.#mappingOf, key, () => this.#mappings.push(mapping) - 1);
  }

  fn({ name, systemName = name, file = '', startLine = 0 }: BuiltFunction): number {
    const [nameAt, systemNameAt, fileAt] = [name, systemName, file].map((text) => this.strings.of(text));
    return known(this.#functionOf, `${nameAt},${systemNameAt},${fileAt},${startLine}`, () => {
      this.#functionName.push(nameAt);
      this.#functionSystemName.push(systemNameAt);
      this.#functionFile.push(fileAt);
      this.#functionStartLine.push(startLine);
      return this.#functionName.length - 1;
    });
  }

  location({ mapping = NONE, address = 0n, isFolded = false, frames = [] }: BuiltLocation): number {
    const lines = frames.map(({ fn, line = 0, column = 0 }) => `${fn},${line},${column}`).join(';');
    return known(this.#locationOf, `${mapping},${address},${isFolded},${lines}`, () => {
      this.#locationMapping.push(mapping);
      this.#locationAddress.push(address);
      this.#locationIsFolded.push(isFolded ? 1 : 0);
      for (const { fn, line = 0, column = 0 } of frames) this.#frame(fn, line, column);
      if (frames.length === 0) {
        this.#frame(NONE, 0, 0);
        this.#locationsWithoutLines++;
      }
      this.#frameStart.push(this.#frameFunction.length);
      return this.#locationMapping.length - 1;
    });
  }

  /** @param stack what `location` gave, leaf first. Values: one for each sample type. */
  sample(values: readonly (number | bigint)[], stack: ArrayLike<number>, labels: readonly BuiltLabel[] = []): void {
    for (const [type, column] of this.#values.entries()) column.push(values[type] ?? 0);
    this.#stackLocation.append(stack);
    this.#stackStart.push(this.#stackLocation.length);
    for (const label of labels) this.#label(label);
    this.#labelStart.push(this.#labelKey.length);
    this.#samples++;
  }

  /** Nothing may be added after it. */
  finished(header: ProfileHeader): ProfileColumns {
    const wanted = this.#sampleTypes.findIndex(({ type }) => type === header.defaultSampleType);
    return {
      sampleTypes: this.#sampleTypes,
      defaultSampleType: wanted >= 0 ? wanted : this.#sampleTypes.length - 1,
      samples: this.#samples,
      values: this.#values.map((column) => column.taken()),
      stackStart: this.#stackStart.taken(),
      stackLocation: this.#stackLocation.taken(),
      isBase: this.#isBase(),
      labels: this.#labels(),
      locations: this.#locationMapping.length,
      frameStart: this.#frameStart.taken(),
      frameFunction: this.#frameFunction.taken(),
      frameLine: this.#frameLine.taken(),
      frameColumn: this.#frameColumn.taken(),
      locationMapping: this.#locationMapping.taken(),
      locationAddress: BigUint64Array.from(this.#locationAddress),
      locationIsFolded: Uint8Array.from(this.#locationIsFolded),
      locationsWithoutLines: this.#locationsWithoutLines,
      functions: this.#functionName.length,
      functionName: this.#functionName.taken(),
      functionSystemName: this.#functionSystemName.taken(),
      functionFile: this.#functionFile.taken(),
      functionStartLine: this.#functionStartLine.taken(),
      strings: this.strings,
      mappings: this.#mappings,
      header,
    };
  }

  #frame(fn: number, line: number, column: number): void {
    this.#frameFunction.push(fn);
    this.#frameLine.push(line);
    this.#frameColumn.push(column);
  }

  #label(label: BuiltLabel): void {
    if ('text' in label ? label.text === '' : label.number === 0n && label.unit === '') return;
    this.#labelKey.push(this.strings.of(label.key));
    this.#labelText.push('text' in label ? this.strings.of(label.text) : 0);
    this.#labelNumber.push('text' in label ? 0n : label.number);
    this.#labelUnit.push('text' in label ? 0 : this.strings.of(label.unit));
    if ('text' in label && label.key === 'pprof::base' && label.text === 'true') this.#base.push(this.#samples);
  }

  #labels(): SampleLabels | undefined {
    if (this.#labelKey.length === 0) return undefined;
    return {
      start: this.#labelStart.taken(),
      key: this.#labelKey.taken(),
      text: this.#labelText.taken(),
      number: this.#labelNumber.taken(),
      unit: this.#labelUnit.taken(),
    };
  }

  #isBase(): Uint8Array | undefined {
    if (this.#base.length === 0) return undefined;
    const isBase = new Uint8Array(this.#samples);
    for (const sample of this.#base) isBase[sample] = 1;
    return isBase;
  }
}

/** Doubles while every sum of them is exact, from then on 64-bit integers. */
class GrowingValues {
  readonly #doubles = new GrowingFloat64();
  #exact: GrowingInt64 | undefined;
  #absSum = 0;

  push(value: number | bigint): void {
    this.#absSum += Math.abs(Number(value));
    if (this.#exact === undefined && !(this.#absSum < 2 ** 53)) {
      this.#exact = new GrowingInt64();
      for (const double of this.#doubles.taken()) this.#exact.push(BigInt(double));
    }
    if (this.#exact === undefined) this.#doubles.push(Number(value));
    else this.#exact.push(BigInt(value));
  }

  taken(): SampleValues {
    return this.#exact === undefined ? this.#doubles.taken() : this.#exact.taken();
  }
}

function known(positions: Map<string, number>, key: string, add: () => number): number {
  const position = positions.get(key) ?? add();
  positions.set(key, position);
  return position;
}
