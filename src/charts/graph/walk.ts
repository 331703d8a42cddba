// The keyboard's way through a graph: along calls up and down, by the heaviest; sideways among its boxes of about one height.
import type { CallGraph } from '../../../workers/api.ts';

export type GraphStep = 'caller' | 'callee' | 'left' | 'right' | 'first';

/** Where a step leads from a box; the box itself if there is nothing. */
export function walkGraph(graph: CallGraph, from: number, step: GraphStep): number {
  switch (step) {
    case 'caller':
      return heaviest(graph, graph.edges.to, graph.edges.from, from);
    case 'callee':
      return heaviest(graph, graph.edges.from, graph.edges.to, from);
    case 'left':
      return beside(graph, from, -1);
    case 'right':
      return beside(graph, from, 1);
    case 'first':
      return firstBox(graph) ?? from;
  }
}

/** Where the reader begins: the highest box, and of these the one with the largest cum. */
export function firstBox({ names, y, height, cum }: CallGraph): number | undefined {
  const top = (i: number): number => (y[i] ?? 0) - (height[i] ?? 0) / 2;
  let first: number | undefined;
  for (const i of names.keys()) {
    if (first === undefined || Math.abs(cum[i] ?? 0) > Math.abs(cum[first] ?? 0) || (Math.abs(cum[i] ?? 0) === Math.abs(cum[first] ?? 0) && top(i) < top(first))) first = i;
  }
  return first;
}

/** The other end of the heaviest edge that has `from` at its own end. */
function heaviest({ edges }: CallGraph, ownEnd: Uint32Array, otherEnd: Uint32Array, from: number): number {
  let found = from;
  let most = -1;
  for (const [edge, own] of ownEnd.entries()) {
    const weight = Math.abs(edges.weight[edge] ?? 0);
    if (own !== from || weight <= most) continue;
    most = weight;
    found = otherEnd[edge] ?? from;
  }
  return found;
}

/** The next box to one side whose height overlaps. */
function beside({ names, x, y, height }: CallGraph, from: number, side: 1 | -1): number {
  let found = from;
  let nearest = Infinity;
  for (const i of names.keys()) {
    const distance = ((x[i] ?? 0) - (x[from] ?? 0)) * side;
    const apart = Math.abs((y[i] ?? 0) - (y[from] ?? 0));
    if (distance <= 0 || distance >= nearest || apart * 2 >= (height[i] ?? 0) + (height[from] ?? 0)) continue;
    nearest = distance;
    found = i;
  }
  return found;
}
