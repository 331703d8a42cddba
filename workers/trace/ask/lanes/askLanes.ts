// Questions about the timeline's lanes.

import type { LaneAnswers, LaneQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { askCounters } from './counters.ts';

// oxlint-disable-next-line typescript/require-await -- what is thrown is a rejection
export async function askLanes(trace: CloseTrace, question: LaneQuestion): Promise<LaneAnswers[LaneQuestion['ask']]> {
  switch (question.ask) {
    case 'counters':
      return askCounters(trace, question.range, question.widthPx);
    case 'lanes':
    case 'laneAt':
    case 'laneStrips':
      throw new Error(`Not answered yet: ${question.ask}`);
  }
}
