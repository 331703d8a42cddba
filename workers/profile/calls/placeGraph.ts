// Where boxes and calls of the graph go: by layers, callers above callees. The layout library is loaded with the first graph.
import type * as DagreLayout from '@dagrejs/dagre';
import { callsToLayOut } from './layoutCost.ts';

let dagre: typeof DagreLayout | undefined;

/** Before the first graph is asked for. */
export async function loadGraphLayout(): Promise<void> {
  dagre ??= await import('@dagrejs/dagre');
}

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

export interface CallToPlace {
  /** Positions among the boxes. */
  readonly from: number;
  readonly to: number;
  /** 1…: heavier calls are kept shorter and straighter. */
  readonly weight: number;
}

export interface PlacedGraph {
  readonly width: number;
  readonly height: number;
  /** Centres. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly bends: readonly (readonly Point[])[];
}

type Point = { readonly x: number; readonly y: number };

const BETWEEN_BOXES = 24;
const BETWEEN_LAYERS = 44;
/** Up to here the layers are the best there are; beyond, they are found sooner. */
const MOST_BEST = 100;

/**
 * `loadGraphLayout` has ended.
 * @param calls the heaviest first.
 */
export function placeGraph(boxes: readonly BoxSize[], calls: readonly CallToPlace[]): PlacedGraph {
  if (dagre === undefined) throw new Error('The layout of graphs is not loaded.');
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: BETWEEN_BOXES, ranksep: BETWEEN_LAYERS, ranker: boxes.length <= MOST_BEST ? 'network-simplex' : 'tight-tree' });
  for (const [i, { width, height }] of boxes.entries()) graph.setNode(String(i), { width, height });
  const laidOut = new Set(callsToLayOut(boxes.length, calls));
  for (const i of laidOut) {
    const { from, to, weight } = calls[i];
    graph.setEdge(String(from), String(to), { weight, minlen: 1, width: 0, height: 0, points: [] });
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  const places = boxes.map((_, i) => graph.node(String(i)) as Point);
  const boxAt = (i: number): Point & BoxSize => ({ ...boxes[i], x: places[i].x, y: places[i].y });
  return {
    // Without boxes it is −∞.
    width: Math.max(0, width),
    height: Math.max(0, height),
    x: Float64Array.from(places, ({ x }) => x),
    y: Float64Array.from(places, ({ y }) => y),
    bends: calls.map(({ from, to }, i) => (laidOut.has(i) ? (graph.edge(String(from), String(to)) as { readonly points: readonly Point[] }).points : straight(boxAt(from), boxAt(to)))),
  };
}

/** From edge to edge: down from the lower edge to the upper one, or up the other way round. */
function straight(from: Point & BoxSize, to: Point & BoxSize): readonly Point[] {
  const down = from.y <= to.y ? 1 : -1;
  return [
    { x: from.x, y: from.y + (down * from.height) / 2 },
    { x: to.x, y: to.y - (down * to.height) / 2 },
  ];
}
