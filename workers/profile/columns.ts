// A decoded profile: columns with dense positions instead of the file's ids, no object per sample, location or line.

/** One number per sample. Doubles while every sum of them is exact (Σ|v| < 2⁵³), else 64-bit integers. */
export type SampleValues = Float64Array | BigInt64Array;

export interface SampleType {
  readonly type: string;
  readonly unit: string;
}

/** Texts by position; position 0 is ''. */
export interface ProfileStrings {
  readonly size: number;
  get(index: number): string;
}

export interface ProfileMapping {
  readonly file: string;
  readonly buildId: string;
  /** Unsigned 64-bit. */
  readonly start: bigint;
  readonly limit: bigint;
  readonly offset: bigint;
  readonly hasFunctions: boolean;
  readonly hasFilenames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
}

/** Labels of samples, in the file's order; those that the format says to discard are not here. */
export interface SampleLabels {
  /** Labels of sample i: [start[i] … start[i + 1]). */
  readonly start: Float64Array;
  /** String positions. `text` 0: a number. */
  readonly key: Uint32Array;
  readonly text: Uint32Array;
  readonly number: BigInt64Array;
  readonly unit: Uint32Array;
}

/** In columns of references: there is none. */
export const NONE = 0xffff_ffff;

export interface ProfileColumns {
  readonly sampleTypes: readonly SampleType[];
  /** Of the profile's choice, else the last. */
  readonly defaultSampleType: number;
  readonly samples: number;
  /** By sample type, then sample. */
  readonly values: readonly SampleValues[];
  /** Locations of sample i, leaf first: `stackLocation[stackStart[i] … stackStart[i + 1])`. */
  readonly stackStart: Float64Array;
  readonly stackLocation: Uint32Array;
  /** 1: belongs to the base of a difference (label pprof::base=true). undefined: no sample does. */
  readonly isBase: Uint8Array | undefined;
  /** undefined: no sample has any. */
  readonly labels: SampleLabels | undefined;

  readonly locations: number;
  /** Frames of location i, innermost inlined function first; a location without lines has one frame without a function. */
  readonly frameStart: Uint32Array;
  /** Function position, or NONE. */
  readonly frameFunction: Uint32Array;
  readonly frameLine: Float64Array;
  /** 0: the file does not say. */
  readonly frameColumn: Float64Array;
  /** Mapping position, or NONE. */
  readonly locationMapping: Uint32Array;
  /** 0: the file does not say. */
  readonly locationAddress: BigUint64Array;
  readonly locationIsFolded: Uint8Array;
  /** Locations that have no line in the file. */
  readonly locationsWithoutLines: number;

  readonly functions: number;
  /** String positions. */
  readonly functionName: Uint32Array;
  readonly functionSystemName: Uint32Array;
  readonly functionFile: Uint32Array;
  readonly functionStartLine: Float64Array;

  readonly strings: ProfileStrings;
  readonly mappings: readonly ProfileMapping[];
  readonly header: ProfileHeader;
}

export interface ProfileHeader {
  /** Start, ns since 1970; 0n: unknown. */
  readonly timeNanos: bigint;
  /** 0n: unknown. */
  readonly durationNanos: bigint;
  readonly period: number;
  readonly periodType: SampleType;
  readonly comments: readonly string[];
  readonly defaultSampleType: string;
  readonly docUrl: string;
  /** Regular expressions of frames to leave out and to keep nevertheless; '' in what Go writes. */
  readonly dropFrames: string;
  readonly keepFrames: string;
}
