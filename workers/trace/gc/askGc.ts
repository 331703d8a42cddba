// GC cycles of a trace: pages, the strip along the time axis, and one cycle from near.

import type { GcAnswers, GcQuestion } from '../../api.ts';
import { gcPage, gcStrip } from '../../gc/gcTable.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { cycleDetail } from './cycleDetail.ts';
import { cycleTable } from './cycleTable.ts';
import { availableCpuNs, traceCycles } from './cycles.ts';

/** Rejects with a DamageError if a part of the file is needed again that cannot be read any more. */
export async function askGc(trace: CloseTrace, question: GcQuestion): Promise<GcAnswers[GcQuestion['ask']]> {
  switch (question.ask) {
    case 'gcCycles': {
      const { cycles, procs, known } = traceCycles(trace);
      return gcPage(cycleTable(cycles), question, availableCpuNs(procs, question.range ?? { startNs: 0, endNs: trace.index.lastNs }), known);
    }
    case 'gcStrip':
      return gcStrip(cycleTable(traceCycles(trace).cycles), question);
    case 'gcCycle':
      return cycleDetail(trace, question.index);
  }
}
