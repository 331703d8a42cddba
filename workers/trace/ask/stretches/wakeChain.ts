// Why was the goroutine waiting, who ended that, and how did that one come to run: backwards in time.

import { type Ns, STRETCH_KINDS, type StretchKind, type Wake, type WakeChain } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { type Life, lifeOf, lifePiece } from '../../closeup/lives.ts';
import { NONE } from '../../columns.ts';
import { generationOfTime, rowAt, spanAt, stateBegan } from './spanAt.ts';
import { isWake, wakeOf } from './wakes.ts';
import { isWait } from '../../closeup/stretchKind.ts';
import { holdingSpan } from './wholeSpan.ts';

const MOST_LINKS = 30;
/** Generations gone back to, for one link: one that only stops and starts is woken nowhere. */
const MOST_BACK = 4;

type Link = WakeChain['links'][number];

export async function askWakeChain(trace: CloseTrace, goroutine: number, atNs: Ns): Promise<WakeChain | undefined> {
  const { index } = trace;
  const life = lifeOf(index, goroutine);
  if (life === undefined) return undefined;
  const beginNs = Math.min(atNs, index.lastNs - 1);
  // Of one that waits, the wake that ends that.
  const fromNs = await holdingSpan(trace, life, beginNs, ({ kind, endNs }) => (isWait(kind) && endNs < Infinity ? endNs : beginNs));
  if (fromNs === undefined) return undefined;
  const links: Link[] = [];
  for (let next: { readonly life: Life; readonly atNs: Ns } | undefined = { life, atNs: fromNs }; next !== undefined && links.length < MOST_LINKS; ) {
    const link: Link | undefined = await lastWake(trace, next.life, next.atNs);
    if (link === undefined) break;
    links.push(link);
    const by = link.wake.by === undefined ? undefined : lifeOf(index, link.wake.by.goroutine);
    next = by === undefined ? undefined : { life: by, atNs: link.wake.atNs };
  }
  return { links };
}

/** The last wake of a goroutine at a time or before. */
async function lastWake(trace: CloseTrace, life: Life, atNs: Ns): Promise<Link | undefined> {
  let number: number | undefined = generationOfTime(trace.index, life, atNs);
  for (let back = 0; number !== undefined && back <= MOST_BACK; back++) {
    const at: number = number;
    const link = await trace.holding([at], () => lastWakeIn(trace, life, at, atNs));
    if (link !== undefined) return link;
    number = life.first < number ? stateBegan(trace.index, life, number) : undefined;
  }
  return undefined;
}

function lastWakeIn(trace: CloseTrace, life: Life, number: number, atNs: Ns): Link | undefined {
  const { index } = trace;
  const piece = lifePiece(trace, life, number);
  if (piece?.closeup === undefined || piece.local < 0) return undefined;
  const { generation, closeup, local, from } = piece;
  for (let row = rowAt(piece, atNs); row >= from; row--) {
    if (!isWake(closeup.stretches, local, row)) continue;
    const wake = wakeOf({ index, number, generation, closeup }, local, row);
    return { wake, byKind: kindOfWaker(trace, number, closeup.stretches.cause[row], wake) };
  }
  return undefined;
}

/** What the waker does as it wakes another. */
function kindOfWaker(trace: CloseTrace, number: number, local: number, { by, atNs }: Wake): StretchKind | undefined {
  const life = local === NONE || by === undefined ? undefined : lifeOf(trace.index, by.goroutine);
  const piece = life === undefined ? undefined : lifePiece(trace, life, number);
  const span = piece === undefined ? undefined : spanAt(trace.index, piece, atNs - 1);
  return span === undefined ? undefined : STRETCH_KINDS[span.at.kind];
}
