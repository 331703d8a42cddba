import { describe, expect, test } from 'vitest';
import type { Deltas, ProfileOptions } from '../../api.ts';
import type { ProfileColumns } from '../columns.ts';
import { openProfile, type OpenedProfile } from '../open.ts';
import { profileInMemory } from '../profileInMemory.ts';
import { profileFromText, type TextProfileOptions } from '../testing/profileText.ts';

function opened(text: string, options?: TextProfileOptions): OpenedProfile {
  const bytes = profileFromText(text, options);
  return openProfile(bytes, 'test', bytes.length);
}

const BEFORE = `
  main;shrinks 10
  main;gone 30
  main;same 5
`;
const AFTER = `
  main;shrinks 4
  main;same 5
  main;new;deep 40
`;

function pair(before = BEFORE, after = AFTER, options?: TextProfileOptions): OpenedProfile {
  const profile = opened(after, options);
  profile.add('before', opened(before, options).columns);
  return profile;
}

function deltas(profile: OpenedProfile, options: ProfileOptions = {}, normalize = false): Deltas {
  return profile.ask({ ask: 'deltas', sampleType: 0, options: { ...options, base: { profile: 'before', how: 'diff_base', normalize } } });
}

/** name: flat before → after, cum before → after. */
function lines({ names, aFlat, bFlat, aCum, bCum }: Deltas): string[] {
  return names.map((name, i) => `${name}: ${aFlat[i]} → ${bFlat[i]}, ${aCum[i]} → ${bCum[i]}`);
}

describe('deltas', () => {
  test('rows of either profile, largest change first', () => {
    const answer = deltas(pair());
    expect(lines(answer)).toEqual(['deep: 0 → 40, 0 → 40', 'gone: 30 → 0, 30 → 0', 'shrinks: 10 → 4, 10 → 4', 'new: 0 → 0, 0 → 40', 'main: 0 → 0, 45 → 49', 'same: 5 → 5, 5 → 5']);
    expect([answer.aTotal, answer.bTotal, answer.problem]).toEqual([45, 49, undefined]);
    expect(answer.files[0]).toBe('deep.go');
  });

  test('filters hold for both', () => {
    expect(lines(deltas(pair(), { ignore: 'deep|gone' }))).toEqual(['shrinks: 10 → 4, 10 → 4', 'main: 0 → 0, 15 → 9', 'same: 5 → 5, 5 → 5']);
  });

  test('normalised, this profile is scaled to the base’s total, sample by sample', () => {
    const answer = deltas(pair('main;a 100\nmain;b 100', 'main;a 30\nmain;b 10'), {}, true);
    expect(lines(answer)).toEqual(['a: 100 → 150, 100 → 150', 'b: 100 → 50, 100 → 50', 'main: 0 → 0, 200 → 200']);
    expect([answer.aTotal, answer.bTotal]).toEqual([200, 200]);
  });

  test('a column is found by what it counts', () => {
    const profile = opened('main 4 7', { types: ['objects/count', 'space/bytes'] });
    profile.add('before', opened('main 3', { types: ['space/bytes'] }).columns);
    const base = { profile: 'before', how: 'base', normalize: false } as const;
    expect(lines(profile.ask({ ask: 'deltas', sampleType: 1, options: { base } }))).toEqual(['main: 3 → 7, 3 → 7']);
    const { problem, names } = profile.ask({ ask: 'deltas', sampleType: 0, options: { base } });
    expect(problem).toBe('before has no objects in count: it is another kind of profile.');
    expect(names).toEqual([]);
  });

  test('what is beyond 2⁵³ is compared, too', () => {
    const huge = 2n ** 60n;
    expect(lines(deltas(pair(`main ${huge}`, `main ${huge * 2n}`)))).toEqual([`main: ${Number(huge)} → ${Number(huge * 2n)}, ${Number(huge)} → ${Number(huge * 2n)}`]);
  });

  test('a profile that is let go, or that another takes the place of, is not compared with any more', () => {
    const profile = pair();
    expect(deltas(profile).aTotal).toBe(45);
    profile.remove('before');
    expect(deltas(profile).problem).toBe('The profile before, to compare with, is not open.');
    profile.add('before', opened('main;same 1').columns);
    expect(deltas(profile).aTotal).toBe(1);
    profile.add('before', opened('main;same 2').columns);
    expect(deltas(profile).aTotal).toBe(2);
  });

  test('without a base, or with one that is not open, there is a sentence', () => {
    const profile = opened(AFTER);
    expect(profile.ask({ ask: 'deltas', sampleType: 0 }).problem).toBe('Choose a profile to compare this one with.');
    expect(deltas(profile).problem).toBe('The profile before, to compare with, is not open.');
  });
});

const KEYS = ['heap2', 'heap3', 'heap10'];

/** The profile as if it had been taken then. */
function takenAt({ columns }: OpenedProfile, seconds: number): ProfileColumns {
  return { ...columns, header: { ...columns.header, timeNanos: BigInt(seconds) * 1_000_000_000n } };
}

function series(...texts: readonly string[]): OpenedProfile {
  const own = opened(texts[0] ?? '');
  for (const [i, text] of texts.slice(1).entries()) own.add(`heap${i + 2}`, opened(text).columns);
  return own;
}
/** Keys of the profiles as they follow on each other; the profile itself is called `own`. */
function order(profile: OpenedProfile, own: string): string[] {
  return profile.ask({ ask: 'growth', sampleType: 0, own, profiles: KEYS }).profiles.map(({ key }) => key);
}

describe('growth', () => {
  test('what never falls and grows by more than a hundredth is suspect; by how steadily and how much', () => {
    const { rows, profiles, problem, ofRows } = series('leak 10\nbusy 50\nslow 100', 'leak 20\nbusy 20\nslow 100', 'leak 20\nbusy 80\nslow 101').ask({
      ask: 'growth',
      sampleType: 0,
      own: 'heap1',
      profiles: KEYS,
    });
    expect(profiles.map(({ key, total }) => [key, total])).toEqual([
      ['heap1', 160],
      ['heap2', 140],
      ['heap3', 201],
    ]);
    expect(rows).toEqual([
      { name: 'leak', file: 'leak.go', flat: [10, 20, 20], cum: [10, 20, 20], rising: 0.5, grown: 10, suspect: true },
      { name: 'busy', file: 'busy.go', flat: [50, 20, 80], cum: [50, 20, 80], rising: 0.5, grown: 30, suspect: false },
      { name: 'slow', file: 'slow.go', flat: [100, 100, 101], cum: [100, 100, 101], rising: 0.5, grown: 1, suspect: false },
    ]);
    expect([problem, ofRows]).toEqual([undefined, 3]);
  });

  test('oldest first, by the time they were taken; where one does not tell, by name', () => {
    const own = opened('main 1');
    const recorded = profileInMemory(takenAt(own, 49), { name: 'heap4', bytes: 1, inflatedBytes: 1 });
    for (const [i, key] of KEYS.entries()) {
      own.add(key, takenAt(opened('main 1'), 50 - i));
      recorded.add(key, takenAt(opened('main 1'), 50 - i));
    }
    expect(order(recorded, 'heap4')).toEqual(['heap10', 'heap3', 'heap4', 'heap2']);
    expect(order(own, 'heap1')).toEqual(['heap1', 'heap2', 'heap3', 'heap10']);
    expect(order(own, 'heap4')).toEqual(['heap2', 'heap3', 'heap4', 'heap10']);
  });

  test('what is of another kind, or not open, is left out', () => {
    const own = opened('main 1');
    own.add('cpu', opened('main 1', { types: ['cpu/nanoseconds'] }).columns);
    own.add('heap2', opened('main 3').columns);
    const { leftOut, rows } = own.ask({ ask: 'growth', sampleType: 0, own: 'heap1', profiles: ['cpu', 'heap2', 'heap9'] });
    expect(leftOut).toEqual(['cpu', 'heap9']);
    expect(rows[0].flat).toEqual([1, 3]);
  });

  test('one profile alone does not grow', () => {
    expect(opened('main 1').ask({ ask: 'growth', sampleType: 0, own: 'heap1', profiles: [] })).toMatchObject({ rows: [], problem: 'To follow what grows, open two or more profiles of this kind.' });
  });
});
