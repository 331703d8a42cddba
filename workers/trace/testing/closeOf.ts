// Test only: a whole trace and closeups of its generations, decoded again from the bytes when they are needed.

import { CloseupReader } from '../closeup/closeupReader.ts';
import { Closeups } from '../closeup/closeups.ts';
import type { GenerationDecoders } from '../decode/job.ts';
import { Details } from '../index/details.ts';
import type { GenerationDetail } from '../index/generationIndex.ts';
import { TraceIndex } from '../index/traceIndex.ts';
import { TraceGenerations } from '../traceGenerations.ts';

export interface CloseOfOptions {
  readonly decoders?: GenerationDecoders | undefined;
  /** Each generation with the state that the one before left, as Go's reader does it: all closeups are made at once, and stay. */
  readonly inSequence?: boolean | undefined;
  /** Of closeups; all details are held. Default: all closeups, once they were needed. */
  readonly budgetBytes?: number | undefined;
  /** What stands in the file later on. */
  readonly read?: (() => Uint8Array) | undefined;
}

export interface ClosedTrace {
  readonly close: Closeups;
  /** Numbers of generations in the order in which they were read again. */
  readonly reads: readonly number[];
}

export async function closeOf(bytes: Uint8Array, { decoders, inSequence = false, budgetBytes = Infinity, read = () => bytes }: CloseOfOptions = {}): Promise<ClosedTrace> {
  const index = new TraceIndex();
  const details = new Details(index, Infinity, (): Promise<GenerationDetail> => Promise.reject(new Error('All details are held.')));
  const reader = new CloseupReader((start, end) => Promise.resolve(Uint8Array.from(read().subarray(start, end))), decoders);
  const reads: number[] = [];
  const close = new Closeups({
    details,
    budgetBytes,
    threads: reader.threads,
    summary: 'all',
    read: (generation, again) => {
      reads.push(index.generations.indexOf(generation));
      return reader.closeup(generation, again);
    },
  });
  const generations = new TraceGenerations({ decoders, closeups: true, ...(inSequence ? { onChunk: () => undefined } : {}) });
  generations.feed({ bytes, startOffset: 0 }, true);
  let step = await generations.next();
  for (; step.step === 'generation'; step = await generations.next()) {
    details.added(index.add(step.index, step, step.corrections));
    close.added(step.closeup);
  }
  if (step.step === 'end' && step.closes) index.close();
  return { close, reads };
}

/** With all closeups in memory. */
export async function wholeCloseOf(bytes: Uint8Array, options: Omit<CloseOfOptions, 'budgetBytes'> = {}): Promise<Closeups> {
  const { close } = await closeOf(bytes, options);
  await close.each([...close.index.generations.keys()], () => undefined);
  return close;
}
