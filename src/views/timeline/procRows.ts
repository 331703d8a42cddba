// The list of Ps. The page knows them from their strips, so that they need no question of their own.
import type { LaneList, LaneRow } from '../../../workers/api.ts';
import { isSameLane } from '../laneLead.ts';
import { matcher } from '../table/matcher.ts';

export function procRows(procs: Iterable<number>, list: LaneList): readonly LaneRow[] {
  const matches = matcher(list.filter);
  return Array.from(procs, (proc): LaneRow => ({ ref: { lane: 'proc', proc }, label: `P${proc}`, depth: 0, goroutines: 0 })).filter(
    ({ ref, label }) => matches(label) && !list.hidden.some((hidden) => isSameLane(hidden, ref)),
  );
}
