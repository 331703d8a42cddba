// How the phases of a GC cycle look in every trace view, by GcPhase.
import type { GC_PHASES } from '../../../workers/api.ts';
import type { PaletteColour } from '../../charts/palette.ts';

type PerPhase<T> = Readonly<{ [Phase in keyof typeof GC_PHASES & `${number}`]: T }> & readonly T[];

/** For the gutter; GC_PHASES has the full names. */
export const PHASE_SHORT_NAMES: PerPhase<string> = ['sweep term.', 'mark', 'mark term.', 'sweep'];
/** The two short phases stop the world. */
export const PHASE_COLOURS: PerPhase<PaletteColour> = ['stw', 'gc', 'stw', 'gcSoft'];
/** The one that competes with goroutines for Ps. */
export const MARK_PHASE = 1;
