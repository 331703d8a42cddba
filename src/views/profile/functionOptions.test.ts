import { expect, it } from 'vitest';
import { withFunction } from './functionOptions.ts';

it('focuses on exactly one function', () => {
  expect(withFunction({ focus: 'x', mean: true }, 'focus', 'main.(*T).run')).toEqual({ focus: String.raw`^main\.\(\*T\)\.run$`, mean: true });
});

it('ignores and hides one function more, and none twice', () => {
  const once = withFunction({ hide: '^runtime' }, 'hide', 'main.run');
  expect(once.hide).toBe(String.raw`^runtime|^main\.run$`);
  expect(withFunction({ hide: String.raw`^main\.run$` }, 'hide', 'main.run').hide).toBe(String.raw`^main\.run$`);
});

it('takes the function out of a row of lines', () => {
  expect(withFunction({ granularity: 'lines' }, 'ignore', 'main.run /src/main.go:12')).toEqual({ granularity: 'lines', ignore: String.raw`^main\.run$` });
});
