// Boxes and calls of a graph on a canvas or anything else that takes a Pen.
import type { CallGraph, Px } from '../../../workers/api.ts';
import type { FlamePalette } from '../flame/flamePalette.ts';
import type { Palette } from '../palette.ts';
import type { Pen, SizePx } from '../pen.ts';
import type { EdgeLines } from './edgeLines.ts';
import type { GraphPart } from './hit.ts';
import type { GraphPlace } from './place.ts';

export interface GraphPicture {
  readonly graph: CallGraph;
  readonly lines: EdgeLines;
  readonly place: GraphPlace;
  readonly fill: (node: number) => string;
  /** What stands below the name, by node; and on the call, by edge. */
  readonly figures: readonly (readonly string[])[];
  readonly weights: readonly string[];
  /** What the rest steps back for. */
  readonly hovered: GraphPart | undefined;
  readonly chosen: number | undefined;
  /** The keyboard's box. */
  readonly cursor: number | undefined;
}

export interface GraphStyle {
  readonly theme: Palette;
  readonly flame: FlamePalette;
  /** A name that fits a width at `NAME_PX`, as short as it has to be; '': none does. */
  readonly fitName: (name: string, maxPx: Px) => string;
}

/** Names in boxes that are too small for their own letters. */
export const NAME_PX: Px = 10;
/** Smaller letters are not read. */
const LEAST_LETTER_PX: Px = 5;
const FIGURE_SIZE = 0.8;
const LINE = 1.25;
const WEIGHT_FONT = 10;
const LEAST_WEIGHT_SCALE = 0.75;
const WEIGHT_LETTER = 0.61;
/** pprof draws a call that is everything six times as wide as one that is next to nothing. */
const WIDTH_GROWTH = 5;
const ARROW = 6;
const FADED = 0.22;

export function drawGraph(pen: Pen, picture: GraphPicture, style: GraphStyle, view: SizePx): void {
  const { graph } = picture;
  const near = nearTo(picture);
  pen.save();
  for (const edge of graph.edges.from.keys()) drawEdge(pen, picture, style, edge, near);
  for (const node of graph.names.keys()) drawNode(pen, picture, style, node, near, view);
  if (picture.place.scale >= LEAST_WEIGHT_SCALE) {
    for (const edge of graph.edges.from.keys()) if (near === undefined || near.edges[edge] === 1) drawWeight(pen, picture, style, edge, view);
  }
  pen.restore();
}

/** What has to do with the part that is pointed at: 1. */
interface Near {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
}

/** undefined: nothing is pointed at, and nothing steps back. */
function nearTo({ graph: { names, edges }, hovered }: GraphPicture): Near | undefined {
  if (hovered === undefined) return undefined;
  const near = { nodes: new Uint8Array(names.length), edges: new Uint8Array(edges.from.length) };
  const { part, index } = hovered;
  if (part === 'node') near.nodes[index] = 1;
  for (let edge = 0; edge < edges.from.length; edge++) {
    const from = edges.from[edge] ?? 0;
    const to = edges.to[edge] ?? 0;
    if (part === 'edge' ? edge !== index : from !== index && to !== index) continue;
    near.edges[edge] = 1;
    near.nodes[from] = 1;
    near.nodes[to] = 1;
  }
  return near;
}

function drawEdge(pen: Pen, picture: GraphPicture, { theme }: GraphStyle, edge: number, near: Near | undefined): void {
  const { graph, lines, place } = picture;
  const begin = lines.start[edge] ?? 0;
  const end = lines.start[edge + 1] ?? 0;
  if (end - begin < 2) return;
  const share = graph.grandTotal === 0 ? 0 : Math.min(1, Math.abs((graph.edges.weight[edge] ?? 0) / graph.grandTotal));
  const x = (i: number): Px => (lines.x[i] ?? 0) * place.scale + place.xPx;
  const y = (i: number): Px => (lines.y[i] ?? 0) * place.scale + place.yPx;
  const isNear = near === undefined || near.edges[edge] === 1;
  pen.globalAlpha = isNear ? 0.5 + 0.5 * Math.sqrt(share) : FADED;
  const colour = near?.edges[edge] === 1 ? theme.ink : theme.ink3;
  pen.strokeStyle = colour;
  pen.fillStyle = colour;
  pen.lineWidth = Math.max(0.75, (1 + WIDTH_GROWTH * share) * Math.min(1, place.scale * 1.2));
  pen.setLineDash(graph.edges.residual[edge] === 1 ? [4, 4] : []);
  pen.beginPath();
  pen.moveTo(x(begin), y(begin));
  for (let i = begin + 1; i < end; i++) pen.lineTo(x(i), y(i));
  pen.stroke();
  pen.setLineDash([]);
  drawArrow(pen, x(end - 1), y(end - 1), Math.atan2(y(end - 1) - y(end - 2), x(end - 1) - x(end - 2)), (ARROW + WIDTH_GROWTH * share) * Math.min(1.3, Math.max(0.5, place.scale)));
  pen.globalAlpha = 1;
}

function drawArrow(pen: Pen, x: Px, y: Px, angle: number, size: Px): void {
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x - size * Math.cos(angle - 0.45), y - size * Math.sin(angle - 0.45));
  pen.lineTo(x - size * Math.cos(angle + 0.45), y - size * Math.sin(angle + 0.45));
  pen.closePath();
  pen.fill();
}

function drawNode(pen: Pen, picture: GraphPicture, style: GraphStyle, node: number, near: Near | undefined, view: SizePx): void {
  const { graph, place, fill } = picture;
  const { theme, flame } = style;
  const width = (graph.width[node] ?? 0) * place.scale;
  const height = (graph.height[node] ?? 0) * place.scale;
  const left = (graph.x[node] ?? 0) * place.scale + place.xPx - width / 2;
  const top = (graph.y[node] ?? 0) * place.scale + place.yPx - height / 2;
  if (left > view.widthPx || top > view.heightPx || left + width < 0 || top + height < 0) return;
  // What steps back is not seen through: lines pass behind it.
  pen.fillStyle = flame.ground;
  pen.fillRect(left, top, width, height);
  pen.globalAlpha = near === undefined || near.nodes[node] === 1 ? 1 : FADED;
  pen.fillStyle = fill(node);
  pen.fillRect(left, top, width, height);
  pen.strokeStyle = theme.lineStrong;
  pen.lineWidth = 1;
  pen.strokeRect(left, top, width, height);
  drawText(pen, picture, style, node, { left, top, width, height });
  pen.globalAlpha = 1;
  if (picture.chosen === node) {
    pen.fillStyle = theme.ink;
    pen.fillRect(left, top + height - 3, width, 3);
    pen.strokeStyle = theme.ink;
    pen.lineWidth = 1.5;
    pen.strokeRect(left, top, width, height);
  }
  if (picture.cursor === node) {
    pen.strokeStyle = theme.focus;
    pen.lineWidth = 2;
    pen.strokeRect(left - 4, top - 4, width + 8, height + 8);
  }
}

interface Rectangle {
  readonly left: Px;
  readonly top: Px;
  readonly width: Px;
  readonly height: Px;
}

function drawText(pen: Pen, { graph, place, figures }: GraphPicture, { theme, flame, fitName }: GraphStyle, node: number, { left, top, width, height }: Rectangle): void {
  const names = graph.lines[node] ?? [];
  const own = figures[node] ?? [];
  const letterPx = (graph.fontSize[node] ?? 0) * place.scale;
  pen.fillStyle = flame.ink;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  const middle = left + width / 2;
  if (letterPx < LEAST_LETTER_PX) {
    const name = height < NAME_PX ? '' : fitName(graph.names[node] ?? '', width - 4);
    if (name === '') return;
    pen.font = `${NAME_PX}px ${theme.fontSans}`;
    pen.fillText(name, middle, top + height / 2);
    return;
  }
  let y = top + height / 2 - ((names.length + own.length * FIGURE_SIZE) * LINE * letterPx) / 2;
  const write = (text: string, size: Px): void => {
    pen.font = `${size}px ${theme.fontMono}`;
    pen.fillText(text, middle, y + (size * LINE) / 2);
    y += size * LINE;
  };
  for (const name of names) write(name, letterPx);
  for (const figure of own) write(figure, letterPx * FIGURE_SIZE);
}

/** In the middle of its line, on a ground of its own. */
function drawWeight(pen: Pen, picture: GraphPicture, { theme, flame }: GraphStyle, edge: number, view: SizePx): void {
  const { lines, place, weights } = picture;
  const begin = lines.start[edge] ?? 0;
  const end = lines.start[edge + 1] ?? 0;
  if (end - begin < 2) return;
  const low = (begin + end - 1) >>> 1;
  const high = end - begin === 2 ? begin + 1 : low;
  const x = (((lines.x[low] ?? 0) + (lines.x[high] ?? 0)) / 2) * place.scale + place.xPx;
  const y = (((lines.y[low] ?? 0) + (lines.y[high] ?? 0)) / 2) * place.scale + place.yPx;
  if (x < 0 || y < 0 || x > view.widthPx || y > view.heightPx) return;
  const text = weights[edge] ?? '';
  const size = WEIGHT_FONT * Math.min(1.4, place.scale);
  const width = text.length * WEIGHT_LETTER * size;
  pen.globalAlpha = 0.95;
  pen.fillStyle = flame.ground;
  pen.fillRect(x - width / 2 - 2, y - size * 0.6, width + 4, size * 1.2);
  pen.globalAlpha = 1;
  pen.fillStyle = theme.ink2;
  pen.font = `${size}px ${theme.fontMono}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(text, x, y);
}
