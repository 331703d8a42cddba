// What of a graph is under a point: a box, else the nearest line.
import type { CallGraph, Px } from '../../../workers/api.ts';
import type { PointPx } from '../window/gestures.ts';
import type { EdgeLines } from './edgeLines.ts';
import type { GraphPlace } from './place.ts';

export type GraphPart = { readonly part: 'node'; readonly index: number } | { readonly part: 'edge'; readonly index: number };

const EDGE_REACH_PX: Px = 6;

export function partAt(graph: CallGraph, lines: EdgeLines, place: GraphPlace, at: PointPx): GraphPart | undefined {
  const x = (at.xPx - place.xPx) / place.scale;
  const y = (at.yPx - place.yPx) / place.scale;
  for (let i = graph.names.length - 1; i >= 0; i--) {
    const inside = Math.abs(x - (graph.x[i] ?? 0)) * 2 <= (graph.width[i] ?? 0) && Math.abs(y - (graph.y[i] ?? 0)) * 2 <= (graph.height[i] ?? 0);
    if (inside) return { part: 'node', index: i };
  }
  let nearest: GraphPart | undefined;
  let reach = (EDGE_REACH_PX / place.scale) ** 2;
  for (let edge = 0; edge + 1 < lines.start.length; edge++) {
    for (let i = lines.start[edge] ?? 0; i + 1 < (lines.start[edge + 1] ?? 0); i++) {
      const distance = squaredDistance(x, y, lines.x[i] ?? 0, lines.y[i] ?? 0, lines.x[i + 1] ?? 0, lines.y[i + 1] ?? 0);
      if (distance >= reach) continue;
      reach = distance;
      nearest = { part: 'edge', index: edge };
    }
  }
  return nearest;
}

/** From a point to a straight piece. */
function squaredDistance(x: number, y: number, x1: number, y1: number, x2: number, y2: number): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx ** 2 + dy ** 2;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
  return (x - x1 - t * dx) ** 2 + (y - y1 - t * dy) ** 2;
}
