// Groups of goroutines as rows: which of them are shown, in which order, and in which words.
import { t } from '../../../language/t.ts';
import type { GoroutineGroups, GoroutineStackGroup } from '../../../workers/api.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import type { CsvField } from '../table/csv.ts';
import { matcher } from '../table/matcher.ts';
import type { StacksLook } from './stacksLook.ts';

export interface GroupRow {
  /** Place in the worker's answer. */
  readonly at: number;
  readonly group: GoroutineStackGroup;
}

/** Largest, or waiting longest, first; the worker's order where that is equal. */
export function shownGroups({ groups }: Pick<GoroutineGroups, 'groups'>, { filter, state, suspects, order }: Omit<StacksLook, 'group'>): readonly GroupRow[] {
  const matches = filter.trim() === '' ? undefined : matcher(filter.trim());
  const rows = groups
    .map((group, at) => ({ at, group }))
    .filter(({ group }) => (!suspects || group.suspicion !== undefined) && (state === '' || hasState(group, state)) && (matches === undefined || isMatch(group, matches)));
  return order === 'wait' ? rows.toSorted((a, b) => (b.group.longestWaitMinutes ?? -1) - (a.group.longestWaitMinutes ?? -1) || a.at - b.at) : rows;
}

function hasState({ states }: GoroutineStackGroup, wanted: string): boolean {
  return states?.some(({ state }) => state === wanted) ?? false;
}

function isMatch({ stack, createdBy, labels, ids }: GoroutineStackGroup, matches: (text: string) => boolean): boolean {
  return (
    stack.some(({ name, file, line }) => matches(name) || matches(`${file}:${line}`)) ||
    (createdBy !== undefined && matches(createdBy)) ||
    labels.some(({ key, text }) => matches(`${key}=${text}`)) ||
    ids.some(matches)
  );
}

/** Frames in a row of the list; the detail has them all. */
const LISTED_FRAMES = 4;

/** Where the goroutines are, from the first frame outside the machinery that waits for them: that is the same for all. */
export function stackWords({ stack, depth }: Pick<GoroutineStackGroup, 'stack' | 'depth'>): string {
  if (stack.length === 0) return t('(no stack)');
  const own = Math.max(0, stack.findIndex(({ name }) => !isMachinery(name)));
  const listed = stack.slice(own, own + LISTED_FRAMES);
  return `${listed.map(({ name }) => withoutImportPath(name)).join(' ← ')}${depth > own + listed.length ? ' ← …' : ''}`;
}

/** The runtime and what stands directly above it. */
function isMachinery(name: string): boolean {
  return /^(?:runtime|internal|sync|time)[./]/.test(name);
}

export function stackTitle({ stack, depth }: Pick<GoroutineStackGroup, 'stack' | 'depth'>): string {
  const lines = stack.slice(0, 30).map(({ name, file, line }) => (file === '' ? name : `${name}  ${placeOf(file, line)}`));
  return [...lines, ...(depth > lines.length ? [t('and {n} more', { n: depth - lines.length })] : [])].join('\n');
}

/** undefined: the file does not tell states. */
export function statesWords({ states }: Pick<GoroutineStackGroup, 'states'>): string | undefined {
  if (states === undefined) return undefined;
  return states.length === 1 ? states[0]?.state : states.map(({ state, goroutines }) => `${goroutines} ${state}`).join(', ');
}

/** Go tells whole minutes, from one on. */
export function waitWords(minutes: number | undefined): string {
  if (minutes === undefined) return '';
  if (minutes === 0) return '< 1 min';
  const hours = Math.floor(minutes / 60);
  if (hours === 0) return `${minutes} min`;
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** '' for those that do not wait. */
export function longestWait({ longestWaitMinutes, states = [] }: Pick<GoroutineStackGroup, 'longestWaitMinutes' | 'states'>): string {
  return states.every(({ state }) => /^runn(?:ing|able)\b/.test(state)) ? '' : waitWords(longestWaitMinutes);
}

export function placeOf(file: string, line: number): string {
  return line === 0 ? file : `${file}:${line}`;
}

/** Plain text for a bug report: what they are, then the stack as Go prints it. */
export function groupText({ goroutines, states, createdBy, longestWaitMinutes, labels, ids, stack, depth, suspicion }: GoroutineStackGroup): string {
  const said = statesWords({ states });
  return [
    `${goroutines} ${goroutines === 1 ? 'goroutine' : 'goroutines'}${said === undefined ? '' : ` [${said}${(longestWaitMinutes ?? 0) > 0 ? `, up to ${longestWaitMinutes} minutes` : ''}]`}:`,
    ...stack.flatMap(({ name, file, line }) => (file === '' ? [name] : [name, `\t${placeOf(file, line)}`])),
    ...(depth > stack.length ? [`... ${depth - stack.length} more`] : []),
    ...(createdBy === undefined ? [] : [`created by ${createdBy}`]),
    ...labels.map(({ key, text, goroutines: some }) => `# ${key}=${text}: ${some}`),
    ...(ids.length === 0 ? [] : [`# ids: ${ids.join(' ')}${ids.length < goroutines ? ' …' : ''}`]),
    ...(suspicion === undefined ? [] : [`# ${suspicion}`]),
    '',
  ].join('\n');
}

export const GROUP_CSV_HEADER = ['goroutines', 'states', 'longest wait (minutes)', 'median wait (minutes)', 'created by', 'suspicion', 'labels', 'stack'] as const;

export function groupCsvLine({ group }: GroupRow): readonly CsvField[] {
  const { goroutines, longestWaitMinutes = '', medianWaitMinutes = '', createdBy = '', suspicion = '', labels, stack } = group;
  return [
    goroutines,
    statesWords(group) ?? '',
    longestWaitMinutes,
    medianWaitMinutes,
    createdBy,
    suspicion,
    labels.map(({ key, text, goroutines: some }) => `${key}=${text}: ${some}`).join('; '),
    stack.map(({ name, file, line }) => `${name} ${placeOf(file, line)}`.trim()).join(' < '),
  ];
}
