// Test only: a schedule as an open trace, whose goroutines are found by their ids.

import type { StretchDetail } from '../../../../api.ts';
import type { OpenTrace } from '../../../openTrace.ts';
import { openBytes } from '../../../testing/openBytes.ts';
import { scheduleTrace } from '../../../testing/schedule.ts';

export interface PlayedTrace {
  readonly trace: OpenTrace;
  /** Number in the trace; -1: there is none. */
  readonly numberOf: (id: string) => number;
  readonly idOf: (goroutine: number | undefined) => string | undefined;
  readonly at: (id: string, us: number) => Promise<StretchDetail | undefined>;
}

/** `cutsUs`: a generation ends at each. */
export async function played(schedule: string, cutsUs: readonly number[] = []): Promise<PlayedTrace> {
  const trace = await openBytes(scheduleTrace(schedule, 26, cutsUs));
  const ids = new Map<number, string>();
  for (let goroutine = 0; goroutine < trace.index.goroutineNumbers; goroutine++) {
    const told = await trace.ask({ ask: 'goroutine', goroutine });
    // Numbers have gaps: one that lived on keeps the one it had.
    if (told?.goroutine === goroutine) ids.set(goroutine, told.id);
  }
  const numberOf = (id: string): number => [...ids].find(([, other]) => other === id)?.[0] ?? -1;
  return {
    trace,
    numberOf,
    idOf: (goroutine) => (goroutine === undefined ? undefined : ids.get(goroutine)),
    at: (id, us) => trace.ask({ ask: 'stretch', goroutine: numberOf(id), atNs: us * 1000 }),
  };
}
