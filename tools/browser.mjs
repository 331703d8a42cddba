// Finds a Chromium that starts, and gets one where there is none. Used by the test runner, Playwright's configuration, the
// screenshots and the bench.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { root } from './dependencies.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome', 'microsoft-edge'];
const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
    .map((name) => process.env[name])
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
];

/** Flags every start of Chromium gets: headless in a container, and no traffic of its own. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Path of a Chromium or Chrome that starts: the one CHROME_PATH names, the system's, else Playwright's own download.
 * @returns {string | undefined}
 */
export function findBrowser() {
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => names.map((name) => join(folder, process.platform === 'win32' ? `${name}.exe` : name)));
  const chosen = process.env['CHROME_PATH'];
  return [...(chosen === undefined ? [] : [chosen]), ...onPath, ...usualPlaces, ...ownDownload()].find(starts);
}

/**
 * The same, after getting one by Playwright's download or, as root on a Debian-like system, by apt-get. Messages go to
 * standard error. Throws an Error that says what to do if neither works.
 * @returns {string}
 */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  console.error('No Chromium or Chrome that starts was found; trying the download by Playwright …');
  run(process.execPath, [playwrightCommand(), 'install', 'chromium'], { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '20000' });
  const downloaded = findBrowser();
  if (downloaded !== undefined) return downloaded;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.error("That gave no browser that starts; trying Debian's package …");
    run('apt-get', ['update', '-q']);
    run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { DEBIAN_FRONTEND: 'noninteractive' });
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  throw new Error('There is no browser to test with. Install Chromium or Chrome, or set CHROME_PATH to one that is there.');
}

/** @param {string} file */
function starts(file) {
  if (!existsSync(file)) return false;
  // On Windows --version opens a window instead; being there has to do.
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

/** @returns {string[]} */
function ownDownload() {
  try {
    return [createRequire(join(root, 'package.json'))('playwright-core').chromium.executablePath()];
  } catch {
    // Not installed yet, or there is no download for this platform.
    return [];
  }
}

function playwrightCommand() {
  return join(root, 'node_modules', '@playwright', 'test', 'cli.js');
}

/**
 * Runs a step whose failure shows in what it leaves behind.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
function run(command, args, env = {}) {
  spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], env: { ...process.env, ...env }, timeout: 300_000 });
}
