// Text profiles whose stacks are addresses: heap, count and contention profiles, and the memory map behind them.
import { describe, expect, test } from 'vitest';
import { openText, refusalOf, samplesOf } from './testing/openText.ts';

const SYMBOLS = '#\t0x10\tmain.f+0x1\t\t/f.go:7\n#\t0x20\tmain.main+0x20\t/m.go:9\n';

describe('count profiles', () => {
  test('have the names of their symbol lines, and of what those leave out', () => {
    const { columns, facts } = openText(`goroutine profile: total 5\n4 @ 0x5 0x11 0x21 0x31\n# labels: {"path":"/a b", "q":"\\"\\n"}\n${SYMBOLS}\n1 @ 0x99 0x31\n#\t0x98\truntime.run+0x8\t/r.go:1\n`);
    expect(samplesOf(columns)).toEqual([
      'runtime.(unnamed) < main.f@/f.go:7 < main.main@/m.go:9 < runtime.goexit: 4 {path=/a b, q="\n}',
      'runtime.run@/r.go:1 < runtime.goexit: 1',
    ]);
    expect(facts).toMatchObject({ form: 'goroutine text (debug=1)', profileName: 'goroutine', damage: undefined, periodType: 'goroutine', period: 1, locations: 5 });
  });

  test('know an address wherever it stands, and functions inlined there', () => {
    const { columns } = openText('work profile: total 3\n1 @ 0x11 0x21\n#\t0x10\tmain.in+0x1\t/i.go:1\n#\t0x10\tmain.out+0x5\t/o.go:2\n#\t0x20\tmain.main+0x20\t/m.go:9\n\n2 @ 0x21 0x11\n');
    expect(samplesOf(columns)).toEqual(['main.in@/i.go:1 ~main.out@/o.go:2 < main.main@/m.go:9: 1', 'main.main@/m.go:9 < main.in@/i.go:1 ~main.out@/o.go:2: 2']);
  });

  test('zeros pad a stack; a stack may be empty', () => {
    const { columns } = openText('threadcreate profile: total 3\n1 @ 0x11 0x0 0x0\n#\t0x10\tmain.f+0x1\t/f.go:7\n\n2 @\n#\t0x0\n\n');
    expect(samplesOf(columns)).toEqual(['main.f@/f.go:7: 1', ': 2']);
  });

  test('addresses of 64 bits', () => {
    expect(samplesOf(openText('x profile: total 1\n1 @ 0xffffffff00000000 0x100000000\n').columns)).toEqual(['fffffffeffffffff < ffffffff: 1']);
  });

  test('an end that is missing shows in the total', () => {
    const { damage } = openText('x profile: total 7\n1 @ 0x1\n2 @ 0x2\n').facts;
    expect(damage).toMatchObject({ what: 'cut-off', survived: '3 of 7' });
  });

  test('a line that is none is told, the rest is read', () => {
    const { facts, columns } = openText('x profile: total 3\n1 @ 0x11\nnonsense\n2 @ 0x2g\n2 @ 0x22\n');
    expect(samplesOf(columns)).toEqual(['10: 1', '21: 2']);
    expect(facts.damage).toMatchObject({ what: 'damaged', offset: 28, message: 'Line 3 does not belong to a count profile in text form, nor does one more line: “nonsense”.', survived: '3 of 3' });
    expect(refusalOf('x profile: total 3\nnonsense\n')).toMatchObject({ what: 'cut-off' });
  });
});

describe('heap profiles', () => {
  test('are scaled by half the rate that is printed; the size of objects is a label', () => {
    const { columns, facts } = openText(`heap profile: 1: 100 [3: 300] @ heap/1048576\n1: 100 [3: 300] @ 0x11 0x21\n${SYMBOLS}\n\n# runtime.MemStats\n# Alloc = 5\n# Stack = 6 / 7\n# LastGC = 1795326093080353031\n# NumGC = 2\n# PauseNs = [30 40${' 0'.repeat(254)}]\n# PauseEnd = [1000000 2500000${' 0'.repeat(254)}]\n# GCCPUFraction = 0.25\n# MaxRSS = 8\n`);
    // 1 / (1 − e^(−100/524288)) = 5243.38
    expect(samplesOf(columns)).toEqual(['main.f@/f.go:7 < main.main@/m.go:9: 15730 1573014 5243 524338 {bytes:100}']);
    expect(facts).toMatchObject({
      form: 'heap text (debug=1)', profileName: 'heap', period: 524_288, periodType: 'space', damage: undefined,
      sampleTypes: [{ type: 'alloc_objects' }, { type: 'alloc_space' }, { type: 'inuse_objects' }, { type: 'inuse_space' }],
      memStats: { allocBytes: 5, stackInuseBytes: 6, stackSysBytes: 7, numGc: 2, gcCpuFraction: 0.25, maxRssBytes: 8, pauses: [{ pauseNs: 30, endWallMs: 1 }, { pauseNs: 40, endWallMs: 2.5 }], heapSysBytes: undefined },
    });
    expect(facts.memStats?.lastGcWallMs).toBeCloseTo(1_795_326_093_080.353, 3);
    expect(columns.header.dropFrames).toContain('malloc');
    expect(columns.header.keepFrames).toContain('panic');
  });

  test.each([
    ['heap_v2/524288', 'objects space', '5243 524338', 524_288],
    ['heapz_v2/1', 'objects space', '1 100', 1],
    ['heapprofile', 'objects space', '1 100', 1],
    ['growthz', 'objects space', '1 100', 1],
  ])('of C++: @ %s', (kind, types, values, period) => {
    const { columns, facts } = openText(`heap profile: 1: 100 [1: 100] @ ${kind}\n   1:   100 [   1:  100] @ 0x11\n`);
    expect(columns.sampleTypes.map(({ type }) => type).join(' ')).toBe(types);
    expect(samplesOf(columns)).toEqual([`10: ${values} {bytes:100}`]);
    expect(facts).toMatchObject({ form: 'heap text (C++)', period });
  });

  test('bytes of no object are an error of their line', () => {
    expect(openText('heap profile: 1: 100 [1: 200] @ heapprofile\n0: 5 [1: 1] @ 0x11\n1: 100 [1: 200] @ 0x21\n').facts).toMatchObject({ samples: 1, damage: { what: 'damaged', offset: 44 } });
  });

  test('a missing end shows in the sums of the header', () => {
    expect(openText('heap profile: 2: 200 [3: 300] @ heapprofile\n1: 100 [1: 100] @ 0x11\n').facts.damage).toMatchObject({ what: 'cut-off', survived: '1 stack' });
  });
});

describe('contention profiles', () => {
  test('count cycles, sampled or not', () => {
    const { columns, facts } = openText('--- mutex:\ncycles/second=2000000000\nsampling period=5\n1001 3 @ 0x11\n');
    expect(samplesOf(columns)).toEqual(['10: 15 2502']);
    expect(facts).toMatchObject({ form: 'mutex text (debug=1)', period: 5, periodType: 'contentions', profileName: 'block or mutex' });
    const block = openText('--- contention:\ncycles/second=1000000000\n7 1 @ 0x11\n');
    expect(samplesOf(block.columns)).toEqual(['10: 1 7']);
    expect(block.facts.form).toBe('block text (debug=1)');
  });

  test('those of C++ say how long they took', () => {
    const { facts, columns } = openText('--- contentionz 1 ---\nms since reset = 20\ndiscarded samples = 0\n9 2 @ 0x11\n');
    expect(facts).toMatchObject({ form: 'contention text (C++)', durationNs: 20_000_000 });
    expect(samplesOf(columns)).toEqual(['10: 2 9']);
  });

  test('an attribute that is none is refused', () => {
    expect(refusalOf('--- contention:\nformat = java\n9 2 @ 0x11\n').message).toContain('“format = java”');
  });

  test('an open end may hide the rest', () => {
    expect(openText('--- mutex:\ncycles/second=1\n7 1 @ 0x11').facts.damage).toMatchObject({ what: 'cut-off' });
  });
});

/** Each mapping, and the files that the sample's addresses are in. */
function mapped(map: string): readonly [string, readonly string[]][] {
  const { columns } = openText(`heap profile: 1: 100 [1: 100] @ heapprofile\n1: 100 [1: 100] @ 0x400011 0x7f0021 0x9\n\nMAPPED_LIBRARIES:\n${map}`);
  const files = [...columns.locationMapping].map((mapping) => columns.mappings[mapping]?.file ?? '-');
  return columns.mappings.map(({ start, limit, offset, file }) => [`${file} ${start.toString(16)} ${limit.toString(16)} ${offset.toString(16)}`, files]);
}

describe('memory maps', () => {
  test('as in /proc/self/maps: parts with code only', () => {
    expect(mapped('00400000-00500000 r-xp 00000000 08:01 77  /bin/app\n7f0000-7f1000 r-xp 00001000 08:01 78 /lib/c.so\n7f2000-7f3000 rw-p 0 08:01 78 /lib/data.so\n')).toEqual([
      ['/bin/app 400000 500000 0', ['/bin/app', '/lib/c.so', '-']],
      ['/lib/c.so 7f0000 7f1000 1000', ['/bin/app', '/lib/c.so', '-']],
    ]);
  });

  test('short ones with variables; a start before the listed one is mended', () => {
    expect(mapped('build=/out\n  400000-500000: $build/app\nnot a map\n7f0800-7f1000 /lib/c.so (@800) abc\n').map(([mapping]) => mapping)).toEqual(['/out/app 400000 500000 0', '/lib/c.so 7f0000 7f1000 0']);
  });
});
