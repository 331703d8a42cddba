// What the view of waits shows. Part of the view state; `src/share/waitFields.ts` is its codec.
import type { Ns, WaitCause, WaitGroupOrder, WaitGrouping, WaitKind } from '../../../workers/api.ts';

/** `map`: over time; `histogram`: by length; `tail`: the share of waits longer than a length. */
export const WAIT_PICTURES = ['histogram', 'map', 'tail'] as const;
export type WaitPicture = (typeof WAIT_PICTURES)[number];

/** What a column of the histogram is as high as: how many waits there are, or how long they are together. */
export const WAIT_WEIGHTS = ['count', 'time'] as const;
export type WaitWeight = (typeof WAIT_WEIGHTS)[number];

export interface WaitLook {
  /** Empty: all. */
  readonly kinds: readonly WaitKind[];
  readonly picture: WaitPicture;
  readonly weight: WaitWeight;
  readonly by: WaitGrouping;
  readonly group: { readonly by: WaitGrouping; readonly key: string } | undefined;
  readonly order: WaitGroupOrder;
  readonly descending: boolean;
  /** Waits of these lengths are listed. */
  readonly lengthNs: { readonly fromNs: Ns; readonly toNs: Ns } | undefined;
  readonly main: WaitCause | undefined;
  readonly list: 'longest' | 'time';
  /** What came before is laid beside what came after. */
  readonly momentNs: Ns | undefined;
}

export const INITIAL_WAIT_LOOK: WaitLook = {
  kinds: [],
  picture: 'histogram',
  weight: 'count',
  by: 'entry',
  group: undefined,
  order: 'waiting',
  descending: true,
  lengthNs: undefined,
  main: undefined,
  list: 'longest',
  momentNs: undefined,
};
