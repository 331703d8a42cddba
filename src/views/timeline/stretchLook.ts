// How what a goroutine does looks and reads, by STRETCH_KINDS.
import { DENSITY_STATES, STRETCH_KINDS, type SpanKind, type StretchKind } from '../../../workers/api.ts';
import type { Palette, PaletteColour } from '../../charts/palette.ts';
import { marked, t } from '../../../language/t.ts';

interface Look {
  readonly colour: PaletteColour;
  /** The same colour as a variable of the theme. */
  readonly variable: string;
  readonly family: 'running' | 'GC work' | 'runnable' | 'system call' | 'waiting' | 'unknown';
}

const LOOKS: Readonly<Record<StretchKind, Look>> = {
  running: { colour: 'running', variable: '--running', family: 'running' },
  'GC mark worker': { colour: 'gc', variable: '--gc', family: 'GC work' },
  'mark assist': { colour: 'gcAssist', variable: '--gc-assist', family: 'GC work' },
  sweep: { colour: 'gcSoft', variable: '--gc-soft', family: 'GC work' },
  runnable: { colour: 'runnable', variable: '--runnable', family: 'runnable' },
  'created, not yet run': { colour: 'created', variable: '--created', family: 'runnable' },
  'system call': { colour: 'syscall', variable: '--syscall', family: 'system call' },
  'chan send': { colour: 'waitChanSend', variable: '--wait-chan-send', family: 'waiting' },
  'chan receive': { colour: 'waitChanReceive', variable: '--wait-chan-receive', family: 'waiting' },
  select: { colour: 'waitSelect', variable: '--wait-select', family: 'waiting' },
  sync: { colour: 'waitSync', variable: '--wait-sync', family: 'waiting' },
  network: { colour: 'waitNetwork', variable: '--wait-network', family: 'waiting' },
  sleep: { colour: 'waitSleep', variable: '--wait-sleep', family: 'waiting' },
  'GC wait': { colour: 'waitGc', variable: '--wait-gc', family: 'waiting' },
  'other wait': { colour: 'waitOther', variable: '--wait-other', family: 'waiting' },
  unknown: { colour: 'unknown', variable: '--unknown', family: 'unknown' },
};

export const UNKNOWN_KIND = STRETCH_KINDS.indexOf('unknown');
const RUNNING_KIND = STRETCH_KINDS.indexOf('running');

export function kindOf(value: number | undefined): StretchKind {
  return STRETCH_KINDS[value ?? UNKNOWN_KIND] ?? 'unknown';
}

export function lookOf(kind: StretchKind): Look {
  return LOOKS[kind];
}

const KIND_WORDS: Readonly<Record<StretchKind, string>> = {
  running: marked('running'),
  'GC mark worker': marked('GC mark worker'),
  'mark assist': marked('mark assist'),
  sweep: marked('sweep'),
  runnable: marked('runnable'),
  'created, not yet run': marked('created, not yet run'),
  'system call': marked('system call'),
  'chan send': marked('chan send'),
  'chan receive': marked('chan receive'),
  select: marked('select'),
  sync: marked('sync'),
  network: marked('network'),
  sleep: marked('sleep'),
  'GC wait': marked('GC wait'),
  'other wait': marked('other wait'),
  unknown: marked('unknown'),
};

/** In the language that is spoken. */
export function kindText(kind: StretchKind): string {
  return t(KIND_WORDS[kind]);
}

const SPAN_KIND_WORDS: Readonly<Record<SpanKind, string>> = { 0: marked('running'), 1: marked('syscall'), 2: marked('GC mark worker'), 3: marked('GC mark assist'), 4: marked('GC sweep') };

/** What a P did, by SPAN_KINDS, in the language that is spoken. */
export function spanKindText(kind: SpanKind): string {
  return t(SPAN_KIND_WORDS[kind]);
}

const STATE_WORDS: Readonly<Record<(typeof DENSITY_STATES)[number], string>> = {
  running: marked('running'),
  'GC work': marked('GC work'),
  runnable: marked('runnable'),
  'system call': marked('system call'),
  waiting: marked('waiting'),
  unknown: marked('unknown'),
};

/** One of DENSITY_STATES in the language that is spoken. */
export function stateText(state: (typeof DENSITY_STATES)[number]): string {
  return t(STATE_WORDS[state]);
}

export function isWait(kind: StretchKind): boolean {
  return LOOKS[kind].family === 'waiting';
}

/** Colours by number of the kind, for drawing. */
export function kindFills(palette: Palette): readonly string[] {
  return STRETCH_KINDS.map((kind) => palette[LOOKS[kind].colour]);
}

/**
 * Goroutines alternate between two greens by index, so that neighbours differ as a rule; a gap parts them always. Thin spans
 * all look alike: stripes of two greens would be noise.
 */
export function spanFill(fills: readonly string[], kind: number, goroutine: number, thin: boolean, palette: Palette): string {
  if (kind === RUNNING_KIND && !thin && goroutine % 2 === 1) return palette.runningAlt;
  return fills[kind] ?? palette.unknown;
}

/** Kinds that lanes of Ps and threads, and the counters, can show; the other lanes show all. */
export const KINDS_ON_PROCS: readonly StretchKind[] = ['running', 'GC mark worker', 'mark assist', 'sweep', 'runnable', 'system call', 'unknown'];

/** By DENSITY_STATES. */
export const DENSITY_COLOURS: Readonly<Record<(typeof DENSITY_STATES)[number], PaletteColour>> = {
  running: 'running',
  'GC work': 'gc',
  runnable: 'runnable',
  'system call': 'syscall',
  waiting: 'waitAny',
  unknown: 'unknown',
};

export function densityFills(palette: Palette): readonly string[] {
  return DENSITY_STATES.map((state) => palette[DENSITY_COLOURS[state]]);
}

/** A function's name without the directory of its package: "net/http.(*conn).serve" is "http.(*conn).serve". */
export function shortFunction(name: string): string {
  // Slashes after a bracket belong to type arguments.
  const bracket = name.indexOf('[');
  const path = bracket < 0 ? name : name.slice(0, bracket);
  return name.slice(path.lastIndexOf('/') + 1);
}
