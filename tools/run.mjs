// npm run report, bench, screenshots: runs a TypeScript entry of the project with the arguments given, on a fresh clone too.
// Standard input and output and the exit status are the entry's own. It runs in the folder the user typed the command in
// (npm itself changes to the package's), so that relative paths mean what they say.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies, root } from './dependencies.mjs';

const [entry, ...args] = process.argv.slice(2);
try {
  if (entry === undefined) throw new Error('usage: node tools/run.mjs FILE.ts [ARGUMENT …]');
  ensureDependencies();
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const typedIn = process.env['npm_lifecycle_event'] === undefined ? undefined : process.env['INIT_CWD'];
  const child = spawn(process.execPath, ['--import', tsx, join(root, entry), ...args], {
    cwd: typedIn ?? process.cwd(),
    stdio: 'inherit',
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.json') },
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(error));
  child.on('exit', (status, signal) => (process.exitCode = status ?? (signal === 'SIGINT' ? 130 : 1)));
} catch (error) {
  fail(error);
}

/** @param {unknown} error */
function fail(error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
