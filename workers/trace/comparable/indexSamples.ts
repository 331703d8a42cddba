// Samples that the index tells exactly and with their times: start waits, stops of the world, GC cycles.

import type { ComparableSample } from '../../api.ts';
import { sampleOf } from '../../comparable/sample.ts';
import { cycleSpans } from '../gc/cycleSpans.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { marked } from '../../../language/t.ts';

/** Each wait, stop or cycle is in the stretch of time in which it ended. Cycles that the recording cuts off are left out. */
export function indexSamples(index: TraceIndex): readonly ComparableSample[] {
  const { ranges, lastNs } = index;
  const stops = ranges.stw.filter(({ endNs }) => endNs !== undefined);
  const cycles = cycleSpans(index).filter(({ cut }) => cut === undefined);
  return [
    startSample(index),
    lengths('pause', marked('Stops of the world'), stops, lastNs),
    lengths(
      'pause.gc',
      marked('Stops of the world for GC'),
      stops.filter(({ kind }) => kind !== 2),
      lastNs,
    ),
    lengths('gc.cycle', marked('GC cycles'), cycles, lastNs),
    lengths(
      'gc.mark',
      marked('GC concurrent mark phases'),
      cycles.map(({ markStartNs, markEndNs }) => ({ startNs: markStartNs, endNs: markEndNs })),
      lastNs,
    ),
  ];
}

function startSample({ startWaits, lastNs }: TraceIndex): ComparableSample {
  const { started, count } = startWaits;
  const created = startWaits.createdNs.view();
  const ns = new Float64Array(started);
  const atNs = new Float64Array(started);
  let row = 0;
  for (let creation = 0; creation < count; creation++) {
    const wait = startWaits.waitNs(creation);
    if (Number.isNaN(wait)) continue;
    ns[row] = wait;
    atNs[row++] = created[creation] + wait;
  }
  return { name: 'start', label: marked('Start latency'), unit: 'ns', better: 'lower', sample: sampleOf(ns, atNs, lastNs) };
}

interface Length {
  readonly startNs: number;
  readonly endNs: number | undefined;
}

function lengths(name: string, label: string, of: readonly Length[], durationNs: number): ComparableSample {
  const endNs = Float64Array.from(of, ({ endNs: end }) => end ?? durationNs);
  const ns = Float64Array.from(of, ({ startNs }, i) => endNs[i] - startNs);
  return { name, label, unit: 'ns', better: 'lower', sample: sampleOf(ns, endNs, durationNs) };
}
