// Where the time of a range went, and profiles made from it. What was asked for last is kept: it is asked again while generations
// are read, and a profile is asked many things.

import type { BreakdownAnswers, BreakdownOf, BreakdownQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { BreakdownOfRange } from './breakdownOf.ts';
import { Recent } from './recent.ts';
import { knownWorkers } from './taskWorkers.ts';

const MOST_BREAKDOWNS = 8;

interface Asked {
  readonly breakdowns: Recent<BreakdownOfRange>;
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
    case 'rangeProfile':
      throw new Error(`Not answered yet: ${question.ask}`);
  }
}

function askedOf(trace: CloseTrace): Asked {
  let asked = ASKED.get(trace);
  if (asked === undefined) {
    asked = { breakdowns: new Recent(MOST_BREAKDOWNS) };
    ASKED.set(trace, asked);
  }
  return asked;
}

/** Another one as soon as more of the trace is there, or more is known of who worked on a task. */
function keyOf(trace: CloseTrace, of: BreakdownOf, ...rest: readonly unknown[]): string {
  return JSON.stringify([trace.index.rows, of?.lane === 'task' ? knownWorkers(trace) : 1, of, ...rest]);
}
