// What stays of a closeup when it is let go: see each field. Made once a generation, in the document's worker.

import { type AnomalyPart, anomalyPart } from '../anomalies/anomalyPart.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { type GenerationBreakdown, breakdownSlices } from './breakdownSlices.ts';
import type { GenerationCloseup } from './closeup.ts';
import { type GenerationDensity, generationDensity } from './density.ts';
import { type GenerationLanes, generationLanes } from './foldedLanes.ts';
import { type GenerationMarks, generationMarks } from './marks.ts';
import type { ProfilePart } from './profilePart.ts';
import { profileRows } from './profileRows.ts';
import { type CyclePart, cyclePart } from '../gc/cyclePart.ts';
import { type GenerationPauses, generationPauses } from '../gc/pausePart.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import { type UtilisationPart, utilisationPart } from '../gc/utilisationPart.ts';
import { type AttributionPart, attributionPart } from '../waits/attributionPart.ts';
import { type DistributionPart, distributionPart } from '../waits/distributionPart.ts';
import { sweepWaitsBriefly, type Swept } from '../waits/waitSweep.ts';

/** All that a report needs: what the collector did and what it took, and why goroutines waited. */
export interface CollectorSummary {
  readonly cycles: CyclePart;
  readonly pauses: GenerationPauses;
  readonly utilisation: UtilisationPart;
  readonly attribution: AttributionPart;
}

export interface CloseupSummary extends CollectorSummary {
  readonly stretches: number;
  readonly breakdown: GenerationBreakdown;
  readonly profile: ProfilePart;
  readonly density: GenerationDensity;
  readonly lanes: GenerationLanes;
  readonly marks: GenerationMarks;
  readonly anomalies: AnomalyPart;
  readonly waits: DistributionPart;
}

const ALWAYS = { startNs: -Infinity, endNs: Infinity };

/** `generation` has its detail. */
export function closeupSummary(trace: SummedTrace, generation: IndexedGeneration, closeup: GenerationCloseup): CloseupSummary {
  const { index } = trace;
  const close = { index, generation, number: index.generations.indexOf(generation), closeup };
  const swept = sweepWaitsBriefly(close);
  return {
    stretches: closeup.stretches.state.length,
    breakdown: breakdownSlices(close),
    profile: profileRows(close, ALWAYS),
    density: generationDensity(index, generation, closeup),
    lanes: generationLanes(index, generation, close.number, closeup),
    marks: generationMarks(index, generation, closeup),
    anomalies: anomalyPart(trace, close.number, closeup),
    waits: distributionPart(close, swept.waits),
    ...collectorSummary(trace, generation, closeup, swept),
  };
}

/** `generation` has its detail. */
export function collectorSummary(trace: SummedTrace, generation: IndexedGeneration, closeup: GenerationCloseup, swept?: Swept): CollectorSummary {
  const { index } = trace;
  const close = { index, generation, number: index.generations.indexOf(generation), closeup };
  return {
    cycles: cyclePart(index, generation, closeup),
    pauses: generationPauses(trace, index.generations.indexOf(generation), closeup),
    utilisation: utilisationPart(index, generation, closeup),
    attribution: attributionPart(close, swept ?? sweepWaitsBriefly(close)),
  };
}
