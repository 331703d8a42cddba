// Brings node_modules up to package-lock.json, for the commands that must work on a fresh clone. Says nothing when there is
// nothing to do; otherwise writes to standard error, so that a command's standard output stays its own.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json, with a trailing separator. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/** As `engines` in package.json says. */
const oldestNode = { major: 20, minor: 19 };

/** Throws an Error with a plain sentence if Node is too old or the installation fails. */
export function ensureDependencies() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < oldestNode.major || (major === oldestNode.major && minor < oldestNode.minor)) {
    throw new Error(`Gopherscope needs Node ${oldestNode.major}.${oldestNode.minor} or later; this is ${process.versions.node}.`);
  }
  if (isInstalled()) return;
  console.error('Installing dependencies (npm ci) …');
  // --include=dev: the tools are wanted even where NODE_ENV=production is set.
  const npm = spawnSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (npm.error) throw new Error(`npm could not be started: ${npm.error.message}`);
  if (npm.status !== 0) throw new Error(`npm ci failed with exit status ${npm.status ?? npm.signal}; its messages are above.`);
}

/** True if every package the lock file wants here is there in the wanted version, by npm's own record of what it installed. */
function isInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(record);
  return Object.entries(wanted).every(
    // Optional ones are for other platforms, as a rule; what is here of them must still be of the wanted version.
    ([path, { version, optional }]) =>
      path === '' || (present[path] === undefined ? optional === true : present[path].version === version),
  );
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
