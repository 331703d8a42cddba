// Where boxes and calls of the graph go: by layers, callers above callees. The layout library is loaded with the first graph.
import type * as DagreLayout from '@dagrejs/dagre';

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
  readonly bends: readonly (readonly { readonly x: number; readonly y: number }[])[];
}

const BETWEEN_BOXES = 24;
const BETWEEN_LAYERS = 44;
/** Up to here the layers are the best there are; beyond, they are found sooner. */
const MOST_BEST = 100;

/** `loadGraphLayout` has ended. */
export function placeGraph(boxes: readonly BoxSize[], calls: readonly CallToPlace[]): PlacedGraph {
  if (dagre === undefined) throw new Error('The layout of graphs is not loaded.');
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: BETWEEN_BOXES, ranksep: BETWEEN_LAYERS, ranker: boxes.length <= MOST_BEST ? 'network-simplex' : 'tight-tree' });
  for (const [i, { width, height }] of boxes.entries()) graph.setNode(String(i), { width, height });
  for (const { from, to, weight } of calls) graph.setEdge(String(from), String(to), { weight, minlen: 1, width: 0, height: 0, points: [] });
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  const places = boxes.map((_, i) => graph.node(String(i)) as { readonly x: number; readonly y: number });
  return {
    // Without boxes it is −∞.
    width: Math.max(0, width),
    height: Math.max(0, height),
    x: Float64Array.from(places, ({ x }) => x),
    y: Float64Array.from(places, ({ y }) => y),
    bends: calls.map(({ from, to }) => (graph.edge(String(from), String(to)) as { readonly points: readonly { readonly x: number; readonly y: number }[] }).points),
  };
}
