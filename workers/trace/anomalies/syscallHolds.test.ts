import { array, assert, integer, property, tuple } from 'fast-check';
import { expect, it } from 'vitest';
import { Intervals } from './intervals.ts';
import type { ProcUse } from './procUse.ts';
import { SyscallHolds } from './syscallHolds.ts';
import { SYSMON_TICK_NS } from './thresholds.ts';

/** Lengths of gaps and calls by turns. */
const CALLS = array(tuple(integer({ min: 0, max: 5 }), integer({ min: 1, max: 5 })), { maxLength: 12 });
const WAITS = array(tuple(integer({ min: 0, max: 80 }), integer({ min: 1, max: 60 })), { maxLength: 12 });

it('what others waited during each call is the sum of the overlaps', () => {
  assert(
    property(CALLS, WAITS, (calls, waits) => {
      const use: ProcUse = { proc: 0, idle: new Intervals(), syscalls: new Intervals(), goroutine: [], stack: [], retaken: [] };
      let atNs = 0;
      for (const [gap, length] of calls) {
        use.syscalls.add(atNs + gap * SYSMON_TICK_NS, atNs + (gap + length) * SYSMON_TICK_NS);
        atNs += (gap + length) * SYSMON_TICK_NS;
      }
      const holds = new SyscallHolds([use], 0);
      const intervals = waits.map(([from, length]) => [from * SYSMON_TICK_NS, (from + length) * SYSMON_TICK_NS] as const);
      for (const [startNs, endNs] of intervals) holds.addWait(startNs, endNs);
      const expected = Array.from({ length: use.syscalls.count }, (_, at) => ({
        startNs: use.syscalls.startNs[at],
        waitedNs: intervals.reduce((sum, [startNs, endNs]) => sum + use.syscalls.within(at, startNs, endNs), 0),
      })).filter(({ waitedNs }) => waitedNs > 0);
      expect(holds.holds().map(({ startNs, waitedNs }) => ({ startNs, waitedNs }))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});
