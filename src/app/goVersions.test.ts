import { describe, expect, it } from 'vitest';
import type { DocumentFacts, LogFacts, ProfileFacts, TraceFacts } from '../../workers/api.ts';
import { claimOfSchedLine, claimsOf, disagreement, readGoVersion, type GoVersionClaim } from './goVersions.ts';

const trace = (formatMinor: number): readonly GoVersionClaim[] => claimsOf('trace.out', { kind: 'go-trace', formatMinor } as TraceFacts);
const log = (goVersion: string | undefined): readonly GoVersionClaim[] => claimsOf('metrics.json', { kind: 'runtime-log', goVersion } as LogFacts);
const profile = (told: Partial<ProfileFacts>): readonly GoVersionClaim[] => claimsOf('heap.pb.gz', { kind: 'pprof', comments: [], mappings: [], docUrl: undefined, log: undefined, ...told } as DocumentFacts);

describe('versions of Go', () => {
  it('of one build agree, as far as each file tells', () => {
    expect(disagreement([])).toBeUndefined();
    expect(disagreement([...trace(26), ...log('go1.27.4')])).toBeUndefined();
    expect(disagreement([...trace(23), ...log('go1.24'), ...log(undefined)])).toBeUndefined();
    // Of a release that is not out yet, which may still write this format.
    expect(disagreement([...trace(26), ...log('go1.30')])).toBeUndefined();
  });

  it('of two builds are told, with who says what', () => {
    expect(disagreement([...trace(26), ...log('go1.25.1')])).toContain('metrics.json is of Go 1.25, trace.out is of Go 1.26 or later.');
    expect(disagreement([...trace(23), ...log('go1.27')])).toContain('trace.out is of Go 1.23 or 1.24, metrics.json is of Go 1.27.');
    expect(disagreement([...trace(11), { file: undefined, from: 21, to: 21 }])).toContain('trace.out is of Go 1.11 to 1.18, you said Go 1.21.');
  });

  it('stand in what a profile says of its build, and nowhere else in it', () => {
    expect(profile({ comments: ['built by go1.24.3'] })).toEqual([{ file: 'heap.pb.gz', from: 24, to: 24 }]);
    expect(profile({ mappings: [{ file: '/opt/server-go1.22/bin/server', buildId: '' }] })).toEqual([{ file: 'heap.pb.gz', from: 22, to: 22 }]);
    expect(profile({ comments: ['cargo1.22', 'v1.22'], mappings: [{ file: '/usr/bin/server', buildId: '' }] })).toEqual([]);
  });

  it('show in the shape of schedtrace’s lines', () => {
    const of19 = 'SCHED 1008ms: gomaxprocs=2 idleprocs=0 threads=5 spinningthreads=0 idlethreads=2 runqueue=9 [0 3]';
    const of23 = 'SCHED 0ms: gomaxprocs=2 idleprocs=1 threads=3 spinningthreads=0 needspinning=0 idlethreads=0 runqueue=0 [0 0]';
    const of25 = `${of23} schedticks=[1 0]`;
    const detailed = 'SCHED 0ms: gomaxprocs=2 idleprocs=1 threads=3 spinningthreads=0 needspinning=0 idlethreads=0 runqueue=0 gcwaiting=false nmidlelocked=0 stopwait=0 sysmonwait=false';
    expect(disagreement([...trace(19), ...claimOfSchedLine('sched.log', of19)])).toBeUndefined();
    expect(disagreement([...trace(26), ...claimOfSchedLine('sched.log', of19)])).toContain('sched.log is of Go 1.20 or earlier');
    expect(disagreement([...trace(26), ...claimOfSchedLine('sched.log', of23)])).toContain('sched.log is of Go 1.20 to 1.24');
    expect(disagreement([...trace(22), ...claimOfSchedLine('sched.log', of25)])).toContain('sched.log is of Go 1.24 or later');
    expect(disagreement([...trace(26), ...claimOfSchedLine('sched.log', of25), ...claimOfSchedLine('sched.log', detailed)])).toBeUndefined();
    expect(claimOfSchedLine('sched.log', 'gc 1 @0.010s')).toEqual([]);
  });

  it('are read as people write them', () => {
    expect(['1.27', 'go1.27.4', 'Go 1.21', '1.22rc1'].map(readGoVersion)).toEqual([27, 27, 21, 22]);
    expect(['', '27', '1', 'go', '1.27 or so', '2.1'].map(readGoVersion)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined]);
  });
});
