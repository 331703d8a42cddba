import { describe, expect, test } from 'vitest';
import { openText, refusalOf, samplesOf } from './testing/openText.ts';

const DUMP = `goroutine 1 [running]:
main.main()
	/src/main.go:10 +0x1d

goroutine 7 [chan receive, 12 minutes, locked to thread]:
sync.(*Mutex).Lock(...)
	/go/src/sync/mutex.go:46
main.work({0xc000012, 0x1?}, _)
	/src/my dir/work.go:7 +0x25 fp=0xc0 sp=0xb0 pc=0x49
created by main.start in goroutine 1
	/src/main.go:5 +0x11
`;

describe('a dump', () => {
  test('is one sample a goroutine, in its order, with what its head says as labels', () => {
    const { facts, columns } = openText(DUMP);
    expect(samplesOf(columns)).toEqual([
      'main.main@/src/main.go:10: 1 {id=1, state=running}',
      'sync.(*Mutex).Lock@/go/src/sync/mutex.go:46 ~main.work@/src/my dir/work.go:7: 1 {id=7, state=chan receive, minutes:12minutes, locked=thread, creator=main.start, parent=1}',
    ]);
    expect(facts).toMatchObject({ form: 'goroutine dump (debug=2)', profileName: 'goroutine', damage: undefined, sampleTypes: [{ type: 'goroutine', unit: 'count', total: 2 }] });
  });

  test('is the same with Windows line breaks, and without the last one', () => {
    const plain = samplesOf(openText(DUMP).columns);
    expect(samplesOf(openText(DUMP.replaceAll('\n', '\r\n')).columns)).toEqual(plain);
    const open = openText(DUMP.trimEnd());
    expect(samplesOf(open.columns)).toEqual(plain);
    expect(open.facts.damage).toBeUndefined();
  });

  test.each([
    ['labels of 1.27', '[select] {path: /a/b.c, user: "x y", "k:": "\\"q\\"\\u00e9"}', ['path=/a/b.c', 'user=x y', 'k:="q"é']],
    ['labels of 1.26', '[select] labels:{"a": "1", "b": "2"}', ['a=1', 'b=2']],
    ['labels of ours’ names', '[select] {id: 7, state: x}', ['id (label)=7', 'state (label)=x']],
    ['a bubble', '[chan send (durable), 3 minutes, synctest bubble 5]', ['minutes:3minutes', 'bubble=synctest bubble 5']],
    ['no labels', '[select]', []],
  ])('%s', (_, head, labels) => {
    const [sample] = samplesOf(openText(`goroutine 3 ${head}:\nmain.f(0x1)\n\t/f.go:2 +0x1\n`).columns);
    expect(sample.slice(sample.indexOf('state='))).toBe(`state=${head.slice(1, head.search(/[\],]/))}${labels.map((label) => `, ${label}`).join('')}}`);
  });

  test('frames that are none stand for what is missing', () => {
    const text = `goroutine 3 gp=0xc1 m=5 mp=0xc2 [running]:
	goroutine running on other thread; stack unavailable
created by main.main
	/m.go:1 +0x1

goroutine 4 [select]:
main.deep(0x5)
	/d.go:3 +0x1
...50 frames elided...
main.main()
	/m.go:9 +0x2

goroutine 5 [syscall]:
non-Go function
	/c/file.c:12 pc=0x7f12
non-Go function at pc=7f13
runtime.cgocall(0x1)
	/cgo.go:1 +0x2
...additional frames elided...
`;
    const { columns, facts } = openText(text);
    expect(samplesOf(columns)).toEqual([
      '(stack unavailable): 1 {id=3, state=running, creator=main.main}',
      'main.deep@/d.go:3 < (frames elided) < main.main@/m.go:9: 1 {id=4, state=select}',
      'non-Go function@/c/file.c:12 < non-Go function < runtime.cgocall@/cgo.go:1 < (frames elided): 1 {id=5, state=syscall}',
    ]);
    expect(facts.warnings).toContainEqual(expect.stringContaining('frames out of 2 stacks'));
  });

  test('stacks of ancestors are not the goroutine’s', () => {
    const { columns, log } = openText('goroutine 9 [select]:\nmain.f()\n\t/f.go:1 +0x1\ncreated by main.g in goroutine 2\n\t/g.go:2 +0x1\n[originating from goroutine 2]:\nmain.g(...)\n\t/g.go:2 +0x1\ncreated by main.main\n\t/m.go:3 +0x5\n');
    expect(samplesOf(columns)).toEqual(['main.f@/f.go:1: 1 {id=9, state=select, creator=main.g, parent=2}']);
    expect(log?.report().records[0].ancestors).toEqual([{ id: '2', stack: [{ func: 'main.g', inlined: true, file: '/g.go', line: 2, off: '0x1' }], creator: { func: 'main.main', file: '/m.go', line: 3, off: '0x5' } }]);
  });

  test('other lines are skipped, and listed', () => {
    const { facts, log, columns } = openText(`starting\npanic: no \xff way\n\ngoroutine 1 [running]:\n2026/01/02 a log line (of two)\nmain.main()\n\t/src/main.go:10 +0x1d\nexit status 2\n`);
    expect(samplesOf(columns)).toEqual(['main.main@/src/main.go:10: 1 {id=1, state=running}']);
    expect(facts).toMatchObject({ form: 'goroutine dump (panic)', comments: ['panic: no \ufffd way'], damage: undefined });
    expect(log?.report().skipped).toEqual([
      { line: 1, text: 'starting', why: 'not in a stack' },
      { line: 2, text: 'panic: no \ufffd way', why: 'not in a stack' },
      { line: 5, text: '2026/01/02 a log line (of two)', why: 'a function without a place' },
      { line: 8, text: 'exit status 2', why: 'not a frame' },
    ]);
  });

  test('as records, with all that its lines say', () => {
    expect(openText(DUMP).log?.report()).toEqual({
      records: [
        { at_line: 1, id: '1', state: 'running', stack: [{ func: 'main.main', args: '', file: '/src/main.go', line: 10, off: '0x1d' }] },
        {
          at_line: 5, id: '7', state: 'chan receive', minutes: 12, locked_to_thread: true,
          stack: [
            { func: 'sync.(*Mutex).Lock', inlined: true, file: '/go/src/sync/mutex.go', line: 46 },
            { func: 'main.work', args: '{0xc000012, 0x1?}, _', file: '/src/my dir/work.go', line: 7, off: '0x25', fp: '0xc0', sp: '0xb0', pc: '0x49' },
          ],
          creator: { func: 'main.start', goroutine: '1', file: '/src/main.go', line: 5, off: '0x11' },
        },
      ],
      records_left_out: 0, frames_left_out: 0, skipped: [], skipped_left_out: 0,
    });
  });
});

describe('a dump that was cut off', () => {
  test.each([
    ['within a head, which is then none', DUMP.slice(0, DUMP.indexOf('minutes')), 1, false],
    ['after a head', DUMP.slice(0, DUMP.indexOf('sync.(')), 2, true],
    ['within a function', DUMP.slice(0, DUMP.indexOf('{0xc0')), 2, true],
    ['before a function’s place', DUMP.slice(0, DUMP.indexOf('\t/src/my dir')), 2, true],
    ['within a place', DUMP.slice(0, DUMP.indexOf('dir/work')), 2, true],
    ['within a line number', DUMP.slice(0, DUMP.lastIndexOf(' +0x11')), 2, true],
  ])('%s', (_, text, goroutines, isTold) => {
    const { facts } = openText(text);
    expect(facts.samples).toBe(goroutines);
    if (isTold) expect(facts.damage).toMatchObject({ what: 'cut-off', offset: text.length, survived: `${goroutines} goroutines, the last one in part` });
  });

  test('anywhere: still opens, as long as a goroutine began', () => {
    for (let length = DUMP.indexOf('\n') + 1; length < DUMP.length; length++) {
      const { facts, log } = openText(DUMP.slice(0, length));
      expect(facts.samples).toBeGreaterThan(0);
      expect(log?.report().records).toHaveLength(facts.samples);
    }
  });
});

test('an inlined frame that nothing follows stands for itself; thousands of them do not overflow', () => {
  const [sample] = samplesOf(openText('goroutine 1 [select]:\nmain.a(...)\n\t/a.go:1\nmain.b(...)\n\t/b.go:2\n').columns);
  expect(sample).toContain('main.a@/a.go:1 ~main.b@/b.go:2: 1');
  const many = `goroutine 1 [select]:\n${'main.a(...)\n\t/a.go:1\n'.repeat(10_000)}main.b()\n\t/b.go:2 +0x1\n`;
  const { columns } = openText(many);
  expect(columns.stackLocation).toHaveLength(3);
  expect(columns.frameStart.at(-1)).toBeLessThan(10_002);
});

test('no goroutine, no dump', () => {
  expect(refusalOf('goroutine x [running]:\nmain.main()\n').message).toMatch(/\.$/);
});
