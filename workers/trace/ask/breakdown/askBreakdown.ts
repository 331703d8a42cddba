// Where the time of a range went, and profiles made from it. What was asked for last is kept: it is asked again while generations
// are read, and a profile is asked many things.

import type { BreakdownAnswers, BreakdownOf, BreakdownQuestion, ProfileKey, ProfileQuestion, RangeProfile } from '../../../api.ts';
import type { ProfileColumns } from '../../../profile/columns.ts';
import type { OpenedProfile } from '../../../profile/profileInMemory.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { BreakdownOfRange } from './breakdownOf.ts';
import { type MadeProfile, ProfileOfRange } from './profileOf.ts';
import { Recent } from './recent.ts';
import { knownWorkers } from './taskWorkers.ts';

const MOST_BREAKDOWNS = 8;
const MOST_PROFILES = 4;

interface Asked {
  readonly breakdowns: Recent<BreakdownOfRange>;
  readonly profiles: Recent<ProfileOfRange>;
  /** Profiles of other traces, for questions that compare. */
  readonly others: Map<ProfileKey, ProfileColumns>;
}

const ASKED = new WeakMap<CloseTrace, Asked>();

/** Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export async function askBreakdown(trace: CloseTrace, question: BreakdownQuestion): Promise<BreakdownAnswers[BreakdownQuestion['ask']]> {
  const asked = askedOf(trace);
  switch (question.ask) {
    case 'breakdown': {
      const { range, of } = question;
      return asked.breakdowns.get(keyOf(trace, of, range), () => new BreakdownOfRange(trace, range, of)).answer(trace);
    }
    case 'rangeProfileFacts':
      return (await profileOf(trace, asked, question.profile)).facts;
    case 'rangeProfile': {
      const { facts, profile } = await profileOf(trace, asked, question.profile);
      // Of nothing, too, there is a file: another trace may be compared with it.
      if (facts === undefined && question.question.ask !== 'export') return undefined;
      giveBase(asked, profile, question.question);
      return profile.ask(question.question);
    }
  }
}

/** A profile of another trace, for questions whose options name it as their base. undefined: it is let go. */
export function setBase(trace: CloseTrace, key: ProfileKey, columns: ProfileColumns | undefined): void {
  const { others } = askedOf(trace);
  if (columns === undefined) others.delete(key);
  else others.set(key, columns);
}

/** What each profile was given last, by key: what it is given anew it computes anew. */
const GIVEN = new WeakMap<OpenedProfile, Map<ProfileKey, ProfileColumns>>();

function giveBase({ others }: Asked, profile: OpenedProfile, { options }: ProfileQuestion): void {
  const key = options?.base?.profile;
  if (key === undefined) return;
  const given = GIVEN.get(profile) ?? new Map<ProfileKey, ProfileColumns>();
  GIVEN.set(profile, given);
  const other = others.get(key);
  if (other === given.get(key)) return;
  if (other === undefined) {
    given.delete(key);
    profile.remove(key);
  } else {
    given.set(key, other);
    profile.add(key, other);
  }
}

function profileOf(trace: CloseTrace, { profiles }: Asked, asked: RangeProfile): Promise<MadeProfile> {
  return profiles.get(keyOf(trace, asked.of, asked.kind, asked.range), () => new ProfileOfRange(trace, asked)).made(trace);
}

function askedOf(trace: CloseTrace): Asked {
  let asked = ASKED.get(trace);
  if (asked === undefined) {
    asked = { breakdowns: new Recent(MOST_BREAKDOWNS), profiles: new Recent(MOST_PROFILES), others: new Map() };
    ASKED.set(trace, asked);
  }
  return asked;
}

/** Another one as soon as more of the trace is there, or more is known of who worked on a task. */
function keyOf(trace: CloseTrace, of: BreakdownOf, ...rest: readonly unknown[]): string {
  return JSON.stringify([trace.index.rows, of?.lane === 'task' ? knownWorkers(trace) : 1, of, ...rest]);
}
