import type { WaitAnswers, WaitQuestion } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { askWaitCauses } from './waitCausesOf.ts';
import { askWait } from './waitDetail.ts';
import { askWaitDistribution } from './distributionAnswer.ts';
import { askWaitGroups } from './waitGroupsAnswer.ts';
import { askWaitList } from './waitListAnswer.ts';
import { askWaitMap } from './waitMapAnswer.ts';

export function askWaits(trace: CloseTrace, question: WaitQuestion): Promise<WaitAnswers[WaitQuestion['ask']]> {
  switch (question.ask) {
    case 'waitDistribution':
      return askWaitDistribution(trace, question);
    case 'waitMap':
      return askWaitMap(trace, question);
    case 'waitGroups':
      return askWaitGroups(trace, question);
    case 'waitList':
      return askWaitList(trace, question);
    case 'waitCauses':
      return askWaitCauses(trace, question);
    case 'wait':
      return askWait(trace, question);
  }
}
