// The calls of a graph as smooth lines: its bends become corners of curves, and these short straight pieces, once a layout.
import type { CallGraph } from '../../../workers/api.ts';

/** Line of edge i, in the graph's units: `x[start[i] … start[i + 1])`. */
export interface EdgeLines {
  readonly start: Uint32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Pieces of one corner. */
const PIECES = 6;

export function edgeLines({ pointStart, pointX, pointY }: Pick<CallGraph['edges'], 'pointStart' | 'pointX' | 'pointY'>): EdgeLines {
  const start = new Uint32Array(pointStart.length);
  const x: number[] = [];
  const y: number[] = [];
  for (let edge = 0; edge + 1 < pointStart.length; edge++) {
    const first = pointStart[edge] ?? 0;
    const last = (pointStart[edge + 1] ?? 0) - 1;
    if (last >= first) {
      let fromX = at(pointX, first);
      let fromY = at(pointY, first);
      x.push(fromX);
      y.push(fromY);
      // Between the middles of its sides each corner is rounded; the first and last half are straight.
      for (let corner = first + 1; corner < last; corner++) {
        const [cornerX, cornerY] = [at(pointX, corner), at(pointY, corner)];
        const isLast = corner === last - 1;
        const toX = isLast ? at(pointX, last) : (cornerX + at(pointX, corner + 1)) / 2;
        const toY = isLast ? at(pointY, last) : (cornerY + at(pointY, corner + 1)) / 2;
        for (let piece = 1; piece <= PIECES; piece++) {
          const t = piece / PIECES;
          x.push((1 - t) ** 2 * fromX + 2 * t * (1 - t) * cornerX + t ** 2 * toX);
          y.push((1 - t) ** 2 * fromY + 2 * t * (1 - t) * cornerY + t ** 2 * toY);
        }
        fromX = toX;
        fromY = toY;
      }
      if (last === first + 1) {
        x.push(at(pointX, last));
        y.push(at(pointY, last));
      }
    }
    start[edge + 1] = x.length;
  }
  return { start, x: Float64Array.from(x), y: Float64Array.from(y) };
}

function at(column: Float64Array, i: number): number {
  return column[i] ?? 0;
}
