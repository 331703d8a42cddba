import type { SampleType } from './columns.ts';

/**
 * The sample type that pprof's -sample_index names: a position from 0, or a type, where `inuse_` may stand before it though the file
 * does not say it. undefined: none.
 */
export function sampleIndex(sampleTypes: readonly SampleType[], name: string): number | undefined {
  const at = /^[+-]?\d+$/.test(name) ? Number(name) : sampleTypes.findIndex(({ type }) => type === name || type === name.replace(/^inuse_/, ''));
  return sampleTypes[at] === undefined ? undefined : at;
}
