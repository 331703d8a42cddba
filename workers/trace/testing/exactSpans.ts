// Test only: what every goroutine did, span by span, straight from closeups; and questions asked until nothing is pending.

import type { Ns, TimeRange } from '../../api.ts';
import { DrawnSpans } from '../closeup/drawn.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { lifeOf, lifePieces } from '../closeup/lives.ts';

export interface ExactSpan {
  readonly goroutine: number;
  readonly startNs: Ns;
  readonly endNs: Ns;
  /** DRAWN. */
  readonly kind: number;
  /** The trace's index; -1: not told, or it was on none. */
  readonly thread: number;
}

const WHOLE = { startNs: -Infinity, endNs: Infinity };

/** All closeups and details must be in memory. */
export function exactSpans(trace: CloseTrace): readonly ExactSpan[] {
  const { index } = trace;
  const spans: ExactSpan[] = [];
  for (const generation of index.generations) {
    for (let local = 0; local < generation.goroutines; local++) {
      const goroutine = generation.firstGoroutine + local;
      const life = index.goroutineNumber(generation, local) === goroutine ? lifeOf(index, goroutine) : undefined;
      if (life === undefined) continue;
      for (const piece of lifePieces(trace, life, WHOLE)) {
        for (const span = new DrawnSpans(index, piece); span.next(); ) {
          const thread = span.row < 0 || piece.closeup === undefined ? -1 : piece.closeup.stretches.thread[span.row];
          spans.push({ goroutine, startNs: span.startNs, endNs: span.endNs, kind: span.kind, thread: thread < 0 ? -1 : piece.generation.maps.threads[thread] });
        }
      }
    }
  }
  return spans;
}

export function overlapNs(span: Pick<ExactSpan, 'startNs' | 'endNs'>, range: TimeRange): Ns {
  return Math.max(0, Math.min(span.endNs, range.endNs) - Math.max(span.startNs, range.startNs));
}

/** Asks again and again. */
export async function settled<Answer extends { readonly pending: readonly TimeRange[] }>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let times = 0; times < 1000; times++) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- each answer is waited for
    const answer = await ask();
    if (answer.pending.length === 0) return answer;
    // oxlint-disable-next-line eslint/no-await-in-loop
    await new Promise((resolve) => {
      setTimeout(resolve, 1);
    });
  }
  throw new Error('Something is pending for ever.');
}

