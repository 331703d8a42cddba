// Questions about the timeline's lanes.

import type { LaneAnswers, LaneQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { askCounters } from './counters.ts';
import { askLaneAt, askLaneList } from './laneList.ts';
import { askLaneStrips } from './laneStrips.ts';

// oxlint-disable-next-line typescript/require-await -- what is thrown is a rejection
export async function askLanes(trace: CloseTrace, question: LaneQuestion): Promise<LaneAnswers[LaneQuestion['ask']]> {
  switch (question.ask) {
    case 'lanes':
      return askLaneList(trace, question.list, question.from, question.count);
    case 'laneAt':
      return askLaneAt(trace, question.list, question.ref);
    case 'laneStrips':
      return askLaneStrips(trace, question.lanes, question.range, question.widthPx);
    case 'counters':
      return askCounters(trace, question.range, question.widthPx);
  }
}
