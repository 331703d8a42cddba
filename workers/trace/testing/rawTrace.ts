// Test only: a trace put together part by part, each of which may be wrong on purpose, with one byte of it marked. Knows the
// format (go-trace.md, sections 3 and 4) and nothing of the decoder.

import { padded, varint } from './traceBytes.ts';

export interface Mark {
  readonly mark: 'here';
}
/** Marks the next byte: where damage is to be noticed. Itself no byte. */
export const HERE: Mark = { mark: 'here' };

export type Part = number | Mark | readonly Part[];

export const END_OF_GENERATION = 52;
/** "None" in place of an id: 2^64 - 1. */
export const NONE = 2n ** 64n - 1n;

/** Wire numbers of the timed events, by Go's names. */
export const EVENT = {
  ProcsChange: 9,
  ProcStart: 10,
  ProcStop: 11,
  ProcSteal: 12,
  ProcStatus: 13,
  GoCreate: 14,
  GoCreateSyscall: 15,
  GoStart: 16,
  GoDestroy: 17,
  GoDestroySyscall: 18,
  GoStop: 19,
  GoBlock: 20,
  GoUnblock: 21,
  GoSyscallBegin: 22,
  GoSyscallEnd: 23,
  GoSyscallEndBlocked: 24,
  GoStatus: 25,
  STWBegin: 26,
  STWEnd: 27,
  GCActive: 28,
  GCBegin: 29,
  GCEnd: 30,
  GCSweepActive: 31,
  GCSweepBegin: 32,
  GCSweepEnd: 33,
  GCMarkAssistActive: 34,
  GCMarkAssistBegin: 35,
  GCMarkAssistEnd: 36,
  HeapAlloc: 37,
  HeapGoal: 38,
  GoLabel: 39,
  UserTaskBegin: 40,
  UserTaskEnd: 41,
  UserRegionBegin: 42,
  UserRegionEnd: 43,
  UserLog: 44,
  GoSwitch: 45,
  GoSwitchDestroy: 46,
  GoCreateBlocked: 47,
  GoStatusStack: 48,
  Span: 128,
  GoroutineStackFree: 136,
} as const;

export type EventName = keyof typeof EVENT;

/** Statuses in ProcStatus and GoStatus. */
export const P = { running: 1, idle: 2, syscall: 3, abandoned: 4 } as const;
export const G = { runnable: 1, running: 2, syscall: 3, waiting: 4 } as const;

/** A timed event one tick after the one before it on its thread. */
export function event(name: EventName, ...args: readonly (number | bigint)[]): Part {
  return eventAfter(1, name, ...args);
}

export function eventAfter(dt: number | bigint, name: EventName, ...args: readonly (number | bigint)[]): Part {
  return [EVENT[name], varint(dt), args.map(varint)];
}

export interface BatchHead {
  readonly gen?: number | bigint;
  readonly m?: number | bigint;
  readonly time?: number | bigint;
}

export function batch({ gen = 1, m = 100, time = 1000 }: BatchHead, ...data: readonly Part[]): Part {
  const flat = flatten(data);
  return [1, varint(gen), varint(m), varint(time), padded(byteCount(flat)), flat];
}

export function experimentalBatch(experiment: number, { gen = 1, m = NONE, time = 1000 }: BatchHead, ...data: readonly Part[]): Part {
  const flat = flatten(data);
  return [49, experiment, varint(gen), varint(m), varint(time), padded(byteCount(flat)), flat];
}

/** Frequency and, where the format has one, clock snapshot. */
export function clock(minor: number, { gen = 1, time = 1000 }: BatchHead = {}, frequency: number | bigint = 1e9): Part {
  const ticks = [8, varint(frequency)];
  return batch({ gen, m: NONE, time }, minor >= 25 ? [50, ticks, snapshot()] : ticks);
}

export function snapshot(): Part {
  return [51, varint(1), varint(1000), varint(1_700_000_000), varint(5)];
}

/** A string batch of entries. */
export function strings(head: BatchHead, ...entries: readonly Part[]): Part {
  return batch({ ...head, m: NONE }, 4, ...entries);
}

export function string(id: number | bigint, text: string): Part {
  const bytes = [...new TextEncoder().encode(text)];
  return [5, varint(id), varint(bytes.length), bytes];
}

export function stacks(head: BatchHead, ...entries: readonly Part[]): Part {
  return batch({ ...head, m: NONE }, 2, ...entries);
}

/** Frames are [pc, func, file, line]. */
export function stack(id: number | bigint, ...frames: readonly (readonly [number, number, number, number])[]): Part {
  return [3, varint(id), varint(frames.length), frames.flat().map((value) => varint(value))];
}

export function samples(head: BatchHead, ...entries: readonly (readonly [time: number | bigint, m: number | bigint, p: number | bigint, g: number | bigint, stack: number])[]): Part {
  return batch({ ...head, m: NONE }, 6, ...entries.map((entry) => [7, entry.map((value) => varint(value))]));
}

export function header(minor: number): Part {
  return textBytes(`go 1.${minor} trace\0\0\0`);
}

export function textBytes(text: string): Part {
  return [...new TextEncoder().encode(text)];
}

export interface MarkedTrace {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Offset of HERE. */
  readonly here: number | undefined;
}

export function assemble(...parts: readonly Part[]): MarkedTrace {
  const flat = flatten(parts);
  const at = flat.indexOf(HERE);
  return { bytes: Uint8Array.from(flat.filter((part) => typeof part === 'number')), here: at < 0 ? undefined : at };
}

function byteCount(flat: readonly (number | Mark)[]): number {
  return flat.reduce<number>((count, part) => count + (typeof part === 'number' ? 1 : 0), 0);
}

function flatten(parts: readonly Part[], into: (number | Mark)[] = []): readonly (number | Mark)[] {
  for (const part of parts) {
    if (typeof part === 'number' || 'mark' in part) into.push(part);
    else flatten(part, into);
  }
  return into;
}
