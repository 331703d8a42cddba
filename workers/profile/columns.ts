// A decoded profile: columns with dense positions instead of the file's ids, no object per sample, location or line.
import type { StringTable } from './wire/stringTable.ts';

/** One number per sample. Doubles while every sum of them is exact (Σ|v| < 2⁵³), else 64-bit integers. */
export type SampleValues = Float64Array | BigInt64Array;

export interface SampleType {
  readonly type: string;
  readonly unit: string;
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

  readonly locations: number;
  /** Frames of location i, innermost inlined function first; a location without lines has one frame without a function. */
  readonly frameStart: Uint32Array;
  /** Function position, or NONE. */
  readonly frameFunction: Uint32Array;
  readonly frameLine: Float64Array;
  /** Mapping position, or NONE. */
  readonly locationMapping: Uint32Array;
  /** Locations that have no line in the file. */
  readonly locationsWithoutLines: number;

  readonly functions: number;
  /** String positions. */
  readonly functionName: Uint32Array;
  readonly functionSystemName: Uint32Array;
  readonly functionFile: Uint32Array;
  readonly functionStartLine: Float64Array;

  readonly strings: StringTable;
  readonly mappings: readonly { readonly file: string; readonly buildId: string }[];
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
