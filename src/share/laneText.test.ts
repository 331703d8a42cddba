import { assert, constantFrom, nat, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaneRef } from '../../workers/api.ts';
import { laneText, readLane } from './laneText.ts';

const anyLane = oneof(
  nat({ max: 4096 }).map((proc): LaneRef => ({ lane: 'proc', proc })),
  nat().map((thread): LaneRef => ({ lane: 'thread', thread: String(thread) })),
  nat().map((goroutine): LaneRef => ({ lane: 'goroutine', goroutine })),
  nat().map((task): LaneRef => ({ lane: 'task', task: String(task) })),
  tuple(constantFrom('entry' as const, 'creator' as const), string({ maxLength: 40, unit: 'grapheme' })).map(([by, group]): LaneRef => ({ lane: 'group', by, group })),
);

describe('a lane as text', () => {
  it('comes back as it went', () => {
    assert(property(anyLane, (lane) => {
      expect(readLane(laneText(lane))).toEqual(lane);
    }));
  });

  it('is readable', () => {
    expect(laneText({ lane: 'group', by: 'entry', group: 'net/http.(*conn).serve' })).toBe('entry:net/http.(*conn).serve');
    expect(laneText({ lane: 'task', task: '18446744073709551615' })).toBe('task-18446744073709551615');
  });

  it.each(['', 'proc', 'proc-', 'proc--1', 'proc-01', 'goroutine-1e3', 'goroutine-17', 'goroutine-row01', 'thread-99999999999999999999999', 'module:main', 'entry-main', `entry:${'a'.repeat(5000)}`])(
    'ignores %s',
    (text) => expect(readLane(text)).toBeUndefined(),
  );
});
