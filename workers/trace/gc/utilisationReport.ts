// The report's `mmu`: minimum mutator utilisation at lengths from 1 µs to the recording's, as `go tool trace` computes it, and with each
// mark worker counted once (see utilisationReplay.ts for how they differ).

import { UTILISATION_CAUSES, type WorkerCounting } from '../../api.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { windowLengths } from './askUtilisation.ts';
import { UtilisationCurve } from './utilisationCurve.ts';
import { utilisationSteps } from './utilisationReplay.ts';
import { knownUtilisation, type UtilisationRows } from './utilisationRows.ts';
import { minimumUtilisation } from './worstWindows.ts';

const POINTS = 25;

/** Needs every generation to have been read closely. `known`: there are more changes than are kept, and this is of so much of the recording. */
export function utilisationReport(trace: CloseTrace): Record<string, unknown> {
  const { rows, known } = knownUtilisation(trace);
  const windowNs = windowLengths(trace.index.lastNs, POINTS);
  return { ...(known < 1 ? { known } : {}), causes: UTILISATION_CAUSES, windows_ns: [...windowNs], ...curve(rows, windowNs, 'go tool trace'), each_worker_once: curve(rows, windowNs, 'each once') };
}

/** null: there is no function of utilisation, as nothing tells how many Ps there are. */
function curve(rows: UtilisationRows, windowNs: Float64Array, counting: WorkerCounting): Record<string, unknown> {
  const causes = { stw: true, background: true, assist: true, sweep: true };
  const curves = utilisationSteps(rows, { causes, perProc: false, counting }).map((steps) => new UtilisationCurve(steps)).filter(({ lengthNs }) => lengthNs > 0);
  if (curves.length === 0) return { mmu: null, mean_utilisation: null };
  const [all] = curves;
  return { mmu: Array.from(windowNs, (ns) => minimumUtilisation(curves, ns)), mean_utilisation: all.totalNs / all.lengthNs };
}
