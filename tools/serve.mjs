// Serves the built page on this machine, after building it if a source changed since the last build. For npm start, the
// screenshots and the bench. The dependencies must be there (dependencies.mjs).
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './dependencies.mjs';

const sources = ['index.html', 'package-lock.json', 'vite.config.ts', 'public', 'language', 'src', 'workers'];

/**
 * Messages go to standard error. `port`: another one is taken if it is in use.
 * @param {number} port
 * @returns {Promise<{ readonly url: string, readonly close: () => Promise<void> }>}
 */
export async function servePage(port) {
  const vite = await import('vite');
  if (newestOf('dist/index.html') < Math.max(...sources.map(newestOf))) {
    console.error('Building …');
    await vite.build({ root, logLevel: 'warn' });
  }
  const server = await vite.preview({ root, logLevel: 'warn', preview: { host: '127.0.0.1', port, strictPort: false } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The page could not be served.');
  return { url, close: () => server.close() };
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
