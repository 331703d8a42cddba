// What of the other trace is taken off, where it is more than what is shown of this one.
import type { TimeRange } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import type { TraceProfile } from './traceProfile.ts';

export interface BaseScope {
  readonly text: string;
  readonly why: string;
}

/** undefined: the same of both, all of their time and everything in it, or groups of one name. `src/app/traceBases.ts` makes the other's profile. */
export function baseScope(selection: TimeRange | undefined, of: TraceProfile['of']): BaseScope | undefined {
  if (selection !== undefined)
    return { text: t('less the other’s whole recording'), why: t('A range of one recording has none in another that is the same. “Normalised” compares shares instead of times.') };
  if (of !== undefined && of.lane !== 'group')
    return { text: t('less everything in the other'), why: t('A single lane has none in another recording that is the same. “Normalised” compares shares instead of times.') };
  return undefined;
}
