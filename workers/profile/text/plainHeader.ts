import type { ProfileHeader, SampleType } from '../columns.ts';

/** What text forms say about themselves: hardly anything. */
export function plainHeader(periodType: SampleType, period: number): ProfileHeader {
  return { timeNanos: 0n, durationNanos: 0n, period, periodType, comments: [], defaultSampleType: '', docUrl: '', dropFrames: '', keepFrames: '' };
}
