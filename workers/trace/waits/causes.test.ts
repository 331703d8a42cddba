// A schedule for each cause of a wait, in which nothing else can have caused it; and two in which several did, one after the other.
import { describe, expect, it } from 'vitest';
import { WAIT_CAUSES, WAIT_CAUSE_GROUPS, type WaitCause, type WaitCauses } from '../../api.ts';
import { openBytes } from '../testing/openBytes.ts';
import { scheduleTrace } from '../testing/schedule.ts';

/** Events of one thread follow each other a ns apart. */
const NEAR_NS = 40;
const ALL = { range: undefined, kinds: [], group: undefined };

async function causesIn(schedule: string, cutsUs: readonly number[] = []): Promise<WaitCauses> {
  const trace = await openBytes(scheduleTrace(schedule, 26, cutsUs));
  for (let tries = 0; ; tries++) {
    const causes = await trace.ask({ ask: 'waitCauses', selection: ALL });
    if (causes.known === 1) return causes;
    expect(tries, 'it becomes known').toBeLessThan(100);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** µs by cause, and nothing else. */
function expectCauses({ causes, latency }: WaitCauses, expectedUs: Readonly<Partial<Record<WaitCause, number>>>): void {
  expect(causes.reduce((sum, ns) => sum + ns, 0)).toBe(latency.sumNs);
  WAIT_CAUSES.forEach((cause, i) => expect(Math.abs(causes[i] - (expectedUs[cause] ?? 0) * 1000), `${cause}: ${causes[i]} ns`).toBeLessThan(NEAR_NS));
}

describe('a wait has one cause', () => {
  const alone: readonly (readonly [WaitCause, string])[] = [
    [
      'world stopped',
      `G1 main.main: run 0-100 P0
       G2 main.worker by G1: created 20 | run 40-50 P1 | end
       GC: STW GC sweep termination 19-40 by G1
       GOMAXPROCS: 0 2`,
    ],
    [
      'P looking for work',
      `G1 main.main: run 0-100 P0
       G2 main.worker by G1: created 20 | run 40-50 P1 | end
       GOMAXPROCS: 0 2`,
    ],
    [
      'P without a thread',
      `G1 main.main: run 0-100 P0
       G2 main.worker by G1: created 20 | run 40-50 P1 | end
       P1: idle 5-40
       GOMAXPROCS: 0 2`,
    ],
    [
      'P in a system call',
      `G1 main.main: run 0-40 P0 | chan receive 40-90 | run 90-100 P0
       G2 main.worker by G1: created 20 | run 40-50 P0 | end
       G3 main.reader: run 0-10 P1 | syscall 10-60 | run 60-100 P1
       GOMAXPROCS: 0 2`,
    ],
    [
      'every P busy: GC',
      `G1 main.main: run 0-40 P0 | chan receive 40-200
       G2 main.worker by G1: created 20 | run 40-50 P0 | end
       GC: assist 10-40 by G1
       GOMAXPROCS: 0 1`,
    ],
    [
      'every P busy: program',
      `G1 main.main: run 0-40 P0 | chan receive 40-200
       G2 main.worker by G1: created 20 | run 40-50 P0 | end
       GOMAXPROCS: 0 1`,
    ],
    [
      'unknown',
      `G1 main.main: run 0-40 P0 | chan receive 40-200
       G2 main.worker by G1: created 20 | run 40-50 P0 | end`,
    ],
  ];
  it.each(alone)('%s', async (cause, schedule) => {
    const found = await causesIn(schedule);
    expectCauses(found, { [cause]: 20 });
    expect(found.mainCause[WAIT_CAUSES.indexOf(cause)]).toBe(1);
    expect(found.unknownWhy.map(({ why }) => why !== '')).toEqual(cause === 'unknown' ? [true] : []);
    // Across the edge of a generation it is the same wait with the same causes.
    if (!/GC:|idle/.test(schedule)) expectCauses(await causesIn(schedule, [30]), { [cause]: 20 });
  });

  it('every P busy: GOMAXPROCS below demand', async () => {
    const found = await causesIn(
      `G1 main.main: run 0-40 P0 | chan receive 40-200
       G2 main.worker by G1: created 20 | run 40-50 P0 | end
       G3 main.worker by G1: created 20 | run 50-60 P0 | end
       GOMAXPROCS: 0 1`,
    );
    // While only G3 is left, no more wait than there are Ps.
    expectCauses(found, { 'every P busy: GOMAXPROCS below demand': 40, 'every P busy: program': 10 });
    expect(found.demand?.procs).toBeCloseTo(1, 6);
  });
});

describe('waits with several causes', () => {
  it('a stop, a system call and a busy program, one after the other', async () => {
    const found = await causesIn(
      `G1 main.main: run 0-60 P0 | chan receive 60-200
       G2 main.worker by G1: created 20 | run 60-70 P0 | end
       G3 main.reader: run 0-10 P1 | syscall 10-45 | run 45-100 P1
       GC: STW GC mark termination 19-30 by G1
       GOMAXPROCS: 0 2`,
    );
    expectCauses(found, { 'world stopped': 10, 'P in a system call': 15, 'every P busy: program': 15 });
    expect(found.stops.map(({ name, waitedNs }) => [name, Math.round(waitedNs / 1000)])).toEqual([[expect.stringContaining('GC mark termination'), 10]]);
    expect(found.syscallHolders.map(({ name, waitedNs }) => [name, Math.round(waitedNs / 1000)])).toEqual([['main.reader', 15]]);
    expect(new Set(found.holders.map(({ name }) => name))).toEqual(new Set(['main.main', 'main.reader']));
  });

  it('busy Ps are shared: half of them did GC work, who held them is told', async () => {
    const found = await causesIn(
      `G1 main.main: run 0-40 P0 | chan receive 40-200
       G2 main.worker by G1: created 20 | run 40-50 P0 | end
       G3 main.reader: run 0-100 P1 | chan receive 100-200
       GC: assist 10-40 by G3
       GOMAXPROCS: 0 2`,
    );
    expectCauses(found, { 'every P busy: GC': 10, 'every P busy: program': 10 });
    expect(found.holders.reduce((sum, { waitedNs }) => sum + waitedNs, 0) + found.otherHoldersNs).toBe(WAIT_CAUSE_GROUPS['every P busy'].reduce((sum, cause) => sum + found.causes[WAIT_CAUSES.indexOf(cause)], 0));
    expect(found.holders.map(({ name, what, waitedNs }) => [name, what, Math.round(waitedNs / 1000)])).toEqual(expect.arrayContaining([['main.main', 'program', 10], ['mark assist in main.reader', 'GC', 10]]));
    expect(found.holders).toHaveLength(2);
  });

  it('shares of the Ps add up to whole ns, however short the pieces', async () => {
    const others = Array.from({ length: 12 }, (_, i) => `G${i + 10} main.short by G1: created ${i + 21} | run ${i + 40} P1`.replace(/run (\d+) P1/, (_run, us: string) => `run ${us}-${Number(us) + 1} P0 | end`));
    const found = await causesIn(['G1 main.main: run 0-40 P0 | chan receive 40-200', ...others, 'GOMAXPROCS: 0 1'].join('\n'));
    expect(found.latency.n).toBe(12);
    expect(found.causes.reduce((sum, ns) => sum + ns, 0)).toBe(found.latency.sumNs);
    expect(found.causes.every((ns) => Number.isInteger(ns))).toBe(true);
    expect(found.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(12);
  });
});
