// All events but the transitions of goroutines, while a generation is walked closely: GC work of goroutines, CPU samples, tasks,
// regions and logs, GOMAXPROCS.

import { type Chunk, KIND, METRIC, NONE, RANGE, ROW, R_ARG, R_DETAIL, R_G, R_KIND, R_P, R_RESOURCE } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import { ANNOTATION, type GenerationCloseup } from './closeup.ts';
import { GcEventBuilder } from './gcEvents.ts';
import { GoroutineRanges } from './goroutineRanges.ts';
import { ProcTransitions } from './procTransitions.ts';
import { AnnotationBuilder, SampleBuilder, WorkerLabelBuilder } from './rowBuilders.ts';
import { SweepRanges } from './sweepRanges.ts';

/** A mark worker's label says so: "GC (dedicated)". */
const WORKER_LABEL = 'GC (';
/** What the name of a stop for the collector has in it. */
const GC = 'GC';

export class MarkedEvents {
  readonly #assists = new GoroutineRanges();
  /** Kept by P: that is what events tell. */
  readonly #sweeps = new SweepRanges();
  readonly #samples = new SampleBuilder();
  readonly #annotations = new AnnotationBuilder();
  readonly #labels = new WorkerLabelBuilder();
  readonly #procTransitions = new ProcTransitions();
  readonly #gcEvents = new GcEventBuilder();
  readonly #gomaxprocsNs: number[] = [];
  readonly #gomaxprocs: number[] = [];
  #markWorker = new Uint8Array(0);

  /** The chunk whose rows the calls below name. Times are read here: a double that is passed to a function is an allocation. */
  walks({ events, goroutines, procs }: Chunk): void {
    this.#assists.walks(events, goroutines.count);
    this.#sweeps.walks(events, procs.count);
    if (goroutines.count > this.#markWorker.length) this.#markWorker = grown(this.#markWorker, goroutines.count * 2);
  }

  add(chunk: Chunk, row: number): void {
    const { fields } = chunk.events;
    const of = row * ROW;
    switch (fields[of + R_KIND]) {
      case KIND.stackSample:
        this.#samples.add(chunk.events, row);
        break;
      case KIND.rangeBegin:
      case KIND.rangeActive:
      case KIND.rangeEnd:
        this.#range(chunk, row);
        break;
      case KIND.taskBegin:
        this.#annotations.add(chunk, row, ANNOTATION.taskBegin);
        break;
      case KIND.taskEnd:
        this.#annotations.add(chunk, row, ANNOTATION.taskEnd);
        break;
      case KIND.regionBegin:
        this.#annotations.add(chunk, row, ANNOTATION.regionBegin);
        break;
      case KIND.regionEnd:
        this.#annotations.add(chunk, row, ANNOTATION.regionEnd);
        break;
      case KIND.log:
        this.#annotations.add(chunk, row, ANNOTATION.log);
        break;
      case KIND.metric:
        if (fields[of + R_DETAIL] === METRIC.gomaxprocs) this.#procsChange(chunk, row);
        break;
      case KIND.proc:
        this.#procTransitions.add(chunk.events, row);
        break;
      case KIND.label:
        this.#label(chunk, row);
        break;
      default:
        break;
    }
  }

  /** Its mark assist ends with it, at the event of `row`. */
  goroutineEnds(goroutine: number, row: number): void {
    this.#assists.endIfOpen(goroutine, row);
  }

  /** On a P, since before the generation. */
  foundRunning(goroutine: number, proc: number): void {
    this.#sweeps.isIn(proc, goroutine);
  }

  rows(goroutines: number): Omit<GenerationCloseup, 'stretches'> {
    return {
      samples: this.#samples.rows(),
      annotations: this.#annotations.rows(),
      assists: this.#assists.rows(),
      sweeps: this.#sweeps.sweeps(),
      nobodysSweeps: this.#sweeps.sweeps(true),
      gomaxprocs: { timeNs: Float64Array.from(this.#gomaxprocsNs), value: Float64Array.from(this.#gomaxprocs) },
      markWorker: this.#markWorker.slice(0, goroutines),
      procTransitions: this.#procTransitions.rows(),
      labels: this.#labels.rows(),
      gcEvents: this.#gcEvents.rows(),
    };
  }

  #label({ events, texts }: Chunk, row: number): void {
    const of = row * ROW;
    const label = texts[events.fields[of + R_ARG]];
    if (!label.startsWith(WORKER_LABEL)) return;
    this.#markWorker[events.fields[of + R_RESOURCE]] = 1;
    this.#labels.add(events, row, label);
  }

  #range({ events, amounts, texts }: Chunk, row: number): void {
    const { fields } = events;
    const at = row * ROW;
    const what = fields[at + R_DETAIL];
    const of = fields[at + R_RESOURCE];
    if (what !== RANGE.gcMark && (what !== RANGE.stw || texts[fields[at + R_ARG]].includes(GC))) this.#gcEvents.add(events, row);
    if (what !== RANGE.markAssist && what !== RANGE.sweep) return;
    const ranges = what === RANGE.sweep ? this.#sweeps : this.#assists;
    const goroutine = what === RANGE.sweep ? fields[at + R_G] : of;
    switch (fields[at + R_KIND]) {
      case KIND.rangeBegin:
        ranges.begin(of, goroutine, row);
        break;
      case KIND.rangeActive:
        // Who sweeps on a P is told after that it does, as a rule.
        if (what === RANGE.sweep) ranges.isOpen(of, fields[at + R_P] === of ? goroutine : NONE, of);
        else ranges.isOpen(of, goroutine, NONE);
        break;
      default:
        if (what === RANGE.sweep) this.#sweeps.sweepEnds(of, goroutine, row, amounts, fields[at + R_ARG]);
        else this.#assists.end(of, goroutine, row);
    }
  }

  #procsChange({ events, amounts }: Chunk, row: number): void {
    const amount = events.fields[row * ROW + R_ARG];
    this.#gomaxprocsNs.push(events.timeNs[row]);
    this.#gomaxprocs.push(amounts.hi[amount] * 4294967296 + amounts.lo[amount]);
  }
}
