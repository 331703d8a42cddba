// BySize of a snapshot as rows of bars: on a log scale, for a class may have a million times the objects of another.
import type { MemStatsMoment } from '../../../workers/api.ts';

export interface SizeRow {
  /** Upper bound of the class; undefined: what BySize leaves out. */
  readonly sizeBytes: number | undefined;
  readonly mallocs: number;
  readonly frees: number;
  readonly live: number;
  /** 0…1 of the axis, log. */
  readonly mallocsShare: number;
  readonly liveShare: number;
}

/** Classes that ever held an object, the smallest first; what is left out by them last. */
export function sizeRows({ bySize, rest }: Pick<MemStatsMoment, 'bySize' | 'rest'>): readonly SizeRow[] {
  const classes = Array.from(bySize.sizeBytes, (sizeBytes, at) => ({ sizeBytes, mallocs: bySize.mallocs[at] ?? 0, frees: bySize.frees[at] ?? 0 }));
  const all: readonly { readonly sizeBytes: number | undefined; readonly mallocs: number; readonly frees: number }[] =
    rest === undefined ? classes : [...classes, { sizeBytes: undefined, mallocs: rest.mallocs, frees: rest.frees }];
  const held = all.filter(({ mallocs }) => mallocs > 0);
  const top = Math.log10(1 + held.reduce((most, { mallocs }) => Math.max(most, mallocs), 1));
  return held.map(({ sizeBytes, mallocs, frees }) => {
    const live = Math.max(0, mallocs - frees);
    return { sizeBytes, mallocs, frees, live, mallocsShare: Math.log10(1 + mallocs) / top, liveShare: Math.log10(1 + live) / top };
  });
}
