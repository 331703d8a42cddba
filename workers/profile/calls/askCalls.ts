import type { LookedAt, CallAnswers, CallQuestion } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { callTree } from './callTree.ts';
import { functionDetail } from './functionDetail.ts';
import { callGraph } from './graph.ts';
import { peek } from './peek.ts';
import { sandwich } from './sandwich.ts';
import { sourceListing } from './source.ts';

/** `sampleType` is one of the profile's. Before a graph, `loadGraphLayout` has ended. */
export function askCalls(reading: Reading, question: LookedAt & CallQuestion): CallAnswers[CallQuestion['ask']] {
  const { sampleType } = question;
  switch (question.ask) {
    case 'sandwich':
      return sandwich(reading, question);
    case 'graph':
      return callGraph(reading, sampleType, question);
    case 'peek':
      return peek(reading, sampleType, question.pattern, question.most);
    case 'callTree':
      return callTree(reading, question);
    case 'function':
      return functionDetail(reading, sampleType, question.name);
    case 'source':
      return sourceListing(reading, sampleType, question.pattern, question.most);
  }
}
