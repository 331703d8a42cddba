// A graph as a picture that stands for itself: all of it, at its own size.
import type { Picture } from '../pictureFile.ts';
import { drawGraph, type GraphPicture, type GraphStyle } from './drawGraph.ts';

const MARGIN = 16;
const LEAST_WIDTH = 640;

export type SavedGraph = Pick<GraphPicture, 'graph' | 'lines' | 'fill' | 'figures' | 'weights'>;

export function graphPicture(saved: SavedGraph, style: GraphStyle): Omit<Picture, 'heading'> {
  const { widthUnits, heightUnits } = saved.graph;
  const size = { widthPx: Math.max(LEAST_WIDTH, widthUnits + 2 * MARGIN), heightPx: heightUnits + 2 * MARGIN };
  return {
    size,
    paint: (pen, topPx) => {
      const place = { scale: 1, xPx: (size.widthPx - widthUnits) / 2, yPx: topPx + MARGIN };
      drawGraph(pen, { ...saved, place, hovered: undefined, chosen: undefined, cursor: undefined }, style, { ...size, heightPx: size.heightPx + topPx });
    },
  };
}
