import type { AskTrace } from '../../../workers/api.ts';
import type { Pin } from '../viewState.ts';
import type { TimelineHit } from './hitTimeline.ts';
import { stretchPin } from './wakeSteps.ts';

/** What pressing a mark pins; of many that were folded the one at that time. undefined: nothing, or it is not known which. */
export async function pinOf(ask: AskTrace, hit: TimelineHit | undefined): Promise<Pin | undefined> {
  if (hit?.hit === 'stw') return { pin: 'stw', index: hit.index };
  if (hit?.hit !== 'span') return undefined;
  const { ref, atNs, goroutine, count } = hit;
  if (ref.lane === 'goroutine') return stretchPin(ref.goroutine, atNs);
  if (count === 1) return stretchPin(goroutine, atNs);
  if (ref.lane === 'proc') {
    const span = await ask({ ask: 'procSpan', proc: ref.proc, atNs });
    return span && stretchPin(span.goroutine.goroutine, Math.max(span.startNs, Math.min(atNs, span.endNs - 1)));
  }
  const found = await ask({ ask: 'laneStretch', ref, atNs });
  return found && stretchPin(found.goroutine, found.atNs);
}
