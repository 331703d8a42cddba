import { expect, test } from 'vitest';
import { broken } from './textLines.ts';

/** As wide as it has characters; `lineOf`: by character. */
function boxOf(lineOf: readonly number[]): (from: number, to: number) => DOMRect {
  return (from, to) => ({ left: from, right: to, top: (lineOf[from] ?? 0) * 18, bottom: (lineOf[from] ?? 0) * 18 + 18, width: to - from, height: 18 }) as DOMRect;
}

test('a text is told line by line, blanks put together', () => {
  const text = 'one  two\n three four';
  const lines = Array.from(text, (_, at) => (at < 15 ? 0 : 1));
  expect(broken(text, boxOf(lines)).map((line) => [line.text, line.box.left, line.box.top])).toEqual([
    ['one two three', 0, 0],
    ['four', 16, 18],
  ]);
});
