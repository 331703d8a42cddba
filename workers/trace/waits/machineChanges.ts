// Changes of the machine within a generation beside the slices of Ps: threads that take and give up Ps, stops of the world, GOMAXPROCS.

import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { METRIC, NONE } from '../columns.ts';
import type { MachineChanges } from './machine.ts';

/** Places in `index.ranges.stw` of the stops that overlap a generation, in time order. */
export function stopsOf({ ranges, lastNs }: TraceIndex, { fromNs, lastNs: untilNs }: IndexedGeneration): readonly number[] {
  const stops: number[] = [];
  ranges.stw.forEach(({ startNs, endNs }, stop) => {
    if (startNs < untilNs && (endNs ?? lastNs) > fromNs) stops.push(stop);
  });
  return stops;
}

/** `laneOfLocal`: by local P. */
export function machineChanges({ index, generation, closeup }: CloseGeneration, laneOfLocal: Int32Array): MachineChanges {
  const { procTransitions, gomaxprocs } = closeup;
  const places = stopsOf(index, generation);
  const stops = places.map((stop) => index.ranges.stw[stop]);
  const told = gomaxprocs.value.length > 0;
  const always = alwaysProcs(index);
  return {
    procNs: procTransitions.timeNs,
    procLane: Int32Array.from(procTransitions.proc, (local) => laneOfLocal[local] ?? NONE),
    procHas: procTransitions.works,
    stopFromNs: Float64Array.from(stops, ({ startNs }) => startNs),
    stopToNs: Float64Array.from(stops, ({ endNs }) => endNs ?? index.lastNs),
    stops: places,
    procsNs: told ? gomaxprocs.timeNs : Float64Array.of(generation.fromNs),
    procs: told ? gomaxprocs.value : Float64Array.of(always),
  };
}

/** GOMAXPROCS, where the trace tells of one value only; 0: it does not tell, or of several. */
function alwaysProcs({ tally }: TraceIndex): number {
  const told = tally.metrics[METRIC.gomaxprocs];
  return told !== undefined && told.minLo === told.maxLo && told.minHi === told.maxHi ? told.maxLo : 0;
}
