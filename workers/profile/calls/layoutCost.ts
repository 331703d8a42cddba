// How much of a graph the layout library is given: its time grows with the layers that calls cross, and a few hundred calls of a dense
// graph cross thousands. The heaviest calls decide where boxes go; the rest are drawn straight.
import type { CallToPlace } from './placeGraph.ts';

/** Layers crossed by all calls and boxes together: half a second to two, on one core. */
const MOST_CROSSED = 900;

/**
 * Positions of the calls to be laid out: as many as there is time for, by weight, but of every box its heaviest.
 * @param calls by weight, the heaviest first.
 */
export function callsToLayOut(boxes: number, calls: readonly CallToPlace[]): readonly number[] {
  const needed = new Set<number>();
  const isReached = new Uint8Array(boxes);
  for (const [i, { from, to }] of calls.entries()) {
    if (isReached[from] === 1 && isReached[to] === 1) continue;
    isReached[from] = 1;
    isReached[to] = 1;
    needed.add(i);
  }
  const byNeed = [...needed, ...[...calls.keys()].filter((i) => !needed.has(i))];
  const chosen = (count: number): readonly number[] => byNeed.slice(0, count).toSorted((a, b) => a - b);
  let low = needed.size;
  let high = byNeed.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (boxes + layersCrossed(boxes, chosen(middle).map((i) => calls[i])) <= MOST_CROSSED) low = middle;
    else high = middle - 1;
  }
  return chosen(low);
}

/** Σ of layers between the ends of calls, each box one layer below its lowest caller. Calls that close a circle go up. */
export function layersCrossed(boxes: number, calls: readonly CallToPlace[]): number {
  const callers = new Uint32Array(boxes);
  const callees: number[][] = Array.from({ length: boxes }, () => []);
  for (const { from, to } of calls) {
    callees[from].push(to);
    callers[to]++;
  }
  const layer = new Uint32Array(boxes);
  const isPlaced = new Uint8Array(boxes);
  const ready: number[] = [];
  for (let box = 0; box < boxes; box++) if (callers[box] === 0) ready.push(box);
  for (let left = boxes, next = 0; left > 0; left--) {
    let box = ready.pop();
    while (box !== undefined && isPlaced[box] === 1) box = ready.pop();
    // All that are left wait for each other: one begins.
    while (box === undefined) {
      if (isPlaced[next] === 0) box = next;
      next++;
    }
    isPlaced[box] = 1;
    for (const callee of callees[box]) {
      if (isPlaced[callee] === 1) continue;
      layer[callee] = Math.max(layer[callee], layer[box] + 1);
      if (--callers[callee] === 0) ready.push(callee);
    }
  }
  return calls.reduce((sum, { from, to }) => sum + Math.max(1, Math.abs(layer[to] - layer[from])), 0);
}
