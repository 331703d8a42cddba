import { expect, test } from 'vitest';
import { SESSION_VERSION } from '../../share/session/session.ts';
import { baseNameOf } from './baseName.ts';

test.each([
  ['run/trace.out', 'trace'],
  ['heap.pb.gz (2)', 'heap'],
  ['shop-go1.27.trace', 'shop-go1.27'],
  ['.out', 'session'],
])('%s is called %s', (shown, name) => {
  expect(baseNameOf({ version: SESSION_VERSION, files: [], shown, link: '' })).toBe(name);
});
