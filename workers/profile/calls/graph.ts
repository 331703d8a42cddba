// pprof's graph of calls, trimmed as it trims it and placed by layers.
import type { CallGraph } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { boxText } from './boxText.ts';
import { callsOf } from './callsOfReading.ts';
import { countTags } from './graphTags.ts';
import { placeGraph } from './placeGraph.ts';
import { quotient, rowFigures, type RowFigures } from './rowFigures.ts';
import { type GraphLimits, trimGraph, type TrimmedGraph } from './trim.ts';

const MOST_NODES = 500;
/** Calls that can be drawn at every frame, and told apart by nobody. Where there are more, fewer nodes are shown. */
const MOST_CALLS = 4000;

export function callGraph(reading: Reading, sampleType: number, asked: GraphLimits): CallGraph {
  const figures = rowFigures(reading, sampleType);
  const limits = { nodeCount: Math.max(1, Math.min(MOST_NODES, Math.trunc(asked.nodeCount) || 1)), nodeFraction: fraction(asked.nodeFraction), edgeFraction: fraction(asked.edgeFraction) };
  let trimmed = trimmedGraph(reading, sampleType, figures, limits);
  while (trimmed.shownEdges.length > MOST_CALLS && limits.nodeCount > 1) {
    limits.nodeCount = Math.trunc(Math.min(limits.nodeCount, trimmed.rows.length) * 0.8);
    trimmed = trimmedGraph(reading, sampleType, figures, limits);
  }
  return drawn(reading, sampleType, figures, trimmed, limits);
}

export function trimmedGraph(reading: Reading, sampleType: number, figures: RowFigures, limits: GraphLimits): TrimmedGraph {
  const { source, edges } = callsOf(reading).edges(sampleType);
  return trimGraph(source, edges, figures, limits, (rows, least) => countTags(reading.profile, source, rows, least));
}

function drawn(reading: Reading, sampleType: number, figures: RowFigures, { rows, edges, shownEdges, ...dropped }: TrimmedGraph, limits: GraphLimits): CallGraph {
  const { kinds } = reading;
  const total = Number(reading.total(sampleType));
  const flat = Float64Array.from(rows, figures.flat);
  const cum = Float64Array.from(rows, figures.cum);
  const weight = Float64Array.from(shownEdges, (edge) => quotient(edges.weight[edge], edges.divisor?.[edge]));
  const most = flat.reduce((largest, own) => Math.max(largest, Math.abs(own)), 0);
  const texts = rows.map((row, i) => boxText(kinds.rows[row].name, most === 0 ? 0 : Math.abs(flat[i]) / most, flat[i] === 0 || flat[i] === cum[i] ? 1 : 2));
  const place = new Map(rows.map((row, i): [number, number] => [row, i]));
  const from = Uint32Array.from(shownEdges, (edge) => place.get(edges.caller[edge]) ?? 0);
  const to = Uint32Array.from(shownEdges, (edge) => place.get(edges.callee[edge]) ?? 0);
  const placed = placeGraph(
    texts,
    shownEdges.map((_, i) => ({ from: from[i], to: to[i], weight: 1 + Math.min(100, Math.trunc(Math.abs((weight[i] * 100) / (total === 0 ? 1 : total)))) })),
  );
  const bends = placed.bends.flat();
  const pointStart = new Uint32Array(shownEdges.length + 1);
  for (const [i, points] of placed.bends.entries()) pointStart[i + 1] = pointStart[i] + points.length;
  const boxOfRow = new Map<number, number>();
  for (const [box, row] of kinds.boxRow.entries()) if (!boxOfRow.has(row)) boxOfRow.set(row, box);
  return {
    sampleType,
    grandTotal: total,
    names: rows.map((row) => kinds.rows[row].name),
    files: rows.map((row) => kinds.rows[row].file),
    module: Uint32Array.from(rows, (row) => kinds.rows[row].moduleHash),
    origin: Uint8Array.from(rows, (row) => kinds.rows[row].origin),
    binary: Uint32Array.from(rows, (row) => kinds.boxes[boxOfRow.get(row) ?? 0].binaryHash),
    flat,
    cum,
    x: placed.x,
    y: placed.y,
    width: Float64Array.from(texts, ({ width }) => width),
    height: Float64Array.from(texts, ({ height }) => height),
    lines: texts.map(({ lines }) => lines),
    fontSize: Float64Array.from(texts, ({ fontSize }) => fontSize),
    edges: {
      from,
      to,
      weight,
      residual: Uint8Array.from(shownEdges, (edge) => edges.residual[edge]),
      inline: Uint8Array.from(shownEdges, (edge) => edges.inline[edge]),
      pointStart,
      pointX: Float64Array.from(bends, ({ x }) => x),
      pointY: Float64Array.from(bends, ({ y }) => y),
    },
    widthUnits: placed.width,
    heightUnits: placed.height,
    droppedNodes: dropped.droppedNodes,
    droppedEdges: dropped.droppedEdges,
    nodesOverCut: dropped.nodesOverCut,
    nodeCount: limits.nodeCount,
    nodeCut: Math.abs(Math.trunc(total * limits.nodeFraction)),
    edgeCut: Math.abs(Math.trunc(total * limits.edgeFraction)),
    shownFlat: flat.reduce((sum, own) => sum + own, 0),
  };
}

function fraction(asked: number): number {
  return asked >= 0 && asked <= 1 ? asked : 0;
}
