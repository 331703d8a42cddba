// CPU samples, annotations and labels of mark workers while a generation is walked closely. They are far rarer than transitions.

import { type Chunk, type EventColumns, ROW, R_ARG, R_G, R_M, R_P, R_RESOURCE, R_STACK } from '../columns.ts';
import { grown } from '../wire/ids.ts';
import { type AnnotationRows, type SampleRows, WORKER_MODE, type WorkerLabelRows } from './closeup.ts';

export class SampleBuilder {
  #count = 0;
  #timeNs = new Float64Array(64);
  #goroutine = new Int32Array(64);
  #proc = new Int16Array(64);
  #thread = new Int32Array(64);
  #stack = new Uint32Array(64);

  add({ timeNs, fields }: EventColumns, row: number): void {
    const of = row * ROW;
    const at = this.#count++;
    if (at === this.#stack.length) this.#grow(at * 2);
    this.#timeNs[at] = timeNs[row];
    this.#goroutine[at] = fields[of + R_G];
    this.#proc[at] = fields[of + R_P];
    this.#thread[at] = fields[of + R_M];
    this.#stack[at] = fields[of + R_STACK];
  }

  rows(): SampleRows {
    const count = this.#count;
    return {
      timeNs: this.#timeNs.slice(0, count),
      goroutine: this.#goroutine.slice(0, count),
      proc: this.#proc.slice(0, count),
      thread: this.#thread.slice(0, count),
      stack: this.#stack.slice(0, count),
    };
  }

  #grow(length: number): void {
    this.#timeNs = grown(this.#timeNs, length);
    this.#goroutine = grown(this.#goroutine, length);
    this.#proc = grown(this.#proc, length);
    this.#thread = grown(this.#thread, length);
    this.#stack = grown(this.#stack, length);
  }
}

export class AnnotationBuilder {
  #count = 0;
  #what = new Uint8Array(64);
  #timeNs = new Float64Array(64);
  #goroutine = new Int32Array(64);
  #taskLo = new Uint32Array(64);
  #taskHi = new Uint32Array(64);
  #parentLo = new Uint32Array(64);
  #parentHi = new Uint32Array(64);
  #type = new Uint32Array(64);
  #message = new Uint32Array(64);
  #stack = new Uint32Array(64);

  /** `what`: ANNOTATION. */
  add({ events, annotations }: Chunk, row: number, what: number): void {
    const at = this.#count++;
    if (at === this.#what.length) this.#grow(at * 2);
    const { fields } = events;
    const of = row * ROW;
    const from = fields[of + R_ARG];
    this.#what[at] = what;
    this.#timeNs[at] = events.timeNs[row];
    this.#goroutine[at] = fields[of + R_G];
    this.#taskLo[at] = annotations.taskLo[from];
    this.#taskHi[at] = annotations.taskHi[from];
    this.#parentLo[at] = annotations.parentLo[from];
    this.#parentHi[at] = annotations.parentHi[from];
    this.#type[at] = annotations.type[from];
    this.#message[at] = annotations.message[from];
    this.#stack[at] = fields[of + R_STACK];
  }

  rows(): AnnotationRows {
    const count = this.#count;
    return {
      what: this.#what.slice(0, count),
      timeNs: this.#timeNs.slice(0, count),
      goroutine: this.#goroutine.slice(0, count),
      taskLo: this.#taskLo.slice(0, count),
      taskHi: this.#taskHi.slice(0, count),
      parentLo: this.#parentLo.slice(0, count),
      parentHi: this.#parentHi.slice(0, count),
      type: this.#type.slice(0, count),
      message: this.#message.slice(0, count),
      stack: this.#stack.slice(0, count),
    };
  }

  #grow(length: number): void {
    this.#what = grown(this.#what, length);
    this.#timeNs = grown(this.#timeNs, length);
    this.#goroutine = grown(this.#goroutine, length);
    this.#taskLo = grown(this.#taskLo, length);
    this.#taskHi = grown(this.#taskHi, length);
    this.#parentLo = grown(this.#parentLo, length);
    this.#parentHi = grown(this.#parentHi, length);
    this.#type = grown(this.#type, length);
    this.#message = grown(this.#message, length);
    this.#stack = grown(this.#stack, length);
  }
}

const MODE_OF_LABEL: Readonly<Record<string, number>> = { 'GC (dedicated)': WORKER_MODE.dedicated, 'GC (fractional)': WORKER_MODE.fractional, 'GC (idle)': WORKER_MODE.idle };

export class WorkerLabelBuilder {
  #count = 0;
  #timeNs = new Float64Array(64);
  #goroutine = new Uint32Array(64);
  #proc = new Int16Array(64);
  #mode = new Uint8Array(64);

  add({ timeNs, fields }: EventColumns, row: number, label: string): void {
    const of = row * ROW;
    const at = this.#count++;
    if (at === this.#mode.length) this.#grow(at * 2);
    this.#timeNs[at] = timeNs[row];
    this.#goroutine[at] = fields[of + R_RESOURCE];
    this.#proc[at] = fields[of + R_P];
    this.#mode[at] = MODE_OF_LABEL[label] ?? WORKER_MODE.other;
  }

  rows(): WorkerLabelRows {
    const count = this.#count;
    return { timeNs: this.#timeNs.slice(0, count), goroutine: this.#goroutine.slice(0, count), proc: this.#proc.slice(0, count), mode: this.#mode.slice(0, count) };
  }

  #grow(length: number): void {
    this.#timeNs = grown(this.#timeNs, length);
    this.#goroutine = grown(this.#goroutine, length);
    this.#proc = grown(this.#proc, length);
    this.#mode = grown(this.#mode, length);
  }
}
