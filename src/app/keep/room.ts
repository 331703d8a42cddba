// Which tabs' copies go: those of tabs that were closed a day ago, and, when a new copy needs the room, of closed tabs, the oldest
// first. Pure.
import type { Bytes } from '../../../workers/api.ts';
import { type KeptOfTab, sumOf } from './keptLedger.ts';

const DAY_MS = 24 * 3600 * 1000;

/** Tabs to forget. `there`: all that have a folder; one without a line has lost it. */
export function outdated(there: readonly string[], lines: ReadonlyMap<string, KeptOfTab>, open: ReadonlySet<string>, nowMs: number): readonly string[] {
  return [...new Set([...there, ...lines.keys()])].filter((tab) => {
    const line = lines.get(tab);
    return !open.has(tab) && (line === undefined || !there.includes(tab) || nowMs - line.usedAtMs > DAY_MS);
  });
}

/** Tabs to forget for `bytes` more; undefined: there is no room, whatever goes. */
export function roomFor(bytes: Bytes, lines: ReadonlyMap<string, KeptOfTab>, open: ReadonlySet<string>, limit: Bytes): readonly string[] | undefined {
  let lacking = sumOf(lines.values()).bytes + bytes - limit;
  const goes: string[] = [];
  const closed = [...lines].filter(([tab, line]) => !open.has(tab) && line.bytes > 0).toSorted(([, a], [, b]) => a.usedAtMs - b.usedAtMs);
  for (const [tab, line] of closed) {
    if (lacking <= 0) break;
    goes.push(tab);
    lacking -= line.bytes;
  }
  return lacking <= 0 ? goes : undefined;
}
