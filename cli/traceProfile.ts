// A profile made from a whole trace, told as the report tells a profile of its own.
import { setTimeout } from 'node:timers/promises';
import type { RangeProfileKind, SampleTypeFacts, TopTable } from '../workers/api.ts';
import type { OpenTrace } from '../workers/trace/openTrace.ts';

const AGAIN_MS = 20;
/** Rows of `top` per sample type, as in a profile's own report. */
const MOST_ROWS = 50;

export interface TraceProfileReport {
  readonly kind: RangeProfileKind;
  readonly sample_types: readonly { readonly type: string; readonly unit: string }[];
  readonly totals: Readonly<Record<string, string>>;
  readonly top: Readonly<Record<string, readonly { readonly name: string; readonly flat: string; readonly cum: string }[]>>;
}

/** Rejects with a DamageError if the file is not what it was. Nothing of the kind: no sample types. */
export async function traceProfile(trace: OpenTrace, kind: RangeProfileKind): Promise<TraceProfileReport> {
  const sampleTypes = await sampleTypesOf(trace, kind);
  const tables: TopTable[] = [];
  for (let sampleType = 0; sampleType < sampleTypes.length; sampleType++) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- there are one or two
    tables.push((await trace.ask({ ask: 'rangeProfile', profile: { kind, range: undefined, of: undefined }, question: { ask: 'top', sampleType } })) as TopTable);
  }
  return {
    kind,
    sample_types: sampleTypes.map(({ type, unit }) => ({ type, unit })),
    totals: Object.fromEntries(sampleTypes.map(({ type, total }) => [type, String(total)])),
    top: Object.fromEntries(sampleTypes.map(({ type }, i) => [type, rowsOf(tables[i])])),
  };
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

function rowsOf({ names, flat, cum }: TopTable): readonly { readonly name: string; readonly flat: string; readonly cum: string }[] {
  return names.slice(0, MOST_ROWS).map((name, i) => ({ name, flat: String(flat[i]), cum: String(cum[i]) }));
}
