// Steps along the chain of causes: from a goroutine to the one that made it go on, and back.
import type { AskTrace, Ns } from '../../../workers/api.ts';
import type { Pin } from '../viewState.ts';
import { isWait } from './stretchLook.ts';

export type StretchPin = Extract<Pin, { readonly pin: 'stretch' }>;

export function stretchPin(goroutine: number, atNs: Ns): StretchPin {
  return { pin: 'stretch', goroutine, atNs };
}

/** What made the goroutine go on, or start: what its waker did then. undefined: no goroutine did, or nothing is told. */
export async function toCause(ask: AskTrace, from: StretchPin): Promise<StretchPin | undefined> {
  const chain = await ask({ ask: 'wakeChain', goroutine: from.goroutine, atNs: from.atNs });
  const wake = chain?.links[0]?.wake;
  return wake?.by && stretchPin(wake.by.goroutine, wake.atNs);
}

/** What it woke first in this stretch, else what it did next. undefined: nothing. */
export async function toEffect(ask: AskTrace, from: StretchPin): Promise<StretchPin | undefined> {
  const stretch = await ask({ ask: 'stretch', goroutine: from.goroutine, atNs: from.atNs });
  if (stretch === undefined) return undefined;
  const first = stretch.woke.find(({ atNs }) => atNs >= from.atNs) ?? stretch.woke[0];
  if (first !== undefined) return stretchPin(first.woken.goroutine, first.atNs);
  return stretch.afterNs === undefined ? undefined : stretchPin(from.goroutine, stretch.afterNs);
}

/** The wait that a goroutine is in, else the last one that somebody ended. undefined: none is told. */
export async function toWait(ask: AskTrace, from: StretchPin): Promise<StretchPin | undefined> {
  const stretch = await ask({ ask: 'stretch', goroutine: from.goroutine, atNs: from.atNs });
  if (stretch !== undefined && isWait(stretch.kind)) return from;
  const chain = await ask({ ask: 'wakeChain', goroutine: from.goroutine, atNs: from.atNs });
  const wake = chain?.links[0]?.wake;
  return wake?.what === 'unblock' && wake.atNs > 0 ? stretchPin(from.goroutine, wake.atNs - 1) : undefined;
}
