import { expect, it } from 'vitest';
import { atFirstSign } from './firstSign.ts';

function signs(forgotten: boolean): number {
  const page = new EventTarget() as unknown as Window;
  let times = 0;
  const forget = atFirstSign(page, () => times++);
  if (forgotten) forget();
  for (const sign of ['scroll', 'pointermove', 'keydown', 'pointermove']) page.dispatchEvent(new Event(sign));
  return times;
}

it('a page that is only loaded prepares nothing; the first sign of a reader does, once', () => {
  expect(signs(false)).toBe(1);
  expect(signs(true)).toBe(0);
});
