// The rules of pprof.md, section 7, one by one; that pprof does the same is for cli/pprofRecorded.test.ts to say.
import { describe, expect, test } from 'vitest';
import type { ProfileOptions, ReadingFacts, RemovedBy } from '../../api.ts';
import { openProfile } from '../open.ts';
import { Reading } from '../reading/reading.ts';
import { profileFromText, type TextProfileOptions } from '../testing/profileText.ts';

function reading(text: string, options: ProfileOptions, how?: TextProfileOptions): Reading {
  const bytes = profileFromText(text, how);
  return new Reading(openProfile(bytes, 'test', bytes.length).columns, options, new Map());
}

/** One line a sample: its frames, root first, and its first value. */
function stacks(text: string, options: ProfileOptions, how?: TextProfileOptions): string[] {
  const { kinds, stacks: { start, box }, profile } = reading(text, options, how);
  return Array.from({ length: profile.samples }, (_, i) => {
    const names = [...box.subarray(start[i], start[i + 1])].map((at) => `${kinds.boxes[at].inlined ? '~' : ''}${kinds.boxes[at].name}`);
    return `${names.join(';')} ${profile.values[0][i]}`;
  });
}

function facts(text: string, options: ProfileOptions): ReadingFacts {
  const bytes = profileFromText(text);
  return openProfile(bytes, 'test', bytes.length).ask({ ask: 'reading', sampleType: 0, options });
}

const CALLS = `
  main;serve;parse 5
  main;serve;~decode;read 3
  main;idle 2
  gc 1
`;

describe('focus and ignore', () => {
  test('keep, and leave out, samples by any frame on their stacks', () => {
    expect(stacks(CALLS, { focus: 'read|idle' })).toEqual(['main;serve;~decode;read 3', 'main;idle 2']);
    expect(stacks(CALLS, { ignore: 'read|idle' })).toEqual(['main;serve;parse 5', 'gc 1']);
    expect(stacks(CALLS, { focus: 'serve', ignore: 'parse' })).toEqual(['main;serve;~decode;read 3']);
  });

  test('match files and the binary as well as names', () => {
    expect(stacks(CALLS, { focus: String.raw`^gc\.go$` })).toEqual(['gc 1']);
    expect(stacks(CALLS, { ignore: '/bin/app' })).toEqual([]);
  });

  test('leave out samples without a stack', () => {
    expect(stacks('; 4\nf 1', { focus: '.' })).toEqual(['f 1']);
    expect(stacks('; 4\nf 1', { ignore: 'none' })).toEqual(['f 1']);
    expect(stacks('; 4\nf 1', { hide: 'none' })).toEqual(['f 1']);
    expect(stacks('; 4\nf 1', { tagIgnore: 'none' })).toEqual([' 4', 'f 1']);
  });
});

describe('hide and show', () => {
  test('take frames out, and samples that are left without any', () => {
    expect(stacks(CALLS, { hide: 'serve|gc' })).toEqual(['main;parse 5', 'main;decode;read 3', 'main;idle 2']);
    expect(stacks(CALLS, { show: 'serve|parse' })).toEqual(['serve;parse 5', 'serve 3']);
  });

  test('go by single frames where focus goes by what was inlined together', () => {
    expect(stacks(CALLS, { focus: 'decode', hide: 'decode' })).toEqual(['main;serve;read 3']);
  });

  test('frames without a function are hidden by their binary, and never shown by it', () => {
    const how = { mapping: '/lib/libc.so' };
    expect(stacks('main;? 1', { hide: 'main' }, how)).toEqual(['[libc.so] 1']);
    expect(stacks('?;main 1', { hide: 'nothing' }, how)).toEqual(['[libc.so];main 1']);
    expect(stacks('?;main 1', { show: 'libc' }, how)).toEqual(['main 1']);
  });
});

test('show_from cuts what is above the outermost match, and samples without one', () => {
  expect(stacks('a;f;b;f;c 1\na;c 2\nx;~f;~y;z 3', { showFrom: '^f$' })).toEqual(['f;b;f;c 1', 'f;~y;z 3']);
});

test('prune_from cuts what is below the innermost match', () => {
  expect(stacks('a;f;b;f;c 1\na;c 2\nx;~f;~y;z 3\na;f(int) 4', { pruneFrom: '^f$' })).toEqual(['a;f;b;f 1', 'a;c 2', 'x;~f 3', 'a;f(int) 4']);
});

const pruned = (text: string, dropFrames: string, keepFrames = '', options: ProfileOptions = {}): string[] => {
  const bytes = profileFromText(text);
  const { columns } = openProfile(bytes, 'test', bytes.length);
  const header = { ...columns.header, dropFrames, keepFrames };
  const { kinds, stacks: { start, box }, profile } = new Reading({ ...columns, header }, options, new Map());
  return Array.from({ length: profile.samples }, (_, i) => [...box.subarray(start[i], start[i + 1])].map((at) => kinds.boxes[at].name).join(';'));
};

describe('drop_frames of the file', () => {
  test('drop the whole name only, and all below it', () => {
    expect(pruned('main;malloc;mmap 1\nmain;mallocs 1', 'malloc')).toEqual(['main', 'main;mallocs']);
  });

  test('leave a stack of nothing else as it is, and keep what is to be kept', () => {
    expect(pruned('malloc;malloc 1\nmalloc;main;malloc 1', 'malloc')).toEqual(['malloc;malloc', 'malloc;main']);
    expect(pruned('main;runtime.alloc 1\nmain;runtime.panic;f 1', String.raw`runtime\..*`, String.raw`runtime\.panic`)).toEqual(['main', 'main;runtime.panic;f']);
  });

  test('take inlined frames below the match out of their caller', () => {
    expect(pruned('main;f~malloc~grow;g 1', 'malloc')).toEqual(['main;f']);
  });

  test('cut names at their arguments', () => {
    expect(pruned('main;malloc(int) 1\nmain;operator()(int) 1\nmain;.malloc 1', 'malloc|operator[(][)]')).toEqual(['main', 'main', 'main']);
  });

  test('are not applied if all frames are asked for, or if they are no expressions', () => {
    expect(pruned('main;malloc 1', 'malloc', '', { allFrames: true })).toEqual(['main;malloc']);
    expect(pruned('main;malloc 1', 'malloc|(')).toEqual(['main;malloc']);
    expect(pruned('main;malloc 1', 'malloc', '(')).toEqual(['main;malloc']);
  });
});

const TAGGED = `
  a 1 #bytes:64 #path=/index #worker=one
  b 2 #bytes:2048 #path=/item
  c 3 #latency:3ms
  d 4 #tries:7
`;

describe('tags', () => {
  test.each([
    ['bytes=64b', ['a 1']],
    // A bound without a unit is not one of bytes.
    ['bytes=64', []],
    ['bytes=:1kb', ['a 1']],
    ['bytes=65b:', ['b 2']],
    ['bytes=64b:2kb', ['a 1', 'b 2']],
    ['bytes=64b:2ms', []],
    // What does not convert is compared as it is.
    [':1000b', ['a 1', 'd 4']],
    ['tries=:7', ['d 4']],
    ['tries=+7tries', ['d 4']],
    ['latency=3ms', ['c 3']],
    ['latency=:1s', ['c 3']],
    ['2ms:4ms', ['c 3']],
    ['latency=1kb:', []],
    ['/i', ['a 1', 'b 2']],
    ['path:/it', ['b 2']],
    ['path=index,item', ['a 1', 'b 2']],
    ['path,worker', ['a 1']],
    ['worker=item', []],
    ['bytes=6.', []],
  ])('tagfocus %s', (tagFocus, kept) => {
    expect(stacks(TAGGED, { tagFocus })).toEqual(kept);
  });

  test('tagignore is the other way round', () => {
    expect(stacks(TAGGED, { tagIgnore: 'bytes=64b:' })).toEqual(['c 3', 'd 4']);
  });

  test('the first unit that a key has is the unit of all its numbers, also once its sample is gone', () => {
    expect(stacks('x 1 #size:2kb\ny 2 #size:3', { ignore: 'x', tagFocus: 'size=3kb' })).toEqual(['y 2']);
  });

  test('tagshow and taghide take labels out, not samples', () => {
    expect(reading(TAGGED, { tagShow: 'bytes' }).profile.labels?.key).toHaveLength(2);
    expect(reading(TAGGED, { tagHide: 'a' }).profile.labels?.key).toHaveLength(4);
    expect(reading(TAGGED, { tagHide: '.' }).profile).toMatchObject({ samples: 4, labels: undefined });
  });

  test('tagroot and tagleaf add a frame a key, without a name where there is no such label', () => {
    expect(stacks('a 1 #k=v #k=w #n:1536bytes\nb 2', { tagRoot: 'k,n' })).toEqual(['v,w;1.50kB;a 1', '<unknown>;<unknown>;b 2']);
    expect(stacks('a 1 #k=v #n:7', { tagLeaf: 'k,,n', tagRoot: 'n' })).toEqual(['7;a;v;7 1']);
  });

  test('a frame of a tag can be filtered by, its key as a file', () => {
    expect(stacks(TAGGED, { tagRoot: 'worker', focus: 'one' })).toEqual(['one;a 1']);
    expect(stacks(TAGGED, { tagRoot: 'worker', hide: '^worker$' })).toEqual(['a 1', 'b 2', 'c 3', 'd 4']);
  });
});

test('without inlined functions their share is that of who has them', () => {
  expect(stacks('main;f~g~h 1\nmain;f~g;k 2', { noInlines: true })).toEqual(['main;f 1', 'main;f;k 2']);
});

describe('what is said of the filters', () => {
  test('what each left out of what came to it, in the order they apply', () => {
    const removed: readonly Partial<RemovedBy>[] = [
      { option: 'focus', samples: 1, value: 1, unmatched: false },
      { option: 'ignore', samples: 1, value: 2, unmatched: false },
      { option: 'hide', samples: 0, value: 0, unmatched: false },
      { option: 'showFrom', samples: 0, value: 0, unmatched: false },
      { option: 'tagFocus', samples: 2, value: 8, unmatched: true },
    ];
    const options = { showFrom: 'serve|read', hide: 'main|decode', tagFocus: 'none', ignore: 'idle', focus: 'main' };
    expect(facts(CALLS, options)).toMatchObject({ removed, samples: 4, keptSamples: 0, wholeTotal: 11, keptTotal: 0, total: 11, problems: [] });
    expect(facts(CALLS, { hide: 'main|decode' }).removed).toEqual([{ option: 'hide', samples: 0, value: 0, frames: 4, unmatched: false }]);
  });

  test('an expression that nothing matches', () => {
    expect(facts(CALLS, { hide: 'absent' }).removed).toEqual([{ option: 'hide', samples: 0, value: 0, frames: 0, unmatched: true }]);
    expect(facts(CALLS, { tagRoot: 'absent' }).removed).toMatchObject([{ option: 'tagRoot', unmatched: true }]);
  });

  test('what cannot be understood counts as not set', () => {
    expect(facts(CALLS, { focus: '(', hide: 'main' })).toMatchObject({ problems: [{ option: 'focus', message: expect.stringMatching(/^This is not .*\.$/) as unknown }], removed: [{ option: 'hide' }], keptSamples: 4 });
    expect(facts(CALLS, { tagFocus: 'a,[' })).toMatchObject({ problems: [{ option: 'tagFocus' }], keptSamples: 4 });
    expect(facts(CALLS, { tagFocus: '99999999999999999999:' })).toMatchObject({ problems: [{ option: 'tagFocus', message: 'The bounds of this range are too large.' }] });
  });

  test('more labels than can be frames are refused', () => {
    expect(facts(CALLS, { tagRoot: 'k,'.repeat(16) })).toMatchObject({ problems: [], removed: [{ option: 'tagRoot', unmatched: true }] });
    expect(facts(CALLS, { tagLeaf: 'k,'.repeat(17) })).toMatchObject({ problems: [{ option: 'tagLeaf', message: 'More than 16 labels cannot be frames at the same time.' }], removed: [] });
  });

  test('nothing is set by nothing', () => {
    expect(facts(CALLS, { focus: '', tagRoot: ',', hide: '', noInlines: false })).toMatchObject({ problems: [], removed: [], keptSamples: 4 });
  });

  test('percentages are of the whole, unless asked otherwise', () => {
    expect(facts(CALLS, { focus: 'serve' })).toMatchObject({ percentBase: 'whole', total: 11, keptTotal: 8 });
    expect(facts(CALLS, { focus: 'serve', relativePercentages: true })).toMatchObject({ percentBase: 'kept', total: 8 });
    expect(facts('a 5\nb -3 #base', {})).toMatchObject({ percentBase: 'base', total: 3 });
    expect(facts('a 5\nb 0 #base', {})).toMatchObject({ percentBase: 'whole', total: 5 });
  });
});
