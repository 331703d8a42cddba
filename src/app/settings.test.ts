import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test.each([
  [undefined, {}],
  ['{}', {}],
  ['{"threads":2,"memoryBudgetBytes":536870912}', { threads: 2, memoryBudgetBytes: 536_870_912 }],
  ['{"threads":0,"memoryBudgetBytes":-1}', {}],
  ['{"threads":"4"}', {}],
  ['{"threads":400,"memoryBudgetBytes":268435456,"more":1}', { memoryBudgetBytes: 268_435_456 }],
  ['null', {}],
  ['[3]', {}],
  ['{"threads":', {}],
])('of %s, what is remembered is %o', (text, settings) => {
  expect(readSettings(text)).toEqual(settings);
});
