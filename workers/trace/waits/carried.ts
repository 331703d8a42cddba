// What goroutines that wait when a generation begins were kept by before it. Generations are summed up one by one, each without those before;
// once all of these are known, what its first waits lack comes from here.

import type { CloseTrace } from '../closeup/closeTrace.ts';
import type { AttributionPart } from './attributionPart.ts';
import { CAUSE, CAUSES } from './causes.ts';

/** CAUSES by number of the goroutine in the trace. */
export type Carried = ReadonlyMap<number, Float64Array>;

const NONE_CARRIED: Carried = new Map();
const ofTraces = new WeakMap<CloseTrace, Carried[]>();

/** Into generation `number`; undefined: one before it is not known yet. */
export function carriedInto(trace: CloseTrace, number: number): Carried | undefined {
  let carried = ofTraces.get(trace);
  if (carried === undefined) {
    carried = [NONE_CARRIED];
    ofTraces.set(trace, carried);
  }
  while (carried.length <= number) {
    const part = trace.collector(carried.length - 1)?.attribution;
    if (part === undefined) return undefined;
    carried.push(carriedOn(carried[carried.length - 1], part));
  }
  return carried[number];
}

/** Of goroutines that a generation does not mention (older formats) what is known so far stays; what they waited in it is unknown. */
function carriedOn(before: Carried, { openGoroutine, openCauses, headGoroutine }: AttributionPart): Carried {
  const carried = new Map(before);
  for (const goroutine of headGoroutine) carried.delete(goroutine);
  openGoroutine.forEach((goroutine, i) => {
    const causes = openCauses.slice(i * CAUSES, (i + 1) * CAUSES);
    carried.get(goroutine)?.forEach((ns, cause) => (causes[cause] += ns));
    carried.set(goroutine, causes);
  });
  return carried;
}

/** Puts what was carried in place of what is unknown in `causes[at …]`, of which `lackingNs` are from before; returns what still lacks. */
export function putInPlace(causes: Float64Array, at: number, carry: Float64Array | undefined, lackingNs: number): number {
  if (carry === undefined) return lackingNs;
  const known = carry.reduce((sum, ns) => sum + ns, 0);
  if (known > lackingNs || known > causes[at + CAUSE.unknown]) return lackingNs;
  causes[at + CAUSE.unknown] -= known;
  for (let cause = 0; cause < CAUSES; cause++) causes[at + cause] += carry[cause];
  return lackingNs - known;
}
