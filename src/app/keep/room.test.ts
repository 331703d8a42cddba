import { describe, expect, it } from 'vitest';
import type { KeptOfTab } from './keptLedger.ts';
import { outdated, roomFor } from './room.ts';

const line = (bytes: number, usedAtMs: number): KeptOfTab => ({ files: 1, bytes, usedAtMs });
const HOUR = 3_600_000;
const now = 100 * HOUR;
const lines = new Map([['here', line(100, now)], ['old', line(50, now - 30 * HOUR)], ['new', line(30, now - HOUR)], ['older', line(5, now - 40 * HOUR)], ['away', line(20, now - 90 * HOUR)]]);
const open = new Set(['here', 'away']);

describe('copies that are kept', () => {
  it('of tabs that were closed a day ago go, and those that nobody knows of', () => {
    expect(outdated(['here', 'old', 'new', 'away', 'stray'], lines, open, now)).toEqual(['old', 'stray', 'older']);
  });

  it('make room, those of closed tabs first, the oldest of them first', () => {
    expect(roomFor(10, lines, open, 1000)).toEqual([]);
    expect(roomFor(10, lines, open, 210)).toEqual(['older']);
    expect(roomFor(10, lines, open, 200)).toEqual(['older', 'old']);
    expect(roomFor(10, lines, open, 130)).toEqual(['older', 'old', 'new']);
    expect(roomFor(10, lines, open, 129)).toBeUndefined();
  });
});
