// How a span of a P looks and reads.
import { SPAN_KINDS, type ProcStrips, type SpanKind } from '../../../workers/api.ts';
import type { Palette } from '../../charts/palette.ts';
import type { LegendEntry } from '../../charts/stage/Legend.tsx';

export function spanKind(value: number | undefined): SpanKind {
  return value !== undefined && value in SPAN_KINDS ? (value as SpanKind) : 0;
}

/**
 * Goroutines alternate between two greens by index, so that neighbours differ as a rule; a gap parts them always. Thin spans
 * all look alike: stripes of two greens would be noise.
 */
export function spanFill(kind: SpanKind, goroutine: number, thin: boolean, palette: Palette): string {
  switch (kind) {
    case 0:
      return thin || goroutine % 2 === 0 ? palette.running : palette.runningAlt;
    case 1:
      return palette.syscall;
    case 2:
    case 3:
    case 4:
      return palette.gc;
  }
}

export const SPAN_LEGEND: readonly LegendEntry[] = [
  { colour: '--running', label: 'running', shape: 'box' },
  { colour: '--syscall', label: 'syscall', shape: 'box' },
  { colour: '--gc', label: 'GC work: mark worker, mark assist, sweep', shape: 'box' },
];

/** "(*conn).serve 42", and "GC mark assist" in front where the goroutine works for the collector. */
export function spanLabel(strips: ProcStrips, span: number): string {
  const kind = spanKind(strips.kind[span]);
  const name = shortFunction(strips.names[strips.nameOf[span] ?? 0] ?? '');
  const who = `${name === '' ? 'goroutine' : name} ${strips.goroutineId[span] ?? ''}`;
  return kind === 3 || kind === 4 ? `${SPAN_KINDS[kind].slice(3)}: ${who}` : who;
}

/** A function's name without the directory of its package: "net/http.(*conn).serve" is "http.(*conn).serve". */
export function shortFunction(name: string): string {
  // Slashes after a bracket belong to type arguments.
  const bracket = name.indexOf('[');
  const path = bracket < 0 ? name : name.slice(0, bracket);
  return name.slice(path.lastIndexOf('/') + 1);
}
