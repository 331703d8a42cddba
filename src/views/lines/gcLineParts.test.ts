import { expect, it } from 'vitest';
import { gcLineParts } from './gcLineParts.ts';

const LINE = 'gc 9 @1.104s 0%: 0.12+0.65+0.004 ms clock, 0.24+0/0.51/0.21+0.009 ms cpu, 3->3->1 MB, 4 MB goal, 0 MB stacks, 0 MB globals, 2 P (forced)';

it('takes a line apart without losing a figure', () => {
  const parts = gcLineParts(`2026-11-22 gc.log: ${LINE}`) ?? [];
  let at = 0;
  for (const { text } of parts) {
    const found = LINE.indexOf(text, at);
    expect(found, text).toBeGreaterThanOrEqual(at);
    // Nothing with a digit or a word of its own lies between.
    expect(LINE.slice(at, found)).toMatch(/^[\s:,+/]*(?:ms clock, )?$/);
    at = found + text.length;
  }
  expect(at).toBe(LINE.length);
});

it('names the stops, the mark and the five CPU figures', () => {
  const named = new Map((gcLineParts(LINE) ?? []).map(({ name, text }) => [name, text]));
  expect(named.get('sweep termination, clock')).toBe('0.12');
  expect(named.get('concurrent mark, clock')).toBe('0.65');
  expect(named.get('mark termination, clock')).toBe('0.004 ms clock');
  expect(named.get('mark assists, CPU')).toBe('0');
  expect(named.get('background mark, CPU')).toBe('0.51');
  expect(named.get('idle mark, CPU')).toBe('0.21');
  expect(named.get('goal')).toBe('4 MB goal');
});

it('knows lines without stacks and globals, and what is no line', () => {
  expect(gcLineParts('gc 1 @0.004s 6%: 0.13+1.6+0 ms clock, 0.27+0.65/0.001/0+0 ms cpu, 3->4->3 MB, 4 MB goal, 2 P')?.at(-1)?.text).toBe('2 P');
  expect(gcLineParts('gc 1 @0.004s')).toBeUndefined();
});
