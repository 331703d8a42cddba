import { describe, expect, it } from 'vitest';
import type { GoroutineRef, StartUpAnomaly, StartUpStep } from '../../../workers/api.ts';
import { anomalySentence, beginsSentence, nameOf, schedtraceSentence, shortName, slowPackageSentence } from './startUpWords.ts';

const WORKER: GoroutineRef = { goroutine: 7, id: '18', name: 'example.com/app/pool.(*Pool).work' };
const rest = { range: { startNs: 1e6, endNs: 4e6 }, goroutine: WORKER, stack: [] };
const said = (anomaly: StartUpAnomaly): string => anomalySentence(anomaly).replaceAll(/[\u00A0\u202F]/g, ' ');
const mainMain: StartUpStep = { step: 'main.main', atNs: 152e6, untilNs: undefined, goroutine: undefined, proc: undefined, thread: undefined, stack: [] };

describe('words of a start', () => {
  it('say how the recording began', () => {
    expect(beginsSentence({ begins: 'in package init', startedBy: undefined, steps: [mainMain] })).toMatch(/begins in package init; main\.main is seen 152.ms later/);
    expect(beginsSentence({ begins: 'in package init', startedBy: undefined, steps: [] })).toContain('main.main is not seen');
    expect(beginsSentence({ begins: 'in mid-run', startedBy: WORKER, steps: [] })).toContain('begun in mid-run, by pool.(*Pool).work (G18)');
    expect(beginsSentence({ begins: 'in mid-run', startedBy: undefined, steps: [] })).toContain('Nothing tells');
  });

  it('name the main goroutine by what it is, others by their function', () => {
    expect(nameOf({ goroutine: 0, id: '1', name: 'runtime.doInit1' })).toBe('the main goroutine');
    expect(nameOf({ goroutine: 3, id: '9', name: '' })).toBe('goroutine 9');
    expect(shortName('workloads/initslow/b_config.init.0')).toBe('b_config.init.0');
  });

  it('say what was in the way, once or several times', () => {
    const blocked = { what: 'init blocked', on: 'files', func: 'app/config.init.0', ...rest } as const;
    expect(said({ ...blocked, times: 1, totalNs: 3e6 })).toBe('config.init.0 waited for files for 3.00 ms; package init stood still.');
    expect(said({ ...blocked, times: 1200, totalNs: 9e6 })).toBe('config.init.0 waited for files 1,200 times, 9.00 ms together, 3.00 ms at most; package init stood still.');
    expect(said({ ...blocked, on: 'system calls', times: 1, totalNs: 3e6 })).toBe('config.init.0 was in system calls for 3.00 ms; package init stood still.');
    const stalled = { what: 'P stalled', proc: 2, ...rest } as const;
    expect(said({ ...stalled, how: 'idle', times: 1, totalNs: 3e6 })).toBe('P2 ran nothing for 3.00 ms while pool.(*Pool).work (G18) was runnable.');
    expect(said({ ...stalled, how: 'in a system call', times: 2, totalNs: 5e6 })).toBe('P2 was kept by a system call 2 times while goroutines were runnable, 5.00 ms together; for 3.00 ms while pool.(*Pool).work (G18) was runnable.');
    expect(said({ what: 'start stop', ...rest })).toBe('Beginning the recording stopped the world for 3.00 ms: a cost of tracing, not of the program.');
    expect(said({ what: 'slow init', func: 'app/tables.init', ...rest })).toBe('tables.init took at least 3.00 ms of package init.');
    expect(slowPackageSentence('app/tables', 3e6, 0.254)).toMatch(/^Package app\/tables took 3\.00.ms to initialise, by inittrace: 25 % /);
    expect(schedtraceSentence(1, 2e9)).toMatch(/sysmon wrote 1 line in/);
  });
});
