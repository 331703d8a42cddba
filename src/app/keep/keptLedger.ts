// What is kept of which tab, so that all tabs together stay under the limit. Each tab writes its own line only, in localStorage; a line
// that another tab has taken away says that its files are forgotten.
import type { Bytes } from '../../../workers/api.ts';

export interface KeptOfTab {
  readonly files: number;
  readonly bytes: Bytes;
  /** When the tab was there last, ms since 1970. */
  readonly usedAtMs: number;
}

const PREFIX = 'gopherscope.kept.';

export function writeLine(tab: string, line: KeptOfTab): void {
  try {
    localStorage.setItem(PREFIX + tab, JSON.stringify(line));
  } catch {
    // The line is missing then, and the files are removed with the next visit.
  }
}

export function removeLine(tab: string): void {
  try {
    localStorage.removeItem(PREFIX + tab);
  } catch {
    // There is none.
  }
}

export function lineOf(tab: string): KeptOfTab | undefined {
  return ledger().get(tab);
}

/** The tab whose line a change of the storage is about. */
export function tabOfKey(key: string | null): string | undefined {
  return key?.startsWith(PREFIX) === true ? key.slice(PREFIX.length) : undefined;
}

export function ledger(): ReadonlyMap<string, KeptOfTab> {
  const lines = new Map<string, KeptOfTab>();
  try {
    for (const [key, text] of Object.entries(localStorage)) {
      const tab = tabOfKey(key);
      const line = tab === undefined ? undefined : readLine(String(text));
      if (tab !== undefined && line !== undefined) lines.set(tab, line);
    }
  } catch {
    // A browser that keeps nothing for this site.
  }
  return lines;
}

export function sumOf(lines: Iterable<KeptOfTab>): { readonly files: number; readonly bytes: Bytes } {
  let [files, bytes] = [0, 0];
  for (const line of lines) {
    files += line.files;
    bytes += line.bytes;
  }
  return { files, bytes };
}

function readLine(text: string): KeptOfTab | undefined {
  try {
    const line: unknown = JSON.parse(text);
    if (typeof line !== 'object' || line === null || !('files' in line) || !('bytes' in line) || !('usedAtMs' in line)) return undefined;
    const { files, bytes, usedAtMs } = line;
    return typeof files === 'number' && typeof bytes === 'number' && typeof usedAtMs === 'number' ? { files, bytes, usedAtMs } : undefined;
  } catch {
    return undefined;
  }
}
