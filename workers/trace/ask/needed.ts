import type { IndexQuestion } from '../../api.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { generationAfter } from '../index/laneSlices.ts';
import { creationNeeds, goroutineNeeds, stwNeeds } from './goroutine.ts';
import { heapDetailNeeded } from './heap.ts';
import { knownMinimap, minimapColumnNs } from './minimap.ts';
import { namesOfNeeds, thingsNamedNeeds } from './names.ts';
import { pixelWidthNs } from './pixelWidth.ts';
import { generationsCut } from './rangeFigures.ts';
import { drawnFromSlices } from './zoomLevel.ts';

/** Generations without whose detail a question cannot be answered; all that is drawn far out needs none. */
export function needed(trace: SummedTrace, question: IndexQuestion): readonly IndexedGeneration[] {
  const { index } = trace;
  switch (question.ask) {
    case 'latencyMap':
    case 'bands':
      return [];
    case 'heap':
      return heapDetailNeeded(trace, question.range, question.widthPx);
    case 'procStrips':
      return drawnFromSlices(trace, question.range.startNs, question.range.endNs, pixelWidthNs(question.range, question.widthPx));
    case 'minimap': {
      const { widthPx } = question;
      return knownMinimap(index, widthPx) === undefined ? drawnFromSlices(trace, 0, index.lastNs, minimapColumnNs(index, widthPx)) : [];
    }
    case 'creation':
      return creationNeeds(trace, question.creation);
    case 'goroutine':
      return goroutineNeeds(index, question.goroutine);
    case 'procSpan': {
      const at = generationAfter(index, question.atNs);
      return at < index.generations.length && trace.summaries[at].slices > 0 ? [index.generations[at]] : [];
    }
    case 'stw':
      return stwNeeds(index, question.index);
    case 'rangeFigures':
      return generationsCut(trace, question.range);
    case 'namesOf':
      return namesOfNeeds(trace, question.things);
    case 'thingsNamed':
      return thingsNamedNeeds(trace, question.names);
  }
}
