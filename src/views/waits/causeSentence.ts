// Why goroutines waited, in one sentence: "Of 412 ms of waiting, 61 % every P busy (main.worker 40 %, GC 21 %), 30 % idle P, 9 % world
// stopped." Shares are whole percents of all waiting that sum up to 100; each phrase names its evidence.
import { WAIT_CAUSE_GROUPS, WAIT_CAUSES, type CauseSums, type Ns, type WaitCause, type WaitCauseGroup, type WaitHolder } from '../../../workers/api.ts';
import { formatCount, formatNs } from '../format.ts';
import { apportion } from './apportion.ts';
import { GROUP_WORDS } from './causeLook.ts';
import { t } from '../../../language/t.ts';

/** What both one wait and a selection of waits are explained by. */
export interface Explained {
  readonly causes: CauseSums;
  readonly holders: readonly WaitHolder[];
  readonly stops: readonly { readonly index: number; readonly name: string; readonly waitedNs: Ns }[];
}

export type Evidence =
  | { readonly to: 'cause'; readonly cause: WaitCause }
  | { readonly to: 'holder'; readonly holder: WaitHolder }
  | { readonly to: 'stop'; readonly index: number };

/** `evidence` undefined: words between phrases. */
export interface Phrase {
  readonly text: string;
  readonly evidence: Evidence | undefined;
}

/** A holder that is named had at least this share of all waiting; so many are named. */
const NAMED_SHARE = 0.05;
const MOST_NAMED = 3;
/** Stands before a unit, so that a line never ends there. */
const JOIN = '\u00a0';

export function causesTotalNs(causes: CauseSums): Ns {
  return causes.reduce((sum, ns) => sum + ns, 0);
}

/** ns of one cause. */
export function causeNs(causes: CauseSums, cause: WaitCause): Ns {
  return causes[WAIT_CAUSES.indexOf(cause)] ?? 0;
}

/** The cause with the most; undefined where there is none at all. */
export function mostOf(causes: CauseSums, among: readonly WaitCause[] = WAIT_CAUSES): WaitCause | undefined {
  let most: WaitCause | undefined;
  let mostNs = 0;
  for (const cause of among) {
    const ns = causeNs(causes, cause);
    if (ns <= mostNs) continue;
    most = cause;
    mostNs = ns;
  }
  return most;
}

/** Of a selection: "Of 412 ms of waiting in 10,412 waits, …". `known`: share of the recording that was read; before all of it was, nothing is said of there being no wait. */
export function selectionSentence(count: number, of: Explained, known = 1): readonly Phrase[] {
  const totalNs = causesTotalNs(of.causes);
  if (count === 0) return known < 1 ? [] : [words(t('No goroutine waited for a P here.'))];
  const waits = t('{count, plural, one {{shown} wait} other {{shown} waits}}', { count, shown: formatCount(count) });
  if (totalNs === 0) return [words(t('{waits}, none of a length that the trace tells.', { waits }))];
  return [words(t('Of {time} of waiting in {waits}, ', { time: formatNs(totalNs), waits })), ...causePhrases(of, totalNs), words(t('.'))];
}

/** Of one wait: "Of 412 µs of waiting, …". */
export function waitSentence(of: Explained): readonly Phrase[] {
  const totalNs = causesTotalNs(of.causes);
  return totalNs === 0 ? [words(t('It ran at once.'))] : [words(t('Of {time} of waiting, ', { time: formatNs(totalNs) })), ...causePhrases(of, totalNs), words(t('.'))];
}

export function sentenceText(phrases: readonly Phrase[]): string {
  return phrases.map(({ text }) => text).join('');
}

interface Part {
  readonly group: WaitCauseGroup;
  readonly ns: Ns;
}

/** What took most comes first. */
function causePhrases(of: Explained, totalNs: Ns): readonly Phrase[] {
  const names = Object.keys(WAIT_CAUSE_GROUPS) as WaitCauseGroup[];
  const parts: readonly Part[] = names
    .map((group) => ({ group, ns: WAIT_CAUSE_GROUPS[group].reduce((sum, cause) => sum + causeNs(of.causes, cause), 0) }))
    .filter(({ ns }) => ns > 0)
    .toSorted((a, b) => b.ns - a.ns);
  const percents = apportion(parts.map(({ ns }) => ns), 100);
  const told = parts.flatMap(({ group, ns }, place) => {
    const percent = percents[place] ?? 0;
    if (percent === 0) return [];
    const inside = namedWithin(group, of, totalNs, ns, percent);
    const phrase = { text: `${percentText(percent)} ${t(GROUP_WORDS[group])}`, evidence: evidenceOf(group, of) };
    return [...(place === 0 ? [] : [words(', ')]), phrase, ...(inside.length === 0 ? [] : [words(' ('), ...inside, words(')')])];
  });
  const small = parts.filter((_, place) => percents[place] === 0);
  const toldSmall = small.flatMap(({ group }, place) => [words(place === 0 ? t('; under 1\u00a0%: ') : ', '), { text: t(GROUP_WORDS[group]), evidence: evidenceOf(group, of) }]);
  return [...told, ...toldSmall];
}

function evidenceOf(group: WaitCauseGroup, { causes }: Explained): Evidence {
  return { to: 'cause', cause: mostOf(causes, WAIT_CAUSE_GROUPS[group]) ?? 'unknown' };
}

/** Who, or what, it was: named with shares that sum up to the group's. */
function namedWithin(group: WaitCauseGroup, of: Explained, totalNs: Ns, groupNs: Ns, percent: number): readonly Phrase[] {
  const named = namedParts(group, of).filter(({ ns }) => ns >= NAMED_SHARE * totalNs).slice(0, MOST_NAMED);
  const restNs = Math.max(0, groupNs - named.reduce((sum, { ns }) => sum + ns, 0));
  const shares = apportion([...named.map(({ ns }) => ns), restNs], percent);
  const rest = shares[named.length] ?? 0;
  const only = named.length === 1 && rest === 0;
  const told = named.flatMap(({ text, evidence }, place) => [
    ...(place === 0 ? [] : [words(', ')]),
    { text: only ? text : `${text} ${percentText(shares[place] ?? 0)}`, evidence },
  ]);
  return told.length === 0 || rest === 0 ? told : [...told, words(t(', others {percent}', { percent: percentText(rest) }))];
}

interface Named extends Phrase {
  readonly ns: Ns;
}

function namedParts(group: WaitCauseGroup, { causes, holders, stops }: Explained): readonly Named[] {
  switch (group) {
    case 'every P busy': {
      const program = holders.filter(({ what }) => what === 'program').map((holder): Named => ({ text: holder.name, evidence: { to: 'holder', holder }, ns: holder.waitedNs }));
      const gcNs = causeNs(causes, 'every P busy: GC');
      return [...program, { text: 'GC', evidence: { to: 'cause', cause: 'every P busy: GC' } as const, ns: gcNs }].filter(({ ns }) => ns > 0).toSorted((a, b) => b.ns - a.ns);
    }
    case 'world stopped': {
      const names = [...new Set(stops.map(({ name }) => name))];
      return names
        .map((name): Named => {
          const same = stops.filter((stop) => stop.name === name);
          const [most] = same;
          return { text: name, evidence: most && { to: 'stop', index: most.index }, ns: same.reduce((sum, stop) => sum + stop.waitedNs, 0) };
        })
        .toSorted((a, b) => b.ns - a.ns);
    }
    case 'idle P':
    case 'P in a system call':
    case 'unknown':
      return [];
  }
}

function percentText(percent: number): string {
  return percent === 0 ? t('under 1\u00a0%') : `${percent}${JOIN}%`;
}

function words(text: string): Phrase {
  return { text, evidence: undefined };
}
