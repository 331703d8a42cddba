// The `profile` section of the report document: 64-bit values as decimal strings, as `go tool pprof` prints them.
import type { ProfileOptions } from '../api.ts';
import type { ProfileColumns } from './columns.ts';
import type { Reading } from './reading/reading.ts';

export interface ProfileReport {
  readonly sample_types: readonly { readonly type: string; readonly unit: string }[];
  readonly default_sample_type: string;
  readonly period: { readonly type: string; readonly unit: string; readonly value: number };
  readonly time_ns: string;
  readonly duration_ns: string;
  readonly samples: number;
  readonly locations: number;
  readonly functions: number;
  readonly mappings: readonly { readonly file: string; readonly build_id: string }[];
  readonly comments: readonly string[];
  readonly totals: Readonly<Record<string, string>>;
  readonly top: Readonly<Record<string, readonly TopRow[]>>;
}

export interface TopRow {
  readonly name: string;
  readonly flat: string;
  readonly cum: string;
}

export interface ReportOptions {
  /** Rows of `top` per sample type; 0: all. */
  readonly nodeCount?: number | undefined;
  /** Position of the one sample type that `top` and `totals` are of; undefined: of all. */
  readonly sampleType?: number | undefined;
  /** How `top` and `totals` look at the profile. */
  readonly options?: ProfileOptions | undefined;
}

/** @param own the file's profile: all but `top` and `totals` is of it, however it is looked at. */
export function reportOf(own: ProfileColumns, reading: Reading, { nodeCount = 50, sampleType }: ReportOptions = {}): ProfileReport {
  // A base may have made units finer.
  const { sampleTypes } = reading.profile;
  const { rows } = reading.kinds;
  const { header } = own;
  const totals: [string, string][] = [];
  const top: [string, TopRow[]][] = [];
  for (const [i, { type }] of sampleTypes.entries()) {
    if (sampleType !== undefined && i !== sampleType) continue;
    const { flat, cum, order } = reading.sums(i);
    totals.push([type, printed(reading.total(i))]);
    top.push([
      type,
      order.slice(0, nodeCount === 0 ? undefined : nodeCount).map((row) => ({ name: oneLine(rows[row].name), flat: printed(flat[row]), cum: printed(cum[row]) })),
    ]);
  }
  return {
    sample_types: sampleTypes,
    default_sample_type: own.sampleTypes[own.defaultSampleType].type,
    period: { ...header.periodType, value: header.period },
    time_ns: String(header.timeNanos),
    duration_ns: String(header.durationNanos),
    samples: own.samples,
    locations: own.locations,
    functions: own.functions,
    mappings: own.mappings.map(({ file, buildId }) => ({ file, build_id: buildId })),
    comments: header.comments,
    totals: Object.fromEntries(totals),
    top: Object.fromEntries(top),
  };
}

/** `go tool pprof` prints through a double: sums beyond 2⁵³ are exact inside and rounded here, once. */
function printed(value: number | bigint): string {
  return BigInt(Number(value)).toString();
}

/** A row is one line there; what follows a line break in a name is not part of it. */
function oneLine(name: string): string {
  return name.split(/[\r\n]/, 1)[0];
}
