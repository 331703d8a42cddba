// What a suite's machine-readable report says passed and failed. A suite that ended badly counts at least one failure, whatever
// its report says or if there is none.

/** @typedef {{ readonly passed: number, readonly failed: number, readonly again?: number }} Counts `again`: of those that passed, how many failed first */

/**
 * A step that passes or fails as a whole.
 * @param {number | null} status exit status; null: killed or never started
 * @returns {Counts}
 */
export function countStep(status) {
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {any} report of vitest's json reporter; undefined: it wrote none
 * @param {number | null} status
 * @returns {Counts}
 */
export function countVitest(report, status) {
  if (typeof report?.numPassedTests !== 'number') return { passed: 0, failed: 1 };
  // A file that could not be loaded has no tests to fail.
  const brokenFiles = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.every((/** @type {any} */ t) => t.status !== 'failed'),
  ).length;
  return atLeastOneFailure({ passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles }, status);
}

/**
 * @param {any} report of Playwright's json reporter; undefined: it wrote none
 * @param {number | null} status
 * @returns {Counts}
 */
export function countPlaywright(report, status) {
  if (typeof report?.stats?.expected !== 'number') return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = report.stats;
  return atLeastOneFailure({ passed: expected + flaky, failed: unexpected, again: flaky }, status);
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export function sumOf(all) {
  return all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), { passed: 0, failed: 0 });
}

/**
 * @param {Counts} counts
 * @param {number | null} status
 * @returns {Counts}
 */
function atLeastOneFailure(counts, status) {
  return status === 0 || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}
