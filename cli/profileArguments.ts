// The options of the report command that say how profiles are looked at, under the names that `go tool pprof` has for them.
import { FLAG_OPTIONS, GRANULARITIES, PPROF_NAMES, TEXT_OPTIONS, type Granularity, type ProfileOptions } from '../workers/api.ts';
import { UsageError } from './usageError.ts';

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

/** For parseArgs. */
export const PROFILE_ARGUMENTS = {
  sample_index: text,
  focus: text,
  ignore: text,
  hide: text,
  show: text,
  show_from: text,
  prune_from: text,
  tagfocus: text,
  tagignore: text,
  tagshow: text,
  taghide: text,
  tagroot: text,
  tagleaf: text,
  granularity: text,
  noinlines: flag,
  all_frames: flag,
  mean: flag,
  relative_percentages: flag,
  drop_negative: flag,
  base: text,
  diff_base: text,
  normalize: flag,
  nodecount: text,
} as const;

type Values = { readonly [Name in keyof typeof PROFILE_ARGUMENTS]?: ((typeof PROFILE_ARGUMENTS)[Name]['type'] extends 'string' ? string : boolean) | undefined };

export interface ProfileReportArguments {
  /** `base.profile` is a path. */
  readonly options: ProfileOptions;
  readonly sampleIndex: string | undefined;
  readonly nodeCount: number | undefined;
}

/** undefined: none is given. @throws UsageError */
export function profileArguments(values: Values): ProfileReportArguments | undefined {
  const given = Object.keys(PROFILE_ARGUMENTS).some((name) => values[name as keyof Values] !== undefined);
  if (!given) return undefined;
  const options: Record<string, unknown> = {};
  for (const option of TEXT_OPTIONS) if (values[PPROF_NAMES[option]] !== undefined) options[option] = values[PPROF_NAMES[option]];
  for (const option of FLAG_OPTIONS) if (values[PPROF_NAMES[option]] === true) options[option] = true;
  const granularity = granularityOf(values.granularity);
  const base = baseOf(values);
  return {
    options: { ...(options as ProfileOptions), ...(granularity === undefined ? {} : { granularity }), ...(base === undefined ? {} : { base }) },
    sampleIndex: values.sample_index,
    nodeCount: nodeCountOf(values.nodecount),
  };
}

/** The command's name of an option. */
export function argumentName(option: keyof ProfileOptions, base: ProfileOptions['base']): string {
  return option === 'base' ? (base?.how ?? 'base') : PPROF_NAMES[option];
}

function granularityOf(given: string | undefined): Granularity | undefined {
  const granularity = GRANULARITIES.find((known) => known === given);
  if (given !== undefined && granularity === undefined) throw new UsageError(`--granularity ${given}: not one of ${GRANULARITIES.join(', ')}`);
  return granularity;
}

function baseOf({ base, diff_base: diffBase, normalize = false }: Values): ProfileOptions['base'] {
  if (base !== undefined && diffBase !== undefined) throw new UsageError('--base and --diff_base do not go together');
  if (base !== undefined) return { profile: base, how: 'base', normalize };
  if (diffBase !== undefined) return { profile: diffBase, how: 'diff_base', normalize };
  if (normalize) throw new UsageError('--normalize needs --base or --diff_base');
  return undefined;
}

function nodeCountOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const count = Number(given);
  if (!/^\d+$/.test(given) || !Number.isSafeInteger(count)) throw new UsageError(`--nodecount ${given}: not a number of rows; 0 is all`);
  return count;
}
