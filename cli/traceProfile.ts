// A profile made from a whole trace, told as the report tells a profile of its own, and looked at by the same options.
import { setTimeout } from 'node:timers/promises';
import type { ExportedFile, RangeProfileKind, ReadingFacts, SampleTypeFacts, TopTable } from '../workers/api.ts';
import type { OpenTrace } from '../workers/trace/openTrace.ts';
import type { ProfileReportArguments } from './profileArguments.ts';
import { checkReading, sampleTypeNamed } from './profileReport.ts';
import { UsageError } from './usageError.ts';

const AGAIN_MS = 20;
/** Rows of `top` per sample type, as in a profile's own report. */
const MOST_ROWS = 50;

export interface TraceProfileReport {
  readonly kind: RangeProfileKind;
  readonly sample_types: readonly { readonly type: string; readonly unit: string }[];
  readonly totals: Readonly<Record<string, string>>;
  readonly top: Readonly<Record<string, readonly { readonly name: string; readonly flat: string; readonly cum: string }[]>>;
}

/**
 * Rejects with a DamageError if the file is not what it was. Nothing of the kind: no sample types.
 *
 * @throws UsageError if the options do not fit.
 */
export async function traceProfile(trace: OpenTrace, kind: RangeProfileKind, how?: ProfileReportArguments): Promise<TraceProfileReport> {
  if (how?.options.base !== undefined) throw new UsageError(`--${how.options.base.how} is for profiles in files, not for those made from a trace`);
  const profile = { kind, range: undefined, of: undefined };
  const sampleTypes = await sampleTypesOf(trace, kind);
  const only = how === undefined || sampleTypes.length === 0 ? undefined : sampleTypeNamed(how, sampleTypes, `--pprof ${kind}`);
  const options = how?.options ?? {};
  const tables: { readonly type: string; readonly table: TopTable }[] = [];
  for (const [sampleType, { type }] of sampleTypes.entries()) {
    if (only !== undefined && sampleType !== only) continue;
    if (tables.length === 0) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- once
      checkReading((await trace.ask({ ask: 'rangeProfile', profile, question: { ask: 'reading', sampleType, options } })) as ReadingFacts, options, `--pprof ${kind}`);
    }
    // oxlint-disable-next-line eslint/no-await-in-loop -- there are one or two
    tables.push({ type, table: (await trace.ask({ ask: 'rangeProfile', profile, question: { ask: 'top', sampleType, options } })) as TopTable });
  }
  return {
    kind,
    sample_types: sampleTypes.map(({ type, unit }) => ({ type, unit })),
    totals: Object.fromEntries(tables.map(({ type, table }) => [type, String(table.total)])),
    top: Object.fromEntries(tables.map(({ type, table }) => [type, rowsOf(table, how?.nodeCount ?? MOST_ROWS)])),
  };
}

/** The profile as `go tool pprof` reads it, gzipped. Rejects with a DamageError if the file is not what it was. */
export async function traceProfileFile(trace: OpenTrace, kind: RangeProfileKind): Promise<Uint8Array> {
  const profile = { kind, range: undefined, of: undefined };
  await sampleTypesOf(trace, kind);
  // Each question is paired with its answer where it is answered.
  const { bytes } = (await trace.ask({ ask: 'rangeProfile', profile, question: { ask: 'export', sampleType: 0, as: 'pb.gz' } })) as ExportedFile;
  return bytes;
}

async function sampleTypesOf(trace: OpenTrace, kind: RangeProfileKind): Promise<readonly SampleTypeFacts[]> {
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- more is known each time
    const facts = await trace.ask({ ask: 'rangeProfileFacts', profile: { kind, range: undefined, of: undefined } });
    if (facts === undefined || facts.pending.length === 0) return facts?.sampleTypes ?? [];
    // oxlint-disable-next-line eslint/no-await-in-loop -- generations are read meanwhile
    await setTimeout(AGAIN_MS);
  }
}

function rowsOf({ names, flat, cum }: TopTable, most: number): readonly { readonly name: string; readonly flat: string; readonly cum: string }[] {
  return names.slice(0, most === 0 ? undefined : most).map((name, i) => ({ name, flat: String(flat[i]), cum: String(cum[i]) }));
}
