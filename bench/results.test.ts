import { expect, test } from 'vitest';
import { withFigures } from './results.ts';

const table = { title: 'a.trace', columns: ['best', 'median'], rows: [['first picture', '100 ms', '120 ms']] };

test('figures are replaced, notes stay', () => {
  const text = '# Results\n\n<!-- figures: written by npm run bench -- --results -->\nold\n<!-- end of figures -->\n\nNotes\n';
  const once = withFigures(text, ['two cores'], [table]);
  expect(once).toContain('- two cores\n\n### a.trace\n\n|  | best | median |\n| --- | --- | --- |\n| first picture | 100 ms | 120 ms |\n');
  expect(once).not.toContain('old');
  expect(once.endsWith('<!-- end of figures -->\n\nNotes\n')).toBe(true);
  expect(withFigures(once, ['two cores'], [table])).toBe(once);
});

test('a file without marks is not written over', () => {
  expect(() => withFigures('# Results\n', [], [table])).toThrow('no marks');
});
