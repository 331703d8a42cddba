// What the figures were measured with.
import { arch, cpus, release, totalmem, type } from 'node:os';
import type { Browser } from '@playwright/test';
import { goVersion } from './goTools.ts';

/** One line each. */
export function machineLines(browser: Browser): readonly string[] {
  const [cpu] = cpus();
  return [
    `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ${type()} ${release().split('-')[0]} ${arch()}`,
    `Chromium ${browser.version()}, headless; Node ${process.versions.node} (V8 ${process.versions.v8})`,
    goVersion() ?? 'no Go',
  ];
}
