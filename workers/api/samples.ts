// What samples carry beside their stacks, samples one by one, and profiles out again as files.

/** Values of one label key, largest first. */
export interface TagKey {
  readonly key: string;
  /** Unit of a numeric key, by the rules of pprof; undefined: texts. */
  readonly unit: string | undefined;
  /** Σ |value| of samples with the key; a sample counts once. */
  readonly total: number;
  readonly samples: number;
  /** At most 100; `otherValues` more with `otherTotal` between them. */
  readonly values: readonly { readonly text: string; /** Of a numeric key: the numbers, in `unit`, that are printed so. */ readonly numbers?: { readonly least: number; readonly most: number }; readonly total: number; readonly samples: number }[];
  readonly otherValues: number;
  readonly otherTotal: number;
}

export interface Tags {
  readonly sampleType: number;
  /** What percentages are of. */
  readonly grandTotal: number;
  /** By name. */
  readonly keys: readonly TagKey[];
  /** Σ value of samples without any label, and how many these are. */
  readonly untagged: number;
  readonly untaggedSamples: number;
}

export interface RawSample {
  /** Position in the reading. */
  readonly sample: number;
  /** By sample type. */
  readonly values: readonly number[];
  /** Leaf first, at most 200 frames of `depth`. line: 0 if unknown. address: hexadecimal, '' if unknown. */
  readonly frames: readonly { readonly name: string; readonly file: string; readonly line: number; readonly inlined: boolean; readonly address: string }[];
  readonly depth: number;
  /** As recorded; numbers with their unit, as pprof prints them. */
  readonly labels: readonly { readonly key: string; readonly text: string }[];
}

export interface RawSamples {
  readonly sampleType: number;
  /** Place of the first of `samples` in the order that was asked for. */
  readonly from: number;
  /** At most 1000 at once. */
  readonly samples: readonly RawSample[];
  /** How many samples there are in all. */
  readonly total: number;
}

export const PROFILE_EXPORTS = ['pb.gz', 'folded', 'csv'] as const;
export type ProfileExport = (typeof PROFILE_EXPORTS)[number];

export interface ExportedFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export type SampleQuestion =
  | { readonly ask: 'tags' }
  /** order: as recorded, or largest |value| first. */
  | { readonly ask: 'rawSamples'; readonly order: 'recorded' | 'value'; readonly from: number; readonly count: number; /** At most this many frames of each; absent: 200. */ readonly mostFrames?: number }
  /** The reading as a file: filtered, compared, everything but units. csv: the top table. */
  | { readonly ask: 'export'; readonly as: ProfileExport };

export interface SampleAnswers {
  readonly tags: Tags;
  readonly rawSamples: RawSamples;
  readonly export: ExportedFile;
}
