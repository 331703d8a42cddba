import { expect, it } from 'vitest';
import type { DocumentFacts } from '../../workers/api.ts';
import { runRow, type RunRow } from '../views/runs/runRow.ts';
import { chosenSides, putOnSide, sidesOfRows } from './chosenSides.ts';

function run(name: string, ...forms: readonly string[]): RunRow {
  return runRow(
    name,
    name,
    forms.map((form) => ({
      key: `${name}/${form}`,
      state: 'read',
      facts: (form === 'trace' ? { kind: 'go-trace' } : { kind: 'runtime-log', form }) as DocumentFacts,
      figures: undefined,
      trouble: undefined,
    })),
  );
}

const rows = [run('one', 'gctrace', 'trace'), run('two', 'trace', 'gctrace'), run('log', 'gctrace'), run('page', 'metrics')];

it('takes of each run the file that tells most and that all of them have', () => {
  expect(chosenSides(rows, new Map([['one', 'a'], ['two', 'b']]))).toEqual({ a: ['one/trace'], b: ['two/trace'] });
  expect(chosenSides(rows, new Map([['one', 'a'], ['two', 'b'], ['log', 'b']]))).toEqual({ a: ['one/gctrace'], b: ['two/gctrace', 'log/gctrace'] });
});

it('leaves files on their side when their row turns out to be of another run', () => {
  const one = run('one', 'trace');
  const two = run('two', 'trace');
  const sides = putOnSide(putOnSide(new Map(), one, 'a'), two, 'b');
  expect([...sidesOfRows([one, two], sides)]).toEqual([['one', 'a'], ['two', 'b']]);
  expect([...sidesOfRows([{ ...one, id: 'later' }], sides)]).toEqual([['later', 'a']]);
  expect([...sidesOfRows([one, two], putOnSide(sides, one, undefined))]).toEqual([['two', 'b']]);
});

it('says what is lacking', () => {
  expect(chosenSides(rows, new Map())).toEqual({ lacks: 'Choose runs for A and for B' });
  expect(chosenSides(rows, new Map([['one', 'a']]))).toEqual({ lacks: 'Choose a run for B' });
  expect(chosenSides(rows, new Map([['one', 'a'], ['page', 'b']]))).toEqual({ lacks: 'They have no file of the same kind' });
  const many = Array.from({ length: 20 }, (_, nth) => run(`r${nth}`, 'trace'));
  expect(chosenSides(many, new Map(many.map(({ id }, nth) => [id, nth === 0 ? 'b' : 'a'])))).toEqual({ lacks: 'At most 16 runs a side' });
});
