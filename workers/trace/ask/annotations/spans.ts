// Tasks and regions are both spans: of a type, with a beginning and an end, either of which the recording may lack.

import type { Ns, TimeRange } from '../../../api.ts';
import type { DoubleColumn } from '../../index/series.ts';
import type { WordColumn } from './wordColumn.ts';

export interface Spans {
  readonly count: number;
  /** Text. */
  readonly type: WordColumn;
  /** NaN: not in the recording. */
  readonly startNs: DoubleColumn;
  readonly endNs: DoubleColumn;
}

/** Whether a span lies in the range, if only in part. What has no beginning or end lasts to the recording's edge. */
export function inRange({ startNs, endNs }: Spans, row: number, range: TimeRange): boolean {
  return !(startNs.values[row] >= range.endNs) && !(endNs.values[row] < range.startNs);
}

/** NaN: the recording lacks an end of it. */
export function durationNs({ startNs, endNs }: Spans, row: number): Ns {
  return endNs.values[row] - startNs.values[row];
}

/** As long as it is in the recording, which ends at `lastNs`. */
export function seenNs({ startNs, endNs }: Spans, row: number, lastNs: Ns): Ns {
  return known(endNs.values[row], lastNs) - known(startNs.values[row], 0);
}

function known(ns: Ns, otherwise: Ns): Ns {
  return Number.isNaN(ns) ? otherwise : ns;
}
