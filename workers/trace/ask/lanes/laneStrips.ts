// What to draw in lanes of any kind, side by side.

import type { GroupBy, LaneDensity, LaneRef, LaneStrips, Px, TimeRange } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { LaneFold } from '../../closeup/laneFold.ts';
import { lifeOf } from '../../closeup/lives.ts';
import { STATES } from '../../closeup/densityRows.ts';
import { displayText } from '../../text.ts';
import { pixelWidthNs } from '../pixelWidth.ts';
import { columnSpan } from './densityColumns.ts';
import { Lacking, goroutineSpans } from './goroutineSpans.ts';
import { densities, endOf } from './groupDensity.ts';
import { groupText } from './groupText.ts';
import { MOST_NEAR } from './nearParts.ts';
import { procSpans, procStrips } from './procSpans.ts';
import { readInBackground } from './reading.ts';
import { RestingWindows } from './restingWindow.ts';
import { StripColumns } from './stripColumns.ts';
import { taskSpans } from './taskSpans.ts';
import { taskWorkers } from './taskWork.ts';
import { laneThreads, threadId } from './threadList.ts';
import { coarseThreads, threadSpans } from './threadSpans.ts';

/** Of a range without a length. */
const LEAST_PIXEL_NS = 1e-3;

export async function askLaneStrips(trace: CloseTrace, lanes: readonly LaneRef[], range: TimeRange, widthPx: Px): Promise<LaneStrips> {
  readInBackground(trace, range);
  const procs = lanes.some(({ lane }) => lane === 'proc') ? await procStrips(trace, range, widthPx) : undefined;
  const { index } = trace;
  const pixelNs = Math.max(LEAST_PIXEL_NS, pixelWidthNs(range, widthPx));
  const columns = new StripColumns();
  const fold = new LaneFold(columns.spans);
  const lacking = new Lacking();
  const text = (at: number): string => displayText(index.tables.texts[at]);
  const threadOf = threadsOf(trace, lanes);
  const coarse = coarseThreads(trace, [...threadOf.values()], range, pixelNs);
  lanes.forEach((ref, lane) => {
    switch (ref.lane) {
      case 'proc':
        if (procs !== undefined) procSpans(procs, ref.proc, lane, columns);
        return;
      case 'thread': {
        const thread = threadOf.get(ref.thread);
        if (thread === undefined) return;
        columns.begin(lane, text);
        fold.begin(pixelNs);
        threadSpans(trace, thread, range, coarse, fold, lacking);
        fold.flush();
        return;
      }
      case 'goroutine': {
        const life = lifeOf(index, ref.goroutine);
        if (life === undefined) return;
        columns.begin(lane, text);
        fold.begin(pixelNs);
        goroutineSpans(trace, life, range, pixelNs, fold, lacking);
        fold.flush();
        return;
      }
      case 'task': {
        const workers = taskWorkers(trace, ref.task) ?? [];
        columns.begin(lane, (who) => workers[who]?.name ?? '');
        taskSpans(trace, workers, range, pixelNs, columns.spans, lacking);
        return;
      }
      case 'group':
    }
  });
  // More than these are not held at once at any size: what stays of them has to do.
  if (lacking.coarse.size > MOST_NEAR) lacking.coarse.clear();
  else if (restsAt(trace, range)) trace.want([...lacking.coarse]);
  const density = laneDensity(trace, lanes, range, widthPx);
  const pending = new Set([...lacking.unknown, ...lacking.coarse, ...density.pending]);
  return {
    range,
    lanes,
    ...columns.columns(),
    density: density.density,
    pending: [...pending].toSorted((a, b) => a - b).map((number) => ({ startNs: index.generations[number].fromNs, endNs: endOf(trace, number) })),
  };
}

const windowsOf = new WeakMap<CloseTrace, RestingWindows>();

function restsAt(trace: CloseTrace, range: TimeRange): boolean {
  const windows = windowsOf.get(trace) ?? new RestingWindows();
  windowsOf.set(trace, windows);
  return windows.rests(range);
}

/** Of those asked for: as Go numbers them, the trace's index. */
function threadsOf({ index }: CloseTrace, lanes: readonly LaneRef[]): ReadonlyMap<string, number> {
  const asked = new Set(lanes.flatMap((ref) => (ref.lane === 'thread' ? [ref.thread] : [])));
  if (asked.size === 0) return new Map();
  return new Map(
    laneThreads(index)
      .map((thread): [string, number] => [threadId(index, thread), thread])
      .filter(([id]) => asked.has(id)),
  );
}

interface Density {
  readonly density: LaneDensity;
  /** Generations, by number. */
  readonly pending: readonly number[];
}

function laneDensity(trace: CloseTrace, lanes: readonly LaneRef[], range: TimeRange, widthPx: Px): Density {
  const span = columnSpan(range, widthPx);
  const groups = lanes.flatMap((ref, lane) => (ref.lane === 'group' ? [{ ...ref, at: lane }] : []));
  const mean = new Float32Array(groups.length * span.columns * STATES);
  const peak = new Float32Array(groups.length);
  const pending = new Set<number>();
  for (const by of ['entry', 'creator'] satisfies GroupBy[]) {
    const own = [...groups.keys()].filter((i) => groups[i].by === by);
    if (own.length === 0) continue;
    const drawn = densities(trace, { grouping: by, texts: own.map((i) => groupText(trace, groups[i].group)) }, span);
    const size = span.columns * STATES;
    own.forEach((i, at) => {
      mean.set(drawn.means.subarray(at * size, (at + 1) * size), i * size);
      peak[i] = drawn.peak[at];
    });
    for (const number of drawn.pending) pending.add(number);
  }
  return { density: { ...span, lanes: Uint16Array.from(groups, ({ at }) => at), mean, peak }, pending: [...pending] };
}
