// The `profile` section of the report document: 64-bit values as decimal strings, as `go tool pprof` prints them.
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
  /** Rows of `top` per sample type. */
  readonly nodeCount?: number;
}

export function reportOf(reading: Reading, { nodeCount = 50 }: ReportOptions = {}): ProfileReport {
  const { profile } = reading;
  const { rows } = reading.kinds;
  const { header } = profile;
  const totals: [string, string][] = [];
  const top: [string, TopRow[]][] = [];
  for (const [i, { type }] of profile.sampleTypes.entries()) {
    const { flat, cum, order } = reading.sums(i);
    totals.push([type, printed(reading.total(i))]);
    top.push([
      type,
      order.slice(0, nodeCount).map((row) => ({ name: oneLine(rows[row].name), flat: printed(flat[row]), cum: printed(cum[row]) })),
    ]);
  }
  return {
    sample_types: profile.sampleTypes,
    default_sample_type: profile.sampleTypes[profile.defaultSampleType].type,
    period: { ...header.periodType, value: header.period },
    time_ns: String(header.timeNanos),
    duration_ns: String(header.durationNanos),
    samples: profile.samples,
    locations: profile.locations,
    functions: profile.functions,
    mappings: profile.mappings.map(({ file, buildId }) => ({ file, build_id: buildId })),
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
