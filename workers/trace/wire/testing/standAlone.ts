// Test only: decodes a trace's generations twice, with the state before them and without, and compares.

import { type FilePart, cut } from '../../../open/filePart.ts';
import { type Chunk, KIND, NONE, PROC, RANGE } from '../../columns.ts';
import type { Carry } from '../carry.ts';
import { Continuity, type Corrections } from '../continuity.ts';
import { lastEventNs } from '../endOfTime.ts';
import { Framer, type GenerationFrame } from '../framing.ts';
import { type GenerationBegins, GenerationDecoder, type GenerationStep, UnreadableGeneration } from '../generation.ts';
import { readHeader } from '../header.ts';
import { restatedBuffers } from '../restated.ts';
import { RowStorage } from '../rows.ts';
import { readClock } from '../tables.ts';

export interface GenerationComparison {
  readonly gen: number;
  readonly events: number;
  /**
   * `fits`: taken for what it would have been with the state before it. `refused`: it does not fit that. `alone it fails`: it has to
   * be decoded with the state before it. `it fails`: even so.
   */
  readonly outcome: 'fits' | 'refused' | 'alone it fails' | 'it fails';
  /** How it failed alone, or the first difference. Of a generation that fits it must be undefined. */
  readonly says: string | undefined;
  /** When the generation before really ended, less when it was taken to. */
  readonly guessOffNs: number;
  readonly corrections: Corrections | undefined;
}

/** All generations but the first, of a v2 trace. `guessOffNs`: how wrong to be about the end of the one before. */
export function* standAlone(bytes: Uint8Array, guessOffNs = 0): Generator<GenerationComparison> {
  const { minor } = readHeader(bytes);
  const framer = new Framer(minor);
  const whole = { bytes, startOffset: 0 };
  framer.feed(whole, true);
  let epochNs: number | undefined;
  let continuity: Continuity | undefined;
  let carry: Carry | undefined;
  let guessNs = 0;
  for (;;) {
    const framed = framer.next();
    if (framed.found !== 'generation') return;
    const { frame } = framed;
    const part = cut(whole, frame.startOffset, frame.endOffset);
    const sequential = decoderOf(part, frame, minor, epochNs, carry === undefined ? { at: 'trace start' } : { at: 'carry', carry });
    if (sequential instanceof UnreadableGeneration) {
      if (carry !== undefined) yield { gen: frame.gen, events: 0, outcome: 'it fails', says: sequential.message, guessOffNs: 0, corrections: undefined };
      return;
    }
    epochNs = sequential.epochNs;
    if (continuity === undefined || carry === undefined) {
      const end = run(sequential);
      if (end.step !== 'end' || end.end.known !== 'whole') return;
      ({ carry } = end.end);
      continuity = new Continuity(carry);
    } else {
      const alone = decoderOf(part, frame, minor, epochNs, { at: 'restated', lastNs: guessNs + guessOffNs });
      const compared: Compared = compare(sequential, alone instanceof UnreadableGeneration ? { step: () => ({ step: 'broken', damage: alone.damage }) } : alone, continuity);
      yield { ...compared.comparison, gen: frame.gen, guessOffNs: carry.lastNs - guessNs };
      if (compared.carry === undefined) return;
      if (compared.comparison.outcome !== 'fits') continuity.replace(compared.carry);
      ({ carry } = compared);
    }
    guessNs = lastEventNs(part, frame, readClock(part, frame, minor).nsPerTick, epochNs);
  }
}

interface Compared {
  readonly comparison: Omit<GenerationComparison, 'gen' | 'guessOffNs'>;
  /** State at the end; undefined: it is damaged. */
  readonly carry: Carry | undefined;
}

function decoderOf(part: FilePart, frame: GenerationFrame, minor: number, epochNs: number | undefined, begins: GenerationBegins): GenerationDecoder | UnreadableGeneration {
  try {
    return new GenerationDecoder({ part, frame, minor, begins, epochNs, trusting: begins.at === 'restated', storage: new RowStorage() });
  } catch (error) {
    if (error instanceof UnreadableGeneration) return error;
    throw error;
  }
}

function run(decoder: Decoding): GenerationStep {
  let step = decoder.step();
  while (step.step === 'chunk') step = decoder.step();
  return step;
}

/** What a decoder goes through; one that cannot even begin breaks at once. */
type Decoding = Pick<GenerationDecoder, 'step'>;

/** Both a chunk at a time, as long as there are two. */
function compare(sequential: Decoding, alone: Decoding, continuity: Continuity): Compared {
  const told = new Told();
  let events = 0;
  let difference: string | undefined;
  let expected = sequential.step();
  let actual = alone.step();
  while (expected.step === 'chunk' && actual.step === 'chunk') {
    events += actual.chunk.events.count;
    difference ??= told.difference(expected.chunk, actual.chunk);
    expected = sequential.step();
    actual = alone.step();
  }
  if (expected.step !== actual.step) difference ??= `${actual.step} instead of ${expected.step}`;
  if (expected.step === 'chunk') expected = run(sequential);
  if (actual.step === 'chunk') actual = run(alone);
  const carry = wholeCarry(expected);
  const comparison = { events, corrections: undefined };
  if (actual.step !== 'end' || actual.end.known !== 'restated') {
    const says = actual.step === 'broken' ? actual.damage.message : undefined;
    return { comparison: { ...comparison, outcome: carry === undefined ? 'it fails' : 'alone it fails', says }, carry };
  }
  const before = described(continuity.carry());
  const { restated } = actual.end;
  // As between threads.
  const corrections = continuity.take(structuredClone(restated, { transfer: restatedBuffers(restated) }));
  if (corrections === undefined) {
    const mark = firstDifference(before, described(continuity.carry()));
    if (mark !== undefined) throw new Error(`A generation was refused, but left its mark: ${mark}`);
    return { comparison: { ...comparison, outcome: 'refused', says: difference }, carry };
  }
  if (carry === undefined) difference ??= 'it fails with the state before it only';
  else {
    difference ??= firstDifference(described(carry), described(continuity.carry()));
    difference ??= firstDifference([told.newProcs.join(), ...told.taskEndTypes], [corrections.newProcs.join(), ...corrections.taskEndTypes]);
  }
  return { comparison: { events, outcome: 'fits', says: difference, corrections }, carry };
}

function wholeCarry(step: GenerationStep): Carry | undefined {
  return step.step === 'end' && step.end.known === 'whole' ? step.end.carry : undefined;
}

/** Compares rows, and keeps what only those say that know the state before. */
class Told {
  readonly newProcs = [0, 0, 0, 0];
  readonly taskEndTypes: string[] = [];

  difference(expected: Chunk, actual: Chunk): string | undefined {
    if (expected.events.count !== actual.events.count) return `${actual.events.count} events instead of ${expected.events.count}`;
    for (let row = 0; row < expected.events.count; row++) {
      if (this.#isAlike(row, expected, actual)) continue;
      return `${describe(actual, row)} instead of ${describe(expected, row)}`;
    }
    return undefined;
  }

  #isAlike(row: number, expected: Chunk, actual: Chunk): boolean {
    const a = expected.events;
    const b = actual.events;
    const kind = a.kind[row];
    if (a.timeNs[row] !== b.timeNs[row] || kind !== b.kind[row] || a.stack[row] !== b.stack[row]) return false;
    const detail = a.detail[row];
    const isNewProc = kind === KIND.proc && detail >> 4 === PROC.notExist;
    if (isNewProc) this.newProcs[detail & 15]++;
    const isTransition = kind === KIND.goroutine || kind === KIND.proc;
    const tellsStatus = (isTransition && b.detail[row] >> 4 === (b.detail[row] & 15)) || (kind === KIND.rangeActive && detail !== RANGE.gcMark);
    if (isNewProc ? b.detail[row] !== ((detail & 15) << 4 | (detail & 15)) : detail !== b.detail[row]) return false;
    if (!tellsStatus && !(idOf(expected.threads, a.m[row]) === idOf(actual.threads, b.m[row]) && idOf(expected.procs, a.p[row]) === idOf(actual.procs, b.p[row]) && idOf(expected.goroutines, a.g[row]) === idOf(actual.goroutines, b.g[row]))) return false;
    return resourceOf(expected, row) === resourceOf(actual, row) && this.#argumentsAlike(row, expected, actual);
  }

  #argumentsAlike(row: number, expected: Chunk, actual: Chunk): boolean {
    const kind = expected.events.kind[row];
    const a = expected.events.arg[row];
    const b = actual.events.arg[row];
    if (kind === KIND.rangeEnd && expected.events.detail[row] === RANGE.stw) return actual.texts[b] === '' || expected.texts[a] === actual.texts[b];
    if (kind !== KIND.taskEnd) return argumentOf(expected, row) === argumentOf(actual, row);
    const from = expected.annotations;
    const to = actual.annotations;
    if (from.taskLo[a] !== to.taskLo[b] || from.taskHi[a] !== to.taskHi[b]) return false;
    if (argumentOf(expected, row) === argumentOf(actual, row)) return true;
    this.taskEndTypes.push(expected.texts[from.type[a]]);
    return to.parentLo[b] === 0xffffffff && to.parentHi[b] === 0xffffffff && actual.texts[to.type[b]] === '';
  }
}

function idOf({ idLo, idHi }: { readonly idLo: Uint32Array; readonly idHi: Uint32Array }, index: number): number {
  return index === NONE ? NONE : idHi[index] * 4294967296 + idLo[index];
}

function resourceOf({ events, goroutines, procs }: Chunk, row: number): number {
  const resource = events.resource[row];
  const kind = events.kind[row];
  const isOfProc = kind === KIND.proc || ((kind === KIND.rangeBegin || kind === KIND.rangeActive || kind === KIND.rangeEnd) && events.detail[row] === RANGE.sweep);
  return idOf(isOfProc ? procs : goroutines, resource);
}

function argumentOf(chunk: Chunk, row: number): number | string {
  const { events, annotations, amounts, texts } = chunk;
  const arg = events.arg[row];
  switch (events.kind[row]) {
    case KIND.metric:
    case KIND.experimental:
      return `${amounts.hi[arg]}:${amounts.lo[arg]}`;
    case KIND.label:
      return texts[arg];
    case KIND.rangeBegin:
      return events.detail[row] === RANGE.stw ? texts[arg] : arg;
    case KIND.rangeEnd:
      return events.detail[row] === RANGE.sweep ? [0, 1].map((i) => `${amounts.hi[arg + i]}:${amounts.lo[arg + i]}`).join(' ') : texts[arg];
    case KIND.taskBegin:
    case KIND.taskEnd:
    case KIND.regionBegin:
    case KIND.regionEnd:
    case KIND.log: {
      const { taskLo, taskHi, parentLo, parentHi, type, message } = annotations;
      return `${taskHi[arg]}:${taskLo[arg]} ${parentHi[arg]}:${parentLo[arg]} ${texts[type[arg]]} ${texts[message[arg]]}`;
    }
    default: // Stacks, and texts of the generation's own table: the same numbers.
      return arg;
  }
}

function describe(chunk: Chunk, row: number): string {
  const { events } = chunk;
  return `${events.timeNs[row]} kind ${events.kind[row]} ${events.detail[row] >> 4}→${events.detail[row] & 15} M${idOf(chunk.threads, events.m[row])} P${idOf(chunk.procs, events.p[row])} G${idOf(chunk.goroutines, events.g[row])} of ${resourceOf(chunk, row)}: ${argumentOf(chunk, row)}`;
}

function id({ idLo, idHi }: { readonly idLo: number; readonly idHi: number }): string {
  return `${idHi}:${idLo}`;
}

/** A state as lines in an order that does not depend on its lists'. */
function described({ goroutines, procs, threads, tasks, gcState, gcSeq, lastNs }: Carry): readonly string[] {
  return [
    ...goroutines.map((g) => `goroutine ${id(g)} ${g.state} ${g.inMarkAssist} ${JSON.stringify([g.stw, g.regions])}`),
    ...procs.map((p) => `P ${id(p)} ${p.status} ${p.sweeping}`),
    ...threads.map((m) => `thread ${id(m)} on ${m.goroutine < 0 ? 'none' : id(goroutines[m.goroutine])} with ${m.proc < 0 ? 'none' : id(procs[m.proc])}`),
    ...tasks.map((task) => JSON.stringify(task)),
    `GC ${gcState} ${gcSeq}`,
    `at ${lastNs}`,
  ].toSorted();
}

function firstDifference(expected: readonly string[], actual: readonly string[]): string | undefined {
  const at = expected.findIndex((line, i) => line !== actual[i]);
  if (at >= 0) return `"${actual[at]}" instead of "${expected[at]}"`;
  return expected.length === actual.length ? undefined : `"${actual[expected.length]}" in addition`;
}
