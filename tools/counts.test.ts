import { expect, test } from 'vitest';
import { countPlaywright, countStep, countVitest, sumOf } from './counts.mjs';

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((s) => ({ status: s })) });

test('a step counts one', () => {
  expect(countStep(0)).toEqual({ passed: 1, failed: 0 });
  expect(countStep(2)).toEqual({ passed: 0, failed: 1 });
  expect(countStep(null)).toEqual({ passed: 0, failed: 1 });
});

test('vitest: a file that does not load counts as a failure beside the failed tests', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    testResults: [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed'), file('failed')],
  };
  expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 2 });
});

test('vitest: all passed, but an error outside of any test', () => {
  expect(countVitest({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 1)).toEqual({ passed: 3, failed: 1 });
  expect(countVitest({ numPassedTests: 3, numFailedTests: 0, testResults: [] }, 0)).toEqual({ passed: 3, failed: 0 });
});

test('a suite that crashed before its report counts as failed', () => {
  expect(countVitest(undefined, null)).toEqual({ passed: 0, failed: 1 });
  expect(countPlaywright(undefined, 0)).toEqual({ passed: 0, failed: 1 });
});

test('Playwright: expected and flaky passed; a server that does not come up is a failure', () => {
  const stats = { expected: 4, unexpected: 2, flaky: 1, skipped: 3 };
  expect(countPlaywright({ stats }, 1)).toEqual({ passed: 5, failed: 2, again: 1 });
  expect(countPlaywright({ stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 } }, 1)).toEqual({ passed: 0, failed: 1, again: 0 });
});

test('the sum over suites', () => {
  expect(sumOf([countStep(0), countStep(1), { passed: 10, failed: 2 }])).toEqual({ passed: 11, failed: 3 });
  expect(sumOf([])).toEqual({ passed: 0, failed: 0 });
});
