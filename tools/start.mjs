// npm start: installs what is missing, builds if something changed since the last build, and serves the page on this machine.
//   npm start -- --port 5000
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies, root } from './dependencies.mjs';

const sources = ['index.html', 'package-lock.json', 'vite.config.ts', 'public', 'src', 'workers'];

try {
  const { values } = parseArgs({ options: { port: { type: 'string', default: process.env['PORT'] ?? '4173' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`--port ${values.port}: not a port number.`);
  ensureDependencies();
  const vite = await import('vite');
  if (newestOf('dist/index.html') < Math.max(...sources.map(newestOf))) {
    console.log('Building …');
    await vite.build({ root, logLevel: 'warn' });
  }
  // Another port is taken if this one is in use.
  const server = await vite.preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port, strictPort: false } });
  console.log(`Gopherscope is at ${server.resolvedUrls?.local[0] ?? '?'} (Ctrl+C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

/**
 * Time of the latest change in a file or folder, ms since 1970; -Infinity if there is none.
 * @param {string} path relative to the root
 * @returns {number}
 */
function newestOf(path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined) return Number.NEGATIVE_INFINITY;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // The folder's own time tells of files taken away.
  return Math.max(stat.mtimeMs, ...readdirSync(join(root, path)).map((name) => newestOf(`${path}/${name}`)));
}
