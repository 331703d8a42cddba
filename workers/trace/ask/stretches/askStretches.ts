// What one goroutine did at one time, why, and who caused it.

import type { StretchAnswers, StretchQuestion } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { askLaneStretch } from './laneStretch.ts';
import { askStretch } from './stretchDetail.ts';
import { askWakeChain } from './wakeChain.ts';
import { askWakes } from './wakesInRange.ts';

/** Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export function askStretches(trace: CloseTrace, question: StretchQuestion): Promise<StretchAnswers[StretchQuestion['ask']]> {
  switch (question.ask) {
    case 'stretch':
      return askStretch(trace, question.goroutine, question.atNs);
    case 'wakes':
      return askWakes(trace, question.goroutine, question.range, question.most);
    case 'wakeChain':
      return askWakeChain(trace, question.goroutine, question.atNs);
    case 'laneStretch':
      return askLaneStretch(trace, question.ref, question.atNs);
  }
}
