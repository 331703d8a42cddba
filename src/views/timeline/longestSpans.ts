import type { Ns, StretchKind, TimeRange } from '../../../workers/api.ts';
import { firstEndingAfter } from '../../charts/marks/lanes.ts';
import { spanLabel, type LaneSpans } from './laneSpans.ts';
import type { PlacedLane } from './placedLanes.ts';
import { kindOf } from './stretchLook.ts';

export interface LongSpan {
  /** Its lane's name. */
  readonly lane: string;
  readonly label: string;
  readonly kind: StretchKind;
  readonly goroutine: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
}

const ROWS = 12;

/** Of the lanes on screen, longest first. Folded spans are many short ones: none of them can be among the longest. */
export function longestSpans(spans: readonly LaneSpans[], placed: readonly PlacedLane[], window: TimeRange): readonly LongSpan[] {
  const found: LongSpan[] = [];
  for (const columns of spans) {
    for (const lane of placed) {
      const index = lane.isPinned && placed.some((other) => other !== lane && other.key === lane.key) ? undefined : columns.laneOf.get(lane.key);
      if (index === undefined) continue;
      for (let span = firstEndingAfter(columns, index, window.startNs); columns.lane[span] === index; span++) {
        const startNs = columns.startNs[span] ?? 0;
        if (startNs >= window.endNs) break;
        if (columns.count[span] !== 1 || !isLong(found, (columns.endNs[span] ?? 0) - startNs)) continue;
        found.push({
          lane: lane.lane.label,
          label: spanLabel(columns, span),
          kind: kindOf(columns.kind[span]),
          goroutine: columns.goroutine[span] ?? 0,
          startNs,
          endNs: columns.endNs[span] ?? 0,
        });
        found.sort((a, b) => b.endNs - b.startNs - (a.endNs - a.startNs));
        found.length = Math.min(found.length, ROWS);
      }
    }
  }
  return found;
}

function isLong(found: readonly LongSpan[], lengthNs: Ns): boolean {
  const last = found[ROWS - 1];
  return last === undefined || lengthNs > last.endNs - last.startNs;
}
