// Each rule on a schedule in which it finds something, and on one that is alike, in which it does not.
import { describe, expect, it } from 'vitest';
import { judged } from './testing/judged.ts';

/** G2, G3, … of main.late, created by G1 one µs after the other. */
function late(count: number, startsUs: (at: number) => number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `G${at + 2} main.late by G1: created ${at + 1} | run ${startsUs(at)}-${startsUs(at) + 5} P0 | end`);
}

/** Waits for the network five times, and each time `waitUs` for a P. */
function reader(waitUs: number): string {
  const turns = Array.from({ length: 5 }, (_, at) => {
    const us = at * 9000;
    return `run ${us}-${us + 10} P0 | network ${us + 10}-${us + 9000 - waitUs} | runnable ${us + 9000 - waitUs}-${us + 9000}`;
  });
  return `G1 main.read: ${turns.join(' | ')} | run 45000-45010 P0 | sleep 45010-46000`;
}

/** One more every 3.3 ms, each of which runs once. `rest`: what it does from then on. */
function workers(rest: (fromUs: number) => string): readonly string[] {
  return Array.from({ length: 60 }, (_, at) => {
    const us = 10 + at * 3300;
    return `G${at + 2} main.leak by G1: created ${us} | run ${us + 2}-${us + 4} P1 | ${rest(us + 4)}`;
  });
}

describe('long-runnable', () => {
  const main = 'G1 main.main: run 0-20000 P0 | sleep 20000-90000';

  it('three waits of twenty milliseconds', async () => {
    const found = await judged('long-runnable', [main, ...late(3, (at) => 20_001 + at * 10)]);
    expect(found).toMatchObject({ verdict: 'found', count: 3, value: 20_018_000, threshold: 10e6, unit: 'ns' });
    expect(found.totalNs).toBe(20_000_000 + 20_009_000 + 20_018_000);
    expect(found.places.map(({ goroutine, proc, label, valueNs }) => [goroutine?.id, proc, label, valueNs])).toEqual([
      ['4', 0, 'created', 20_018_000],
      ['3', 0, 'created', 20_009_000],
      ['2', 0, 'created', 20_000_000],
    ]);
    expect(found.places[0]?.stack.map(({ func }) => func)).toEqual(['main.late started here']);
  });

  it('not two, and it says why', async () => {
    const quiet = await judged('long-runnable', [main, ...late(2, (at) => 20_001 + at * 10)]);
    expect(quiet).toMatchObject({ verdict: 'not found', count: 2, why: '2 in the whole recording, which the machine may have made.' });
  });

  it('one that crosses the edges of generations is one, whole', async () => {
    const whole = await judged('long-runnable', [main, ...late(3, (at) => 20_001 + at * 10)]);
    const cut = await judged('long-runnable', [main, ...late(3, (at) => 20_001 + at * 10)], [5000, 12_000]);
    expect(cut.count).toBe(3);
    expect(Math.abs((cut.value ?? 0) - (whole.value ?? 0))).toBeLessThan(10);
    expect(cut.places.map(({ goroutine }) => goroutine?.id)).toEqual(['4', '3', '2']);
  });
});

describe('idle-ps-while-waiting', () => {
  it('a P that runs nothing while a goroutine waits for another', async () => {
    const found = await judged('idle-ps-while-waiting', ['G1 main.main: run 0-40000 P0 | sleep 40000-50000', 'G9 main.once: run 0-1 P1 | sleep 1-50000', ...late(2, (at) => 40_001 + at * 10)]);
    expect(found).toMatchObject({ verdict: 'found', count: 1, unit: 'ns' });
    expect(found.places.map(({ proc, label }) => [proc, label])).toEqual([[1, '2 goroutines waited']]);
    expect(found.value).toBeGreaterThan(39.9e6);
  });

  it('not where it runs something', async () => {
    const quiet = await judged('idle-ps-while-waiting', ['G1 main.main: run 0-40000 P0 | sleep 40000-50000', 'G9 main.busy: run 0-49000 P1 | sleep 49000-50000', ...late(2, (at) => 40_001 + at * 10)]);
    expect(quiet).toMatchObject({ verdict: 'not found', count: 0, value: undefined });
  });

  it('nor while the world is stopped', async () => {
    const schedule = ['G1 main.main: run 0-40000 P0 | sleep 40000-50000', 'G9 main.once: run 0-10 P1 | sleep 10-50000', 'GC: STW GC sweep termination 12-39990 by G1', ...late(2, (at) => 40_001 + at * 10)];
    expect(await judged('idle-ps-while-waiting', schedule)).toMatchObject({ verdict: 'not found', count: 0 });
  });
});

describe('syscall-held-p', () => {
  const calls = Array.from({ length: 5 }, (_, at) => `run ${at * 3000}-${at * 3000 + 10} P0 | syscall ${at * 3000 + 10}-${at * 3000 + 3000}`).join(' | ');
  const caller = `G1 main.main: ${calls} | run 15000-15100 P0 | sleep 15100-20000`;

  it('calls of three milliseconds while a goroutine waits', async () => {
    const found = await judged('syscall-held-p', [caller, 'G2 main.late by G1: created 5 | run 15101-15110 P0 | end']);
    expect(found).toMatchObject({ verdict: 'found', count: 5, unit: 'ratio' });
    expect(found.totalNs).toBe(5 * 2_990_000);
    expect(found.places[0]).toMatchObject({ proc: 0, label: 'came back', goroutine: { id: '1' } });
  });

  it('not while nobody waits', async () => {
    expect(await judged('syscall-held-p', [caller])).toMatchObject({ verdict: 'not found', count: 0, value: 0 });
  });

  it('nor while another P was free', async () => {
    expect(await judged('syscall-held-p', [caller, 'G2 main.late by G1: created 5 | run 15101-15110 P0 | end', 'G9 main.once: run 0-1 P1 | sleep 1-20000'])).toMatchObject({ verdict: 'not found', count: 0 });
  });
});

describe('late-netpoll', () => {
  it('woken by a thread without a P, and run two milliseconds later', async () => {
    const found = await judged('late-netpoll', [reader(2000)]);
    expect(found).toMatchObject({ verdict: 'found', count: 5, totalNs: 10e6, value: 1, unit: 'ratio' });
  });

  it('not if it runs soon', async () => {
    expect(await judged('late-netpoll', [reader(50)])).toMatchObject({ verdict: 'not found', count: 0, value: 0 });
  });
});

describe('creation-burst', () => {
  it('eight goroutines on one P, most of which start two milliseconds later', async () => {
    const found = await judged('creation-burst', ['G1 main.main: run 0-2000 P0 | sleep 2000-9000', ...late(8, (at) => 2001 + at * 10)]);
    expect(found).toMatchObject({ verdict: 'found', count: 1, value: 8, threshold: 8, unit: 'count' });
    expect(found.places[0]).toMatchObject({ label: '8 goroutines', goroutine: { id: '1' } });
  });

  it('not if they start at once', async () => {
    const quiet = await judged('creation-burst', ['G1 main.main: run 0-20 P0 | sleep 20-9000', ...late(8, (at) => 21 + at * 10)]);
    expect(quiet).toMatchObject({ verdict: 'not found', count: 0, value: 8, why: 'Half or more of its goroutines started within a millisecond.' });
  });

  it('nor if they come one by one', async () => {
    const slow = Array.from({ length: 8 }, (_, at) => `G${at + 2} main.late by G1: created ${at * 1500 + 1} | run ${20_000 + at * 10}-${20_005 + at * 10} P0 | end`);
    expect(await judged('creation-burst', ['G1 main.main: run 0-20000 P0 | sleep 20000-90000', ...slow])).toMatchObject({ verdict: 'not found', value: 1 });
  });
});

describe('goroutines-only-grow', () => {
  const main = 'G1 main.main: run 0-200000 P0 | sleep 200000-200010';

  it('goroutines that come and never go', async () => {
    const found = await judged('goroutines-only-grow', [main, ...workers((us) => `chan receive ${us}-200000`)], [50_000, 120_001]);
    expect(found).toMatchObject({ verdict: 'found', count: 1, unit: 'count' });
    expect(found.value).toBeGreaterThan(45);
    expect(found.places).toHaveLength(1);
    expect(found.places[0]).toMatchObject({ goroutine: { name: 'main.leak' } });
    expect(found.places[0]?.stack.length).toBeGreaterThan(0);
  });

  it('not if they end', async () => {
    expect(await judged('goroutines-only-grow', [main, ...workers(() => 'end')])).toMatchObject({ verdict: 'not found', count: 0, value: 0 });
  });

  it('nor a pool that is filled once', async () => {
    const pool = Array.from({ length: 60 }, (_, at) => `G${at + 2} main.pool by G1: created ${100_000 + at * 10} | run ${100_002 + at * 10}-${100_004 + at * 10} P1 | chan receive ${100_004 + at * 10}-200000`);
    expect(await judged('goroutines-only-grow', [main, ...pool])).toMatchObject({ verdict: 'not found', count: 0 });
  });

  it('of a short recording it cannot be told', async () => {
    expect(await judged('goroutines-only-grow', ['G1 main.main: run 0-100 P0 | sleep 100-110'])).toMatchObject({ verdict: 'unknown', why: 'The recording is too short to tell growth from a start.' });
  });
});

describe('lock-convoy', () => {
  it('many who wait at one lock, which another hands out, are no convoy', async () => {
    const waiters = Array.from({ length: 4 }, (_, g) => {
      const firstUs = 100 + g * 10;
      const turns = Array.from({ length: 30 }, (__, at) => {
        const us = firstUs + at * 1000;
        return `run ${us}-${us + 5} P0 | sync ${us + 5}-${us + 998} | runnable ${us + 998}-${us + 1000}`;
      });
      return `G${g + 1} sync.(*Mutex).Lock<main.worker: sleep 0-${firstUs} | ${turns.join(' | ')} | run ${firstUs + 30_000}-${firstUs + 30_005} P0 | sleep ${firstUs + 30_005}-31000`;
    });
    const quiet = await judged('lock-convoy', waiters);
    expect(quiet).toMatchObject({ verdict: 'not found', count: 0, why: 'The lock is not handed on among those that wait for it.' });
    expect(quiet.value).toBeGreaterThan(3.5);
  });
});

describe('gc-coupling', () => {
  it('cannot be told without a GC cycle', async () => {
    expect(await judged('gc-coupling', ['G1 main.main: run 0-100 P0 | sleep 100-110'])).toMatchObject({ verdict: 'unknown', why: 'The recording has no GC cycle.' });
  });
});
