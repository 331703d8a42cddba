import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { GoroutineGroups, ProfileOptions } from '../../api.ts';
import { openProfile } from '../open.ts';
import { profileFromText } from '../testing/profileText.ts';
import { openText } from '../text/testing/openText.ts';

const TEXTS = fileURLToPath(new URL('../../../fixtures/texts/', import.meta.url));

function groupsOf(bytes: Uint8Array, options: ProfileOptions = {}): GoroutineGroups {
  return openProfile(bytes, 'file', bytes.length).ask({ ask: 'goroutineGroups', sampleType: 0, options });
}

function recorded(name: string): Uint8Array {
  const stored = new Uint8Array(readFileSync(TEXTS + name));
  return name.endsWith('.gz') ? new Uint8Array(gunzipSync(stored)) : stored;
}

/** Function and line of the innermost frames of the program's own, with how many goroutines are there. */
function ownPlaces({ groups }: GoroutineGroups): string[] {
  return groups.map(({ stack, goroutines }) => {
    const own = stack.find(({ name }) => name.startsWith('main.'));
    return `${goroutines} ${own?.name}:${own?.line}`;
  });
}

/** Without the numbers, which differ from moment to moment. */
function places(list: readonly string[] | undefined): string[] {
  return (list ?? []).map((place) => place.split(' ')[1] ?? '').toSorted();
}

describe('one program, told in three ways', () => {
  test('leads to the same groups', () => {
    const names = ['go1.27-goroutine-leak-goroutine.pb.gz', 'go1.27-goroutine-leak-goroutine.debug1.txt', 'go1.27-goroutine-leak-goroutines.txt.gz'];
    const [binary, text, dump] = names.map((name) => ownPlaces(groupsOf(recorded(name))).filter((place) => place.includes('main.leak')));
    expect(places(binary)).toHaveLength(6);
    expect(places(text)).toEqual(places(binary));
    expect(places(dump)).toEqual(places(binary));
  });

  test('a dump knows states, waits, creators and ids', () => {
    const { groups, goroutines, states, more } = groupsOf(recorded('go1.27-netpoll-aged-goroutines.txt.gz'));
    expect({ goroutines, more, first: states[0] }).toEqual({ goroutines: 413, more: 0, first: { state: 'IO wait', goroutines: 402 } });
    expect(groups[0]).toMatchObject({
      goroutines: 400, createdBy: 'main.netpoll.func1', depth: 11, states: [{ state: 'IO wait', goroutines: 400 }], longestWaitMinutes: 2, medianWaitMinutes: 2,
      suspicion: '400 goroutines, 97% of all, wait at the same place.',
    });
    expect(groups[0].ids).toHaveLength(100);
    expect(groups.at(-1)?.suspicion).toBeUndefined();
  });

  test('a count profile knows none of them, but the labels', () => {
    const { groups, states } = groupsOf(recorded('go1.27-labelled-goroutine.debug1.txt'));
    expect(states).toEqual([]);
    expect(groups.find(({ goroutines }) => goroutines === 6)).toMatchObject({
      states: undefined, createdBy: undefined, longestWaitMinutes: undefined, ids: [], suspicion: undefined,
      stack: [{ name: 'main.worker', line: 18 }, { name: 'main.main.func1' }, { name: 'runtime/pprof.Do' }],
    });
  });

  test('labels are the same in all', () => {
    const labelled = ['go1.27-labelled-goroutine.debug1.txt', 'go1.27-labelled-goroutine.debug2.txt'].map((name) => groupsOf(recorded(name)).groups.find(({ goroutines }) => goroutines === 6)?.labels);
    expect(labelled[0]).toHaveLength(8);
    expect(labelled[0]).toContainEqual({ key: 'user "id"', text: 'α3', goroutines: 1 });
    expect(new Set(labelled[1])).toEqual(new Set(labelled[0]));
  });
});

const goroutine = (id: number, state: string, line: number, creator = 'main.main'): string => `goroutine ${id} [${state}]:\nmain.f(0x${id})\n\t/f.go:${line} +0x1\ncreated by ${creator}\n\t/m.go:1 +0x1\n`;

describe('groups', () => {
  test('are told apart by lines, not by arguments; larger ones first; states and creators by number', () => {
    const text = [goroutine(1, 'select', 7), goroutine(2, 'select, 5 minutes', 9, 'main.a'), goroutine(3, 'chan send, 9 minutes', 9, 'main.b'), goroutine(4, 'select, 20 minutes', 9, 'main.b')].join('\n');
    const { groups } = openText(text).ask({ ask: 'goroutineGroups', sampleType: 0 });
    expect(groups).toMatchObject([
      { goroutines: 3, ids: ['2', '3', '4'], createdBy: 'main.b', longestWaitMinutes: 20, medianWaitMinutes: 9, states: [{ state: 'select', goroutines: 2 }, { state: 'chan send', goroutines: 1 }] },
      { goroutines: 1, ids: ['1'], longestWaitMinutes: 0, medianWaitMinutes: 0, suspicion: undefined },
    ]);
    expect(groups[0].suspicion).toBe('Half of 3 have waited for 9 minutes or more, the longest for 20.');
  });

  test('are of what the filters leave', () => {
    const text = `${goroutine(1, 'select', 7)}\n${goroutine(2, 'IO wait', 7)}`;
    expect(openText(text).ask({ ask: 'goroutineGroups', sampleType: 0, options: { tagFocus: 'state=IO' } })).toMatchObject({ goroutines: 1, groups: [{ ids: ['2'] }] });
    expect(groupsOf(profileFromText('main;a 5\nmain;b 7'), { focus: '^a' })).toMatchObject({ goroutines: 5, groups: [{ goroutines: 5, depth: 2 }] });
  });

  test('of a program’s own labels called as ours', () => {
    const [group] = groupsOf(profileFromText('main;a 5 #state=odd #id=3')).groups;
    expect(group).toMatchObject({ states: undefined, ids: [], labels: [{ key: 'state', text: 'odd', goroutines: 5 }, { key: 'id', text: '3' }] });
  });

  test('beyond two thousand are counted only; deep stacks are cut', () => {
    const many = groupsOf(profileFromText(Array.from({ length: 2100 }, (_, i) => `main;f${i} 1`).join('\n')));
    expect(many.groups).toHaveLength(2000);
    expect(many).toMatchObject({ more: 100, goroutines: 2100 });
    const deep = groupsOf(profileFromText(`${Array.from({ length: 500 }, (_, i) => `f${i % 3}`).join(';')} 1`));
    expect(deep.groups[0].depth).toBe(500);
    expect(deep.groups[0].stack).toHaveLength(100);
  });
});

describe('suspicion', () => {
  test.each([
    ['leaked ones', [goroutine(1, 'chan send (leaked)', 7), goroutine(2, 'chan send', 7)].join('\n'), '1 of them are marked (leaked): what they wait for can never come.'],
    ['all of them leaked', goroutine(1, 'chan send (leaked)', 7), 'All of them are marked (leaked): what they wait for can never come.'],
    ['many that run', Array.from({ length: 120 }, (_, i) => goroutine(i + 1, 'runnable', 7)).join('\n'), undefined],
    ['many that wait', Array.from({ length: 120 }, (_, i) => goroutine(i + 1, 'select', 7)).join('\n'), '120 goroutines, 100% of all, wait at the same place.'],
    ['one that waits long', goroutine(1, 'select, 600 minutes', 7), undefined],
  ])('%s', (_, text, sentence) => {
    expect(openText(text).ask({ ask: 'goroutineGroups', sampleType: 0 }).groups[0]?.suspicion).toBe(sentence);
  });

  test('a leak profile holds nothing else', () => {
    expect(groupsOf(profileFromText('main;a 1', { types: ['goroutineleak/count'] })).groups[0]?.suspicion).toMatch(/leaked/);
  });
});
