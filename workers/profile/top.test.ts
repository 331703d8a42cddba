import { assert, array, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openProfile } from './open.ts';
import { profileFromText, type TextProfileOptions } from './testing/profileText.ts';

function top(text: string, options?: TextProfileOptions): { rows: string[]; total: number } {
  const bytes = profileFromText(text, options);
  const { names, flat, cum, total } = openProfile(bytes, 'test', bytes.length).ask({ ask: 'top', sampleType: 0 });
  return { rows: names.map((name, i) => `${name} ${flat[i]} ${cum[i]}`), total };
}

describe('flat and cum', () => {
  test('flat is the leaf’s, cum is everyone’s on the stack', () => {
    expect(top('main;a;b 3\nmain;a 2\nmain;c 1')).toEqual({ rows: ['b 3 3', 'a 2 5', 'c 1 1', 'main 0 6'], total: 6 });
  });

  test('a recursive function counts once per sample', () => {
    expect(top('main;f;f;g;f 4').rows).toEqual(['f 4 4', 'g 0 4', 'main 0 4']);
  });

  test('functions of one name are one row, in whatever file or line, inlined or not', () => {
    expect(top('main;f@a.go:1 1\nmain;f@b.go:9 2\nmain;~f 4').rows).toEqual(['f 7 7', 'main 0 7']);
  });

  test('order: |flat|, then the name’s bytes, then |cum|', () => {
    expect(top('b 5\na 5\nx;n -9\ny;z 1').rows).toEqual(['n -9 -9', 'a 5 5', 'b 5 5', 'z 1 1', 'x 0 -9', 'y 0 1']);
  });

  test('what cancels out is no row, but counts in the total', () => {
    expect(top('gone 4\ngone -4\nstays 1')).toEqual({ rows: ['stays 1 1'], total: 9 });
  });

  test('a sample without a stack counts in the total only', () => {
    expect(top('; 5\nmain 2')).toEqual({ rows: ['main 2 2'], total: 7 });
  });

  test('of a difference the total is the base’s', () => {
    expect(top('a 10\nb -4 #base').total).toBe(4);
    expect(top('a 10\nb 0 #base').total).toBe(10);
  });

  test('frames without a function are told apart by their binary', () => {
    expect(top('main;? 2', { mapping: '/lib/libm.so' }).rows).toEqual(['[libm.so] 2 2', 'main 0 2']);
  });

  test('64-bit sums are exact inside, and wrap as Go’s do', () => {
    const bytes = profileFromText('f 9007199254740993\nf 9007199254740993\ng;f 1');
    const { totals, top: rows } = openProfile(bytes, 'test', bytes.length).report();
    expect(totals).toEqual({ samples: '18014398509481988' });
    expect(rows['samples']).toEqual([
      { name: 'f', flat: '18014398509481988', cum: '18014398509481988' },
      { name: 'g', flat: '0', cum: '1' },
    ]);
    expect(top('f 9223372036854775807\nf 2').rows).toEqual([`f ${-(2 ** 63)} ${-(2 ** 63)}`]);
  });
});

test('any profile: doubles and 64-bit integers agree', () => {
  const sample = record({ stack: array(constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 }), value: integer({ min: -50, max: 50 }) });
  assert(
    property(array(sample, { minLength: 1, maxLength: 20 }), (samples) => {
      const lines = samples.map(({ stack, value }) => `${stack.join(';')} ${value}`).join('\n');
      // One more sample, elsewhere, makes the column's sum too large for doubles.
      const rows = top(`${lines}\nhuge 9007199254740992`).rows;
      expect(rows.filter((row) => !row.startsWith('huge'))).toEqual(top(lines).rows);
      expect(rows[0]).toMatch(/^huge /);
    }),
  );
});
