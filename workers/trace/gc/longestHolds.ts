// The longest stretches for which a goroutine, or a system call, held a P without making way.
import type { Evidence } from '../../findings/evidence.ts';
import type { Ns } from '../../api.ts';
import { KIND_MASK, SPAN } from '../index/slice.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

interface Hold {
  ns: Ns;
  startNs: Ns;
}

/** undefined: some generation's slices are not in memory, and reading them all again for this would take as long as opening the file. */
export function longestHolds({ generations }: TraceIndex): Evidence['holds'] {
  const running: Hold = { ns: 0, startNs: 0 };
  const syscall: Hold = { ns: 0, startNs: 0 };
  for (const { detail, heads } of generations) {
    if (detail === undefined) return undefined;
    const { startNs, endNs, kindAndThread } = detail.slices;
    for (let row = 0; row < startNs.length; row++) {
      const kind = kindAndThread[row] & KIND_MASK;
      if (kind === SPAN.running) longer(running, startNs[row], endNs[row]);
      else if (kind === SPAN.syscall) longer(syscall, startNs[row], endNs[row]);
    }
    for (const head of heads) {
      if (head?.kind === SPAN.running) longer(running, head.startNs, head.endNs);
      else if (head?.kind === SPAN.syscall) longer(syscall, head.startNs, head.endNs);
    }
  }
  return { running: told(running), syscall: told(syscall) };
}

function longer(longest: Hold, startNs: Ns, endNs: Ns): void {
  if (!(endNs - startNs > longest.ns)) return;
  longest.ns = endNs - startNs;
  longest.startNs = startNs;
}

function told({ ns, startNs }: Hold): NonNullable<Evidence['holds']>['running'] {
  return ns === 0 ? undefined : { ns, at: { what: 'range', range: { startNs, endNs: startNs + ns } } };
}
