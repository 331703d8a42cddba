// Ways to look at a profile that ours and pprof's figures are compared in: each option alone on patterns that mean something for Go
// programs, and combinations drawn by chance from a seed.
import type { ProfileOptions } from '../workers/api.ts';

/** Without a base. */
export const SINGLE: readonly ProfileOptions[] = [
  {},
  { focus: String.raw`^runtime\.` },
  { focus: String.raw`main\.` },
  { focus: '(?i)MALLOC|serve' },
  { focus: String.raw`proc\.go$` },
  { focus: 'workloads' },
  { focus: 'no such function' },
  { ignore: String.raw`runtime\.mallocgc` },
  { ignore: String.raw`^main\.main$` },
  { ignore: '[[:upper:]]' },
  { hide: String.raw`^runtime\.` },
  { hide: 'main' },
  { hide: String.raw`\.s$|func1` },
  { show: String.raw`main\.|runtime\.main` },
  { show: '^(net|sync|io)' },
  { showFrom: String.raw`main\.` },
  { showFrom: 'mallocgc|gcBgMarkWorker|serve' },
  { pruneFrom: 'mallocgc|gopark' },
  { pruneFrom: String.raw`^main\.` },
  { tagFocus: '1kb:' },
  { tagFocus: 'bytes=:512b' },
  { tagFocus: 'bytes=16b:4kb' },
  { tagFocus: 'bytes=48' },
  { tagFocus: '.' },
  { tagFocus: 'kind=.,worker' },
  { tagIgnore: ':128b' },
  { tagIgnore: 'e:[0-9a-z]' },
  { tagShow: 'bytes' },
  { tagHide: '.', tagFocus: '1kb:' },
  { tagRoot: 'bytes' },
  { tagLeaf: 'bytes,kind' },
  { tagRoot: 'worker,request', focus: '1|main' },
  { granularity: 'functions' },
  { granularity: 'filefunctions' },
  { granularity: 'files' },
  { granularity: 'lines' },
  { granularity: 'addresses' },
  { noInlines: true },
  { noInlines: true, granularity: 'lines' },
  { noInlines: true, granularity: 'addresses' },
  { mean: true },
  { mean: true, relativePercentages: true, focus: 'main' },
  { relativePercentages: true, focus: 'runtime' },
  { relativePercentages: true, tagFocus: 'bytes=1kb:' },
  { dropNegative: true },
  { allFrames: true },
];

const PATTERNS = ['runtime', String.raw`main\.`, 'gc', String.raw`\.go$`, 'alloc|grow', '^[a-z]+/', String.raw`func\d`, 'sync|chan', 'park', '(?i:HTTP)', String.raw`\(\*`, 'workloads'];
const TAGS = ['1kb:', ':256', 'bytes=32b:64kb', 'bytes=:1kb', 'worker', 'kind=a|e|i|o', '.', 'bytes=8,16'];
const KEYS = ['bytes', 'worker', 'kind,bytes', 'none'];
const GRANULARITIES = ['functions', 'filefunctions', 'lines', 'addresses'] as const;

/** Whether pprof's figures of it can be told in whole numbers, one row a name: see GoPprof.top. */
export function isComparable({ granularity, tagRoot, tagLeaf }: ProfileOptions, unit: string): boolean {
  return granularity !== 'files' && (unit === 'count' || (tagRoot === undefined && tagLeaf === undefined));
}

/** `count` combinations of two to five options, the same for the same seed. */
export function combinations(count: number, seed: number): ProfileOptions[] {
  const random = randomFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const makers: readonly (() => ProfileOptions)[] = [
    () => ({ focus: pick(PATTERNS) }),
    () => ({ ignore: pick(PATTERNS) }),
    () => ({ hide: pick(PATTERNS) }),
    () => ({ show: pick(PATTERNS) }),
    () => ({ showFrom: pick(PATTERNS) }),
    () => ({ pruneFrom: pick(PATTERNS) }),
    () => ({ tagFocus: pick(TAGS) }),
    () => ({ tagIgnore: pick(TAGS) }),
    () => ({ tagRoot: pick(KEYS) }),
    () => ({ tagLeaf: pick(KEYS) }),
    () => ({ tagHide: pick(['bytes', 'k']) }),
    () => ({ granularity: pick(GRANULARITIES) }),
    () => ({ granularity: pick(GRANULARITIES) }),
    () => ({ noInlines: true }),
    () => ({ mean: true }),
    () => ({ relativePercentages: true }),
    () => ({ dropNegative: true }),
  ];
  return Array.from({ length: count }, () => {
    const options: ProfileOptions = {};
    for (let left = 2 + Math.floor(random() * 4); left > 0; left--) Object.assign(options, pick(makers)());
    return options;
  });
}

/** A 32-bit generator (mulberry32), 0…1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b_79f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
