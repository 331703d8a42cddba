// npm test: installs what is missing (a browser too), then type-check, lint, unit tests, build and browser tests, one after
// the other and each whatever became of the one before. The last line sums them all; the exit status is 0 only if none failed.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { countPlaywright, countStep, countVitest, sumOf } from './counts.mjs';
import { ensureDependencies, root } from './dependencies.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

const reports = mkdtempSync(join(tmpdir(), 'gopherscope-test-'));
/** @type {[name: string, counts: Counts][]} */
const results = [];
try {
  ensureDependencies();
  await suite('type-check', [
    ['typescript/bin/tsc', '-p', '.'],
    ['typescript/bin/tsc', '-p', 'workers'],
  ]);
  await suite('lint', [['oxlint/bin/oxlint', '--type-aware', '--deny-warnings']]);
  await suite(
    'unit tests',
    [['vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${join(reports, 'unit.json')}`]],
    (status) => countVitest(reportIn('unit.json'), status),
  );
  const built = await suite('build', [['vite/bin/vite.js', 'build']]);
  if (built) await browserTests();
  else skip('browser tests', 'there is no build to test');
} catch (error) {
  skip('preparation', error instanceof Error ? error.message : String(error));
} finally {
  rmSync(reports, { recursive: true, force: true });
}

const total = sumOf(results.map(([, counts]) => counts));
console.log('');
for (const [name, { passed, failed, again = 0 }] of results) console.log(`${name}: ${passed} passed${again > 0 ? ` (${again} of them at the second try, named above)` : ''}, ${failed} failed`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

async function browserTests() {
  let browser;
  try {
    browser = ensureBrowser();
  } catch (error) {
    skip('browser tests', error instanceof Error ? error.message : String(error));
    return;
  }
  const env = {
    CHROME_PATH: browser,
    GOPHERSCOPE_PORT: String(await freePort()),
    PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'browser.json'),
  };
  await suite(
    'browser tests',
    // A second try on a machine that stands still for a moment; who needed it is said. `npm run e2e` gives none.
    [['@playwright/test/cli.js', 'test', '--retries=1', '--reporter=list,json']],
    (status) => countPlaywright(reportIn('browser.json'), status),
    env,
  );
}

/**
 * Runs packages' commands, all of them, their output as it comes, and books what they counted. Resolves to whether nothing failed.
 * @param {string} name
 * @param {(readonly [script: string, ...args: string[]])[]} commands each a script below node_modules, and its arguments
 * @param {(status: number | null) => Counts} [count] of the worst exit status
 * @param {Record<string, string>} [env]
 * @returns {Promise<boolean>}
 */
async function suite(name, commands, count = countStep, env = {}) {
  console.log(`\n── ${name}`);
  /** @type {number | null} */
  let worst = 0;
  for (const [script, ...args] of commands) {
    const status = await exitStatus([join(root, 'node_modules', script), ...args], env);
    if (status !== 0) worst = status;
  }
  const counts = count(worst);
  results.push([name, counts]);
  return counts.failed === 0;
}

/**
 * @param {string[]} args of Node
 * @param {Record<string, string>} env
 * @returns {Promise<number | null>} null: ended by a signal, or did not start
 */
function exitStatus(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(null);
    });
    child.on('exit', (code) => resolve(code));
  });
}

/**
 * @param {string} name
 * @param {string} why
 */
function skip(name, why) {
  console.error(`\n── ${name}: ${why}`);
  results.push([name, { passed: 0, failed: 1 }]);
}

/** @param {string} name */
function reportIn(name) {
  try {
    return JSON.parse(readFileSync(join(reports, name), 'utf8'));
  } catch {
    return undefined;
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}
