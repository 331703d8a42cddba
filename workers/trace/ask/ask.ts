// One question, one answer.

import type { TraceAnswers, IndexQuestion } from '../../api.ts';
import type { Details } from '../index/details.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import { askBands } from './bands.ts';
import { askCreation, askGoroutine, askStw } from './goroutine.ts';
import { askHeap } from './heap.ts';
import { askLatencyMap } from './latency.ts';
import { askMinimap } from './minimap.ts';
import { askNamesOf, askThingsNamed } from './names.ts';
import { needed } from './needed.ts';
import { askProcSpan } from './procSpan.ts';
import { askProcStrips } from './procStrips.ts';
import { askRangeFigures } from './rangeFigures.ts';

/** Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export function ask<Q extends IndexQuestion>(details: Details, question: Q): Promise<TraceAnswers[Q['ask']]> {
  // The compiler cannot follow a generic through the switch; `answer` pairs each case with its answer.
  return details.holding(
    () => needed(details, question),
    () => answer(details, question) as TraceAnswers[Q['ask']],
  );
}

function answer(trace: SummedTrace, question: IndexQuestion): TraceAnswers[IndexQuestion['ask']] {
  const { index } = trace;
  switch (question.ask) {
    case 'latencyMap':
      return askLatencyMap(index, question);
    case 'bands':
      return askBands(index, question.range, question.widthPx);
    case 'heap':
      return askHeap(trace, question.range, question.widthPx);
    case 'procStrips':
      return askProcStrips(trace, question.range, question.widthPx);
    case 'minimap':
      return askMinimap(trace, question.widthPx);
    case 'creation':
      return askCreation(trace, question.creation);
    case 'goroutine':
      return askGoroutine(index, question.goroutine);
    case 'procSpan':
      return askProcSpan(trace, question.proc, question.atNs);
    case 'stw':
      return askStw(index, question.index);
    case 'rangeFigures':
      return askRangeFigures(trace, question.range, question.thresholdNs);
    case 'namesOf':
      return askNamesOf(trace, question.things);
    case 'thingsNamed':
      return askThingsNamed(trace, question.names);
  }
}
