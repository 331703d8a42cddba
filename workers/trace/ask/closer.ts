// Questions that the index alone does not answer, handed on by kind.

import type { CloserAnswers, CloserQuestion, IndexQuestion, TraceQuestion } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { askAnnotations } from './annotations/askAnnotations.ts';
import { askBreakdown } from './breakdown/askBreakdown.ts';
import { askFindings } from '../gc/askFindings.ts';
import { askGc } from '../gc/askGc.ts';
import { askPauses } from '../gc/askPauses.ts';
import { askRunFigures } from '../gc/askRunFigures.ts';
import { askUtilisation } from '../gc/askUtilisation.ts';
import { askAnomalies } from '../anomalies/askAnomalies.ts';
import { askComparable } from '../comparable/askComparable.ts';
import { askStartUp } from '../startup/askStartUp.ts';
import { askWaits } from '../waits/askWaits.ts';
import { askLanes } from './lanes/askLanes.ts';
import { askStretches } from './stretches/askStretches.ts';

const FROM_INDEX: Readonly<Record<IndexQuestion['ask'], true>> = {
  latencyMap: true,
  bands: true,
  heap: true,
  procStrips: true,
  minimap: true,
  creation: true,
  goroutine: true,
  procSpan: true,
  stw: true,
  rangeFigures: true,
  namesOf: true,
  thingsNamed: true,
};

export function isIndexQuestion(question: TraceQuestion): question is IndexQuestion {
  return Object.hasOwn(FROM_INDEX, question.ask);
}

/** Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export function askCloser(trace: CloseTrace, question: CloserQuestion): Promise<CloserAnswers[CloserQuestion['ask']]> {
  switch (question.ask) {
    case 'lanes':
    case 'laneAt':
    case 'laneStrips':
    case 'counters':
      return askLanes(trace, question);
    case 'stretch':
    case 'wakes':
    case 'wakeChain':
    case 'laneStretch':
      return askStretches(trace, question);
    case 'breakdown':
    case 'rangeProfileFacts':
    case 'rangeProfile':
      return askBreakdown(trace, question);
    case 'taskTypes':
    case 'regionTypes':
    case 'tasks':
    case 'regions':
    case 'logs':
    case 'task':
    case 'groups':
    case 'members':
    case 'goroutineTimes':
    case 'search':
      return askAnnotations(trace, question);
    case 'gcCycles':
    case 'gcStrip':
    case 'gcCycle':
      return askGc(trace, question);
    case 'pauses':
    case 'pauseMap':
    case 'pauseFigures':
    case 'pause':
      return askPauses(trace, question);
    case 'mmu':
    case 'worstWindows':
    case 'utilisation':
      return askUtilisation(trace, question);
    case 'evidence':
    case 'findings':
      return askFindings(trace, question);
    case 'runFigures':
      return askRunFigures(trace);
    case 'waitCauses':
    case 'waitDistribution':
    case 'waitMap':
    case 'waitGroups':
    case 'waitList':
    case 'wait':
      return askWaits(trace, question);
    case 'anomalies':
      return askAnomalies(trace);
    case 'startUp':
      return askStartUp(trace);
    case 'comparable':
      return askComparable(trace);
  }
}
