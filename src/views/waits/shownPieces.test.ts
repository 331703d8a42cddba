import { expect, test } from 'vitest';
import type { WaitCause } from '../../../workers/api.ts';
import { shownPieces } from './shownPieces.ts';

function pieces(...parts: readonly (readonly [WaitCause, number, number?])[]) {
  let atNs = 1000;
  return parts.map(([cause, ns, stop]) => ({ cause, stop, startNs: atNs, endNs: (atNs += ns) }));
}

test('neighbours of one cause are one piece; a piece of a few pixels stays', () => {
  const shown = shownPieces(pieces(['P without a thread', 100], ['P without a thread', 50], ['every P busy: program', 850]), 1000, 2000, 200);
  expect(shown).toEqual([
    { cause: 'P without a thread', stop: undefined, startNs: 1000, endNs: 1150 },
    { cause: 'every P busy: program', stop: undefined, startNs: 1150, endNs: 2000 },
  ]);
});

test('what is too narrow is drawn together, in the colour of most of it; a stop never is', () => {
  const many = Array.from({ length: 30 }, (_, nth) => [nth % 3 === 0 ? 'every P busy: GC' : 'every P busy: program', 10] as const);
  const shown = shownPieces(pieces(['unknown', 350], ...many, ['world stopped', 1, 4], ['unknown', 349]), 1000, 2000, 100);
  expect(shown.map(({ cause }) => cause)).toEqual(['unknown', ...Array.from({ length: 10 }, () => 'every P busy: program'), 'world stopped', 'unknown']);
  expect(shown.at(-2)?.stop).toBe(4);
  for (const [nth, { startNs }] of shown.entries()) expect(startNs).toBe(nth === 0 ? 1000 : shown[nth - 1]!.endNs);
  expect(shown.at(-1)?.endNs).toBe(2000);
});

test('no pieces, nothing', () => expect(shownPieces([], 0, 0, 100)).toEqual([]));
