// How the reader looks at a profile, the same in all its views.
import type { FlameNode, ProfileOptions, RowName } from '../../../workers/api.ts';
import { INITIAL_GRAPH_LIMITS, type GraphLimits } from '../callgraph/graphLimits.ts';
import { INITIAL_STACKS_LOOK, type StacksLook } from '../stacks/stacksLook.ts';

export const FLAME_COLOURS = ['package', 'origin', 'binary', 'difference'] as const;
export type FlameColour = (typeof FLAME_COLOURS)[number];

export const TREE_ORDERS = ['total', 'self', 'name'] as const;
export type TreeOrder = (typeof TREE_ORDERS)[number];

export const SAMPLES_ORDERS = ['recorded', 'value'] as const;
export type SamplesOrder = (typeof SAMPLES_ORDERS)[number];

export interface ProfileLook {
  /** pprof's own; what is at its default is absent (see options.ts). */
  readonly options: ProfileOptions;
  /** The function that was chosen in any view: marked in all. */
  readonly chosen: RowName | undefined;
  /** The flame graph shows callers and callees of the chosen function instead of everything from the root. */
  readonly sandwich: boolean;
  /** Zoomed boxes of the two halves of a sandwich; each half has nodes of its own. */
  readonly calleesZoom: FlameNode;
  readonly callersZoom: FlameNode;
  /** undefined: by difference where there is a base, else by package. */
  readonly colourBy: FlameColour | undefined;
  readonly flameOrder: 'width' | 'name';
  /** The call tree goes from the root down to callees, or from leaves up to callers. */
  readonly treeOf: 'callees' | 'callers';
  readonly treeOrder: TreeOrder;
  /** Samples one by one: as the file has them, or the largest first. */
  readonly samplesOrder: SamplesOrder;
  /** How much of it the call graph shows. */
  readonly graphLimits: GraphLimits;
  /** What of the goroutines by stack is shown. */
  readonly stacks: StacksLook;
  /** What peek and source look for; '': the chosen function. */
  readonly pattern: string;
}

export const FLAME_ROOT: FlameNode = { depth: 0, sample: 0 };

export const INITIAL_PROFILE_LOOK: ProfileLook = {
  options: {},
  chosen: undefined,
  sandwich: false,
  calleesZoom: FLAME_ROOT,
  callersZoom: FLAME_ROOT,
  colourBy: undefined,
  flameOrder: 'width',
  treeOf: 'callees',
  treeOrder: 'total',
  samplesOrder: 'recorded',
  graphLimits: INITIAL_GRAPH_LIMITS,
  stacks: INITIAL_STACKS_LOOK,
  pattern: '',
};

/** What colours say. Without a base nothing differs. */
export function colourOf({ colourBy, options }: Pick<ProfileLook, 'colourBy' | 'options'>): FlameColour {
  if (options.base === undefined) return colourBy === undefined || colourBy === 'difference' ? 'package' : colourBy;
  return colourBy ?? 'difference';
}
