// What the views about the garbage collector and the runtime's logs show of it. Part of the view state; `src/share/gcFields.ts` is its codec.
import type { GcOrder, Ns, PauseOrder, Thresholds, UtilisationCauses, WorkerCounting } from '../../../workers/api.ts';

export interface GcLook {
  /** Cycle looked at from near, by its index in the document. */
  readonly cycle: number | undefined;
  readonly cyclesOrder: GcOrder;
  readonly cyclesDescending: boolean;
  /** Only stops of these names; empty: all. */
  readonly pauseNames: readonly string[];
  readonly pauseLengthNs: { readonly fromNs: Ns; readonly toNs: Ns } | undefined;
  readonly pausesOrder: PauseOrder;
  readonly pausesDescending: boolean;
  readonly causes: UtilisationCauses;
  readonly perProc: boolean;
  readonly workerCounting: WorkerCounting;
  /** Length of the windows whose worst are listed; undefined: a hundredth of a second, or the recording's tenth if it is short. */
  readonly mmuWindowNs: Ns | undefined;
  /** The curves of the distribution beside the minimum. */
  readonly mut: boolean;
  /** Pressed to hide them; those that are hidden at first, to see them. */
  readonly hiddenSeries: readonly string[];
  /** Time of the snapshot that is told in full; undefined: the last. */
  readonly momentNs: Ns | undefined;
  readonly thresholds: Thresholds;
  readonly lines: 'records' | 'skipped';
}

export const INITIAL_GC_LOOK: GcLook = {
  cycle: undefined,
  cyclesOrder: 'start',
  cyclesDescending: false,
  pauseNames: [],
  pauseLengthNs: undefined,
  pausesOrder: 'length',
  pausesDescending: true,
  causes: { stw: true, background: true, assist: true, sweep: true },
  perProc: false,
  workerCounting: 'each once',
  mmuWindowNs: undefined,
  mut: false,
  hiddenSeries: [],
  momentNs: undefined,
  thresholds: {},
  lines: 'records',
};
