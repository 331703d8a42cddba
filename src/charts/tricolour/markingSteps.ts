// The animation as a list of single steps, each at a time of the real cycle. The order of marking is the made-up heap's own (first
// seen, first scanned); how fast it goes, and whether a worker or an assisting goroutine does it, is the recording's: the k-th of K objects is
// scanned when (k+½)/K of all marking time, on all Ps, has been spent.
import type { Ns } from '../../../workers/api.ts';
import type { CycleCourse, MarkingWork } from './cycleCourse.ts';
import { MOVED, NEW_OBJECTS, OBJECTS, POINTERS, reachableAtFirst, ROOTS } from './heapGraph.ts';

export type MarkingStep = { readonly atNs: Ns } & (
  | { readonly step: 'before' }
  /** The world stops; what the last cycle left unswept is swept; the write barrier goes on. */
  | { readonly step: 'sweep termination' }
  | { readonly step: 'roots' }
  | { readonly step: 'scan'; readonly object: number; readonly by: MarkingWork['by'] }
  | { readonly step: 'allocate'; readonly object: number; readonly root: number; readonly afterAssist: boolean }
  /** The program stores a pointer and forgets where it had it: the write barrier shades what it points to. */
  | { readonly step: 'write barrier' }
  | { readonly step: 'mark termination' }
  | { readonly step: 'world goes on' }
  | { readonly step: 'free'; readonly object: number }
  | { readonly step: 'swept' }
);

/** Between which two scans the pointer moves: its new holder is black by then, what it points to still white. */
const MOVE_AFTER = 9;

/** In order of time; the first is before the cycle, the last after it. */
export function markingSteps(course: CycleCourse): readonly MarkingStep[] {
  const scans = scansOf(course);
  const steps: MarkingStep[] = [
    { step: 'before', atNs: course.startNs },
    { step: 'sweep termination', atNs: course.startNs },
    { step: 'roots', atNs: course.markStartNs },
  ];
  const allocations = allocationsAmong(scans);
  for (const [place, scan] of scans.entries()) {
    steps.push({ step: 'scan', ...scan });
    if (place === MOVE_AFTER) steps.push({ step: 'write barrier', atNs: scan.atNs });
    const made = allocations.get(place);
    if (made !== undefined) steps.push({ step: 'allocate', ...made, atNs: scan.atNs, afterAssist: scan.by === 'assist' });
  }
  steps.push({ step: 'mark termination', atNs: course.markEndNs }, { step: 'world goes on', atNs: course.endNs });
  const reachable = reachableAtFirst();
  const garbage = [...OBJECTS.keys()].filter((object) => !reachable.has(object) && OBJECTS[object]?.isNew !== true);
  for (const [place, object] of garbage.entries()) steps.push({ step: 'free', object, atNs: course.endNs + ((course.sweptNs - course.endNs) * (place + 1)) / (garbage.length + 1) });
  steps.push({ step: 'swept', atNs: course.sweptNs });
  return steps;
}

interface Scan {
  readonly object: number;
  readonly by: MarkingWork['by'];
  readonly atNs: Ns;
}

function scansOf({ work, markEndNs }: CycleCourse): readonly Scan[] {
  const order = scanOrder();
  const wholeNs = work.reduce((ns, { startNs, endNs }) => ns + endNs - startNs, 0);
  const scans = order.map((object, place) => ({ object, ...spentAt(work, (wholeNs * (place + 0.5)) / order.length, markEndNs) }));
  return scans;
}

/** First seen, first scanned, with the pointer moved on the way. */
function scanOrder(): readonly number[] {
  const seen = new Set(ROOTS.flatMap(({ pointsTo }) => pointsTo));
  const order: number[] = [];
  for (const object of seen) {
    for (const [from, to] of POINTERS) if (from === object && !(from === MOVED.from && to === MOVED.to)) seen.add(to);
    order.push(object);
    if (order.length === MOVE_AFTER + 1) seen.add(MOVED.to);
  }
  return order;
}

/**
 * When `ns` of marking had been spent, and by whom. Work on several Ps at once is walked by the edges of its stretches: between two of them as
 * many ns are spent in each ns as stretches lie there.
 */
function spentAt(work: readonly MarkingWork[], ns: Ns, markEndNs: Ns): { readonly by: MarkingWork['by']; readonly atNs: Ns } {
  const edges = [...new Set(work.flatMap(({ startNs, endNs }) => [startNs, endNs]))].toSorted((a, b) => a - b);
  let spent = 0;
  for (const [place, from] of edges.entries()) {
    const to = edges[place + 1];
    if (to === undefined) break;
    const now = work.filter(({ startNs, endNs }) => startNs <= from && endNs >= to);
    const here = now.length * (to - from);
    if (here > 0 && spent + here >= ns) {
      const share = (ns - spent) / here;
      const one = now[Math.min(now.length - 1, Math.floor(share * now.length))];
      return { by: one?.by ?? 'worker', atNs: from + share * (to - from) };
    }
    spent += here;
  }
  return { by: work.at(-1)?.by ?? 'worker', atNs: markEndNs };
}

/** Objects are made after an assist where there are any, else evenly among the scans. */
function allocationsAmong(scans: readonly Scan[]): ReadonlyMap<number, (typeof NEW_OBJECTS)[number]> {
  const at = new Map<number, (typeof NEW_OBJECTS)[number]>();
  for (const [place, made] of NEW_OBJECTS.entries()) {
    const from = Math.floor((scans.length * (place + 1)) / (NEW_OBJECTS.length + 2));
    const assisted = scans.findIndex(({ by }, scan) => scan >= from && by === 'assist' && !at.has(scan));
    let free = assisted < 0 ? from : assisted;
    while (at.has(free)) free++;
    at.set(free, made);
  }
  return at;
}
