import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { StartUp, StartUpAnomaly } from '../../api.ts';
import { wholeCloseOf } from '../testing/closeOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { askStartUp } from './askStartUp.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const NS_A_MICROSECOND = 1_000;
/** The main goroutine of these schedules stands in this from its first event on. */
const IN_INIT = 'time.Sleep<app/config.init.0<runtime.doInit1';

async function startOf(schedule: string, minor = 26): Promise<StartUp> {
  return askStartUp(await wholeCloseOf(scheduleTrace(schedule, minor)));
}

async function recorded(name: string): Promise<StartUp> {
  return askStartUp(await wholeCloseOf(readFileSync(`${FIXTURES}${name}`)));
}

/** Steps with the µs at which they come. */
function stepsOf({ steps }: StartUp): readonly string[] {
  return steps.map(({ step, atNs }) => `${step} ${Math.round(atNs / NS_A_MICROSECOND)}`);
}

function offsetsOf({ offsets }: StartUp): readonly string[] {
  return offsets.map(({ offset, fromNs, toNs, band }) => `${offset}: ${Math.round((toNs - fromNs) / NS_A_MICROSECOND)} µs, ${band}`);
}

function found<W extends StartUpAnomaly['what']>({ anomalies }: StartUp, what: W): readonly Extract<StartUpAnomaly, { readonly what: W }>[] {
  return anomalies.filter((one): one is Extract<StartUpAnomaly, { readonly what: W }> => one.what === what);
}

describe('steps of a start', () => {
  it('come with their offsets from each other', async () => {
    const start = await startOf(`
      G1 ${IN_INIT}: run 0-100 P0 | sleep 100-4100 | runnable 4100-4130 | run 4130-4500 P0
      G7 app.worker by G1: created 40 | run 75-200 P1 | end
      G3 runtime.bgsweep by G1: created 20 | run 24-30 P1 | end
      GC: STW start trace 1-8 by G1`);
    expect(start.begins).toBe('in package init');
    expect(stepsOf(start)).toEqual(['package init 0', 'trace start stop 1', 'main goroutine start 8', 'first P start 24', 'first user goroutine created 40', 'first user goroutine start 75', 'sysmon first seen 4100']);
    expect(offsetsOf(start)).toEqual([
      'start stop: 7 µs, under 10 µs',
      'stop to first P: 16 µs, 10 to 50 µs',
      'stop to main goroutine: 0 µs, under 10 µs',
      'creation to first start: 35 µs, 10 to 50 µs',
    ]);
    expect(start.goroutines.map(({ goroutine }) => goroutine.id)).toEqual(['7']);
    expect(start.procs.map(({ proc, atNs }) => [proc, atNs === undefined ? 'had a thread' : Math.round(atNs / NS_A_MICROSECOND)])).toEqual([[0, 'had a thread'], [1, 24]]);
  });

  it('are those of the recording alone where another goroutine began it, or nothing tells who did', async () => {
    const load = `
      G1 main.main: run 0-100 P0 | chan receive 100-300
      G7 app.worker by G1: created 40 | run 75-200 P1 | end`;
    const byAnother = await startOf(`${load}\n G9 net/http.serve: run 0-50 P2\n GC: STW start trace 1-8 by G9`);
    expect(byAnother).toMatchObject({ begins: 'in mid-run', startedBy: { id: '9' }, anomalies: [], goroutines: [] });
    expect(stepsOf(byAnother)).toEqual(['trace start stop 1']);
    const byNobody = await startOf(load);
    expect(byNobody).toMatchObject({ begins: 'in mid-run', startedBy: undefined, steps: [], offsets: [] });
    expect(await startOf(`${load}\n GC: STW start trace 1-8 by G1`)).toMatchObject({ begins: 'in main.main', startedBy: { id: '1' } });
  });

  it('tell a P that was taken from its first goroutine', async () => {
    const start = await startOf(`
      G1 main.main: run 0-200 P0 | chan receive 200-300
      G7 app.worker by G1: created 20 | run 110-150 P1 | end
      P1: idle 10-40
      GC: STW start trace 1-8 by G1`);
    expect(stepsOf(start)).toContain('first P start 110');
    const taken = await recorded('startup/trace.out');
    const [first] = taken.procs;
    expect(first).toMatchObject({ proc: 0, atNs: 2_375_744, runsNs: 2_378_816 });
    expect(offsetsOf(taken)).toContain('first P to its first goroutine: 3 µs, under 10 µs');
  });

  it('judge what came late', async () => {
    const start = await startOf(`
      G1 ${IN_INIT}: run 0-100 P0 | sleep 100-200 | run 200-300 P0
      G7 app.worker by G1: created 20 | run 81-90 P1 | end
      GC: STW start trace 1-8 by G1`);
    expect(offsetsOf(start)).toContain('creation to first start: 61 µs, over 50 µs');
    expect(offsetsOf(start)).toContain('stop to first P: 73 µs, over 50 µs');
  });
});

describe('what was in the way', () => {
  it('is a wait of package init, by what it is for', async () => {
    const [blocked, ...more] = found(await startOf(`G1 ${IN_INIT}: run 0-100 P0 | sleep 100-4100 | run 4100-4200 P0 | sleep 4200-5200 | run 5200-5300 P0\n GC: STW start trace 1-8 by G1`), 'init blocked');
    expect(more).toEqual([]);
    expect(blocked).toMatchObject({ on: 'sleep', func: 'app/config.init.0', times: 2, goroutine: { id: '1' } });
    expect(Math.round((blocked?.totalNs ?? 0) / NS_A_MICROSECOND)).toBe(5000);
    expect(Math.round(((blocked?.range.endNs ?? 0) - (blocked?.range.startNs ?? 0)) / NS_A_MICROSECOND)).toBe(4000);
    expect(blocked?.stack.map(({ func }) => func)).toEqual(['time.Sleep', 'app/config.init.0', 'runtime.doInit1']);
  });

  it.each([
    ['internal/poll.(*FD).Read<net.(*conn).Read<app.init.0<runtime.doInit1', 'network', 'network'],
    ['internal/poll.(*FD).Read<os.(*File).Read<app.init.0<runtime.doInit1', 'network', 'files'],
    ['syscall.Fsync<os.(*File).Sync<app.init.0<runtime.doInit1', 'syscall', 'files'],
    ['syscall.Connect<net.Dial<app.init<runtime.doInit', 'syscall', 'network'],
    ['syscall.Kill<app.init.1<runtime.doInit1', 'syscall', 'system calls'],
    ['sync.(*WaitGroup).Wait<app.init.0<runtime.doInit1', 'sync', 'others'],
    ['runtime.GC<app.init.0<runtime.doInit1', 'GC mark assist wait for work', 'GC'],
  ])('%s: %s is %s', async (stack, what, on) => {
    const start = await startOf(`G1 ${stack}: run 0-100 P0 | ${what} 100-1600 | run 1600-1700 P0\n GC: STW start trace 1-8 by G1`);
    expect(found(start, 'init blocked').map((one) => one.on)).toEqual([on]);
  });

  it('is one wait, however many generations it lasts', async () => {
    const init = `G1 ${IN_INIT}: run 0-100 P0 | sleep 100-5100 | run 5100-5200 P0 | sleep 5200-7000 | run 7000-7100 P0`;
    const other = 'G5 app.other: run 0-990 P1 | chan receive 990-1010 | run 1010-2900 P1 | chan receive 2900-3100 | run 3100-7050 P1';
    const start = await askStartUp(await wholeCloseOf(scheduleTrace(`${init}\n${other}`, 26, [1000, 3000, 6000])));
    expect(start.begins).toBe('in package init');
    const [blocked, ...more] = found(start, 'init blocked');
    expect(more).toEqual([]);
    expect(blocked?.times).toBe(2);
    expect(Math.round((blocked?.totalNs ?? 0) / NS_A_MICROSECOND)).toBe(6800);
    expect([blocked?.range.startNs, blocked?.range.endNs].map((ns) => Math.round((ns ?? 0) / NS_A_MICROSECOND))).toEqual([100, 5100]);
    expect(start.lookedUntilNs).toBeGreaterThan(6.9e6);
  });

  it('is no wait below a millisecond', async () => {
    expect(found(await startOf(`G1 ${IN_INIT}: run 0-100 P0 | sleep 100-900 | run 900-1000 P0\n GC: STW start trace 1-8 by G1`), 'init blocked')).toEqual([]);
  });

  it('is a P that runs nothing while a goroutine is runnable', async () => {
    const start = await startOf(`
      G1 main.main: run 0-1500 P0 | chan receive 1500-1600
      G7 app.worker by G1: created 100 | run 700-900 P1 | end
      G8 app.worker by G1: created 1000 | run 1040-1100 P1 | end
      GC: STW start trace 1-8 by G1`);
    const [stalled, ...more] = found(start, 'P stalled');
    expect(more).toEqual([]);
    expect(stalled).toMatchObject({ proc: 1, how: 'idle', times: 1, goroutine: { id: '7' } });
    expect(Math.round((stalled?.totalNs ?? 0) / NS_A_MICROSECOND)).toBe(600);
  });

  it('is a P that a system call keeps', async () => {
    const start = await startOf(`
      G1 main.main: run 0-1500 P0 | chan receive 1500-1600
      G5 app.reader: run 0-50 P1 | syscall 50-600 | run 600-640 P1 | chan receive 640-1400
      G7 app.worker by G1: created 100 | run 650-900 P1 | end
      GC: STW start trace 1-8 by G1`);
    expect(found(start, 'P stalled')).toMatchObject([{ proc: 1, how: 'in a system call', times: 1, goroutine: { id: '7' } }]);
  });

  it('is no P that the world’s stop keeps', async () => {
    const start = await startOf(`
      G1 main.main: run 0-1500 P0 | chan receive 1500-1600
      G7 app.worker by G1: created 100 | run 700-900 P1 | end
      GC: STW start trace 1-690 by G1`);
    expect(found(start, 'P stalled')).toEqual([]);
    expect(found(start, 'start stop')).toMatchObject([{ goroutine: { id: '1' } }]);
  });
});

describe('recordings', () => {
  it('begin in package init', async () => {
    const start = await recorded('startup/trace.out');
    expect(start).toMatchObject({ begins: 'in package init', main: { id: '1' }, known: 1 });
    expect(start.inits.map(({ func }) => func)).toEqual(['main.init.0', 'main.init.1', 'main.init.2', 'main.init.3']);
    expect(start.steps.map(({ step }) => step)).toEqual(['package init', 'trace start stop', 'main goroutine start', 'first P start', 'first GC cycle', 'sysmon first seen', 'first user goroutine created', 'first user goroutine start', 'main.main']);
    expect(found(start, 'init blocked').map(({ on, func }) => `${func}: ${on}`)).toEqual(['main.init.1: files', 'main.init.2: network', 'main.init.3: sleep', 'main.init.3: GC']);
    expect(start.steps.find(({ step }) => step === 'main.main')?.stack.at(-1)?.func).toBe('main.main');
    // sysmon's thread is none of those that ran goroutines.
    const sysmon = start.steps.find(({ step }) => step === 'sysmon first seen');
    expect(sysmon?.thread).toMatch(/^\d+$/);
    expect(start.procs.map(({ thread }) => thread)).not.toContain(sysmon?.thread);
    const { range } = start;
    for (const { atNs, untilNs } of start.steps) expect(atNs >= range.startNs && (untilNs ?? atNs) <= range.endNs).toBe(true);
  });

  it('of older formats begin with who runs first: their stop is not told', async () => {
    const start = await recorded('traces/go1.19-user-annotations.trace');
    expect(start).toMatchObject({ begins: 'in main.main', startedBy: { id: '1' } });
    expect(start.steps.map(({ step }) => step)).toEqual(['first user goroutine created', 'first user goroutine start', 'first P start']);
    expect(start.offsets.map(({ offset }) => offset)).toEqual(['creation to first start']);
  });
});
