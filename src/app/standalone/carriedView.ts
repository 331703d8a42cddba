// A view of a file that was cut, or whose names were replaced, as an address says it: times count from the new start, and what would tell
// names is not there any more. Pure.
import type { Ns } from '../../../workers/api.ts';

export interface Carrying {
  /** What was at this time is at 0 now. */
  readonly startNs: Ns;
  readonly anonymous: boolean;
  readonly withNotes: boolean;
}

/** Fields whose values are numbers, or words of this page: they tell no names. */
const WITHOUT_NAMES = new Set(['v', 'view', 't', 'sel', 'over', 'sample_index', 'zoom', 'root', 'pin', 'note', 'run', 'runs', 'cycleat', 'at', 'moment']);
/** Of pins that are numbers. */
const NUMBERED = /^(?:goroutine|creation|stretch|stw|span|task|range|node)(?:-[\w.,]+)*$/;
const TIMED_PIN = /^((?:goroutine|creation|stretch)-\d+-|span-\d+-|stw-)(\d+)$/;
/** A time, and what else is behind it. */
const TIME = /^(\d+)(-\d+)?$/;
/** Of the decoder's tables, which are others where a file was cut. */
const ROW = /^(?:goroutine|creation|stw|stretch)-row/;
const RANGE = /^(\d+)-(\d+)(:[^]*)?$/;

/** `hash`: without "#", of a link or of a file's own view. Which files a link names is not in it any more. */
export function carriedView(hash: string, { startNs, anonymous, withNotes }: Carrying): string {
  const kept: [string, string][] = [];
  for (const [field, value] of new URLSearchParams(hash.replaceAll('+', '%2B'))) {
    if (field === 'src' || field === 'fh' || field === 'data' || field === 'file' || field === 'lesson' || field === 'step') continue;
    if (field === 'note' && !withNotes) continue;
    if (anonymous && (!WITHOUT_NAMES.has(field) || (field === 'pin' && !NUMBERED.test(value)))) continue;
    const shifted = startNs === 0 ? value : inTimeOf(field, value, startNs);
    if (shifted !== undefined) kept.push([field, shifted]);
  }
  return kept.map(([field, value]) => `${field}=${encodeURIComponent(value)}`).join('&');
}

/** undefined: it lies before the new start. */
function inTimeOf(field: string, value: string, startNs: Ns): string | undefined {
  if (field === 't' || field === 'sel' || field === 'note') {
    const [, start, end, rest = ''] = RANGE.exec(value) ?? [];
    if (start === undefined || end === undefined) return value;
    const endNs = Number(end) - startNs;
    return endNs < 0 ? undefined : `${Math.max(0, Math.round(Number(start) - startNs))}-${Math.round(endNs)}${rest}`;
  }
  // A place among the cycles is another one now.
  if (field === 'cycle') return undefined;
  if (field === 'cycleat' || field === 'at' || field === 'moment') {
    const [, time, rest = ''] = TIME.exec(value) ?? [];
    const atNs = Math.round(Number(time) - startNs);
    return time === undefined || atNs < 0 ? undefined : `${atNs}${rest}`;
  }
  if (field !== 'pin' && field !== 'hidelane' && field !== 'top' && field !== 'profof') return value;
  if (ROW.test(value)) return undefined;
  const [, thing, time] = TIMED_PIN.exec(value) ?? [];
  if (thing === undefined || time === undefined) return value;
  const atNs = Math.round(Number(time) - startNs);
  // A goroutine that was there before is there from the beginning.
  if (atNs < 0) return thing.startsWith('goroutine-') ? `${thing}0` : undefined;
  return `${thing}${atNs}`;
}
