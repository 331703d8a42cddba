// Which part of the recording the panel of a range tells of.
import type { Ns, TimeRange } from '../../../workers/api.ts';
import { throughEnd } from '../../charts/window/moveWindow.ts';
import type { ViewState } from '../viewState.ts';

export interface ShownRange {
  readonly what: 'selection' | 'window' | 'recording';
  /** Whole ns. */
  readonly range: TimeRange;
}

/** The selection, else the window, else everything. */
export function shownRange({ selection, window }: Pick<ViewState, 'selection' | 'window'>, durationNs: Ns): ShownRange {
  const what = selection !== undefined ? 'selection' : window !== undefined ? 'window' : 'recording';
  const { startNs, endNs } = selection ?? window ?? { startNs: 0, endNs: durationNs };
  return { what, range: throughEnd({ startNs: Math.floor(startNs), endNs: Math.ceil(endNs) }, durationNs) };
}

export function isSameRange(a: TimeRange, b: TimeRange): boolean {
  return a.startNs === b.startNs && a.endNs === b.endNs;
}

/** Share of the range that is read, 0…1. */
export function shareRead(range: TimeRange, pending: readonly TimeRange[]): number {
  const spanNs = range.endNs - range.startNs;
  const missingNs = pending.reduce((sum, { startNs, endNs }) => sum + Math.max(0, Math.min(endNs, range.endNs) - Math.max(startNs, range.startNs)), 0);
  return spanNs <= 0 ? 1 : Math.max(0, 1 - missingNs / spanNs);
}
