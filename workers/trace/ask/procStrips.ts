// Lanes by P in pixels: from zoom levels where slices are smaller than pixels, else from the slices.

import type { Ns, ProcStrips, TimeRange } from '../../api.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { generationAfter, lanePieces } from '../index/laneSlices.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { drawColumns } from './drawColumns.ts';
import { foldSlices } from './foldSlices.ts';
import { laneProcs } from './laneProcs.ts';
import { pixelWidthNs } from './pixelWidth.ts';
import { SpanRows } from './spanRows.ts';
import { ZoomColumns } from './zoomColumns.ts';
import { drawnFromZoom } from './zoomLevel.ts';

/** Generations that follow each other and are drawn in one way. `columns`: from their zoom levels; undefined: from slices. */
interface Run {
  readonly generations: readonly IndexedGeneration[];
  readonly columns: ZoomColumns | undefined;
}

export function askProcStrips(trace: SummedTrace, range: TimeRange, widthPx: number): ProcStrips {
  const { index } = trace;
  const procs = laneProcs(index);
  const spans = new SpanRows(index);
  const pixelNs = pixelWidthNs(range, widthPx);
  const runs = runsOf(index, range, pixelNs);
  procs.forEach(({ proc }, lane) => {
    runs.forEach(({ generations, columns }, at) => {
      if (columns !== undefined) {
        columns.fill(proc);
        drawColumns(index, columns, lane, spans);
        return;
      }
      const cutStartNs = at > 0 ? generations[0].fromNs : -Infinity;
      const cutEndNs = at < runs.length - 1 ? generations[generations.length - 1].lastNs : Infinity;
      const pieces = lanePieces(trace, proc, Math.max(range.startNs, cutStartNs), Math.min(range.endNs, cutEndNs));
      foldSlices(pieces, { lane, pixelNs, cutStartNs, cutEndNs }, spans);
    });
  });
  return { range, procs: Float64Array.from(procs, ({ number }) => number), ...spans.columns() };
}

function runsOf(index: TraceIndex, range: TimeRange, pixelNs: Ns): readonly Run[] {
  const { generations } = index;
  const runs: Run[] = [];
  let end = generationAfter(index, range.startNs);
  while (end < generations.length && generations[end].fromNs < range.endNs) {
    const from = end;
    const zoomed = drawnFromZoom(generations[from], pixelNs);
    while (end < generations.length && generations[end].fromNs < range.endNs && drawnFromZoom(generations[end], pixelNs) === zoomed) end++;
    const run = generations.slice(from, end);
    runs.push({ generations: run, columns: zoomed ? new ZoomColumns(run, range.startNs, range.endNs, pixelNs) : undefined });
  }
  return runs;
}
