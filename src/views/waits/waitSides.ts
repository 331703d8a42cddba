// Which waits the view is about: one selection, or two where what came before a moment lies beside what came after.
import type { Ns, TimeRange, WaitSelection } from '../../../workers/api.ts';
import type { WaitLook } from './waitLook.ts';
import { marked } from '../../../language/t.ts';

export interface WaitSide {
  /** undefined: the only one. */
  readonly label: 'before' | 'after' | undefined;
  readonly selection: WaitSelection;
}

export function waitSelection({ kinds, group }: Pick<WaitLook, 'kinds' | 'group'>, range: TimeRange | undefined): WaitSelection {
  return { range, kinds, group };
}

/** `range` undefined: the whole recording. A moment at its edge or outside parts nothing. */
export function waitSides(look: Pick<WaitLook, 'kinds' | 'group' | 'momentNs'>, range: TimeRange | undefined, durationNs: Ns): readonly [WaitSide] | readonly [WaitSide, WaitSide] {
  const { momentNs } = look;
  const { startNs, endNs } = range ?? { startNs: 0, endNs: durationNs };
  if (momentNs === undefined || momentNs <= startNs || momentNs >= endNs) return [{ label: undefined, selection: waitSelection(look, range) }];
  return [
    { label: marked('before'), selection: waitSelection(look, { startNs, endNs: momentNs }) },
    { label: marked('after'), selection: waitSelection(look, { startNs: momentNs, endNs }) },
  ];
}

/** The nearest moment that leaves something of the range on both sides. */
export function partingMoment(ns: Ns, { startNs, endNs }: TimeRange): Ns {
  return Math.max(startNs + 1, Math.min(endNs - 1, Math.round(ns)));
}
