// Memory of a browser's processes, as the system counts it. Where there is no /proc nothing is measured.
import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';

export interface ProcessMemory {
  readonly type: string;
  /** Its own: memory that no file backs. */
  readonly ownBytes: number;
  /** Shared with other processes: pictures, mostly. */
  readonly sharedBytes: number;
  /** With the pages of files it has mapped: its program, mostly. */
  readonly residentBytes: number;
  /** The most that was ever resident. */
  readonly peakBytes: number;
}

export interface MemoryPeak {
  /** Of all processes at one time: the most, and how it was spread then. What is shared counts once. */
  readonly bytes: number;
  readonly byProcess: readonly ProcessMemory[];
}

/** By process id; empty where there is no /proc. */
export async function memoryOf(browser: Browser): Promise<ReadonlyMap<number, ProcessMemory>> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const memory = new Map<number, ProcessMemory>();
  for (const { id, type } of processInfo) {
    const found = memoryOfProcess(id, type);
    if (found !== undefined) memory.set(id, found);
  }
  return memory;
}

/** undefined: no such process, or no /proc. */
export function memoryOfProcess(pid: number, type: string): ProcessMemory | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/status`, 'latin1');
  } catch {
    return undefined;
  }
  const bytes = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024;
  return { type, ownBytes: bytes('RssAnon'), sharedBytes: bytes('RssShmem'), residentBytes: bytes('VmRSS'), peakBytes: bytes('VmHWM') };
}

/** How much more than before the page's process had resident at its highest, all its threads together. */
export function peakGrowth(before: ReadonlyMap<number, ProcessMemory>, after: ReadonlyMap<number, ProcessMemory>): number | undefined {
  // The page measured is the one that grew most; others are spares.
  const growth = [...after].flatMap(([id, { type, peakBytes }]) => (type === 'renderer' ? peakBytes - (before.get(id)?.residentBytes ?? peakBytes) : []));
  return growth.length === 0 ? undefined : Math.max(...growth);
}

const sampleEveryMs = 50;

/** Looks at all processes of the browser again and again, until it is told to stop. */
export class MemoryWatch {
  #peak: MemoryPeak = { bytes: 0, byProcess: [] };
  #stopped = false;
  readonly #watching: Promise<void>;

  constructor(browser: Browser) {
    this.#watching = this.#watch(browser);
  }

  async stop(): Promise<MemoryPeak> {
    this.#stopped = true;
    await this.#watching;
    return this.#peak;
  }

  async #watch(browser: Browser): Promise<void> {
    while (!this.#stopped) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one look after the other
      const byProcess = [...(await memoryOf(browser)).values()];
      // What one shares another does: those that share most have it all.
      const shared = Math.max(0, ...byProcess.map(({ sharedBytes }) => sharedBytes));
      const bytes = byProcess.reduce((sum, { ownBytes }) => sum + ownBytes, shared);
      if (bytes > this.#peak.bytes) this.#peak = { bytes, byProcess };
      // oxlint-disable-next-line eslint/no-await-in-loop
      await new Promise((resolve) => setTimeout(resolve, sampleEveryMs));
    }
  }
}
