// How the phases of a GC cycle look in every trace view, by GcPhase.
import { marked, t } from '../../../language/t.ts';
import type { GC_PHASES } from '../../../workers/api.ts';
import type { PaletteColour } from '../../charts/palette.ts';

type PerPhase<T> = Readonly<{ [Phase in keyof typeof GC_PHASES & `${number}`]: T }> & readonly T[];

const PHASE_NAMES: PerPhase<string> = [marked('STW sweep termination'), marked('concurrent mark'), marked('STW mark termination'), marked('sweep')];

/** A phase's full name, by GcPhase, in the language that is spoken. */
export function phaseText(phase: number): string {
  return t(PHASE_NAMES[phase] ?? '');
}

/** For the gutter; `phaseText` has the full names. */
export const PHASE_SHORT_NAMES: PerPhase<string> = [marked('sweep term.'), marked('mark'), marked('mark term.'), marked('sweep')];
/** The two short phases stop the world. */
export const PHASE_COLOURS: PerPhase<PaletteColour> = ['stw', 'gc', 'stw', 'gcSoft'];
/** The one that competes with goroutines for Ps. */
export const MARK_PHASE = 1;
