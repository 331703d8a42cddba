// Test only: the first thing that is wrong with the causes of a trace's waits, in words; undefined: each sums up to its wait in whole ns,
// and together they are the waits that the index counts.

import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { CAUSES } from '../causes.ts';
import { sweepWaits } from '../waitSweep.ts';

/** Of a trace with all its closeups. */
export function waitFault({ index, closeup: closeupOf }: Pick<CloseTrace, 'index' | 'closeup'>): string | undefined {
  let [count, sumNs, created] = [0, 0, 0];
  for (const [number, generation] of index.generations.entries()) {
    const closeup = closeupOf(number);
    if (closeup === undefined) return `generation ${number} has no closeup`;
    const { waits } = sweepWaits({ index, generation, number, closeup });
    for (let row = 0; row < waits.count; row++) {
      const ns = waits.endNs[row] - waits.startNs[row];
      const causes = waits.causes.subarray(row * CAUSES, (row + 1) * CAUSES);
      const sum = causes.reduce((total, one) => total + one, 0);
      if (sum !== ns || causes.some((one) => one < 0 || !Number.isInteger(one))) return `generation ${number}, wait ${row} of ${ns} ns: ${Array.from(causes).join(' ')}`;
      sumNs += ns;
      created += Number(waits.kind[row] === 0);
    }
    count += waits.count;
  }
  const { n, sum } = index.schedulingWaits.ranks();
  if (count !== n || sumNs !== sum) return `${count} waits of ${sumNs} ns in place of ${n} of ${sum}`;
  return created === index.startWaits.started ? undefined : `${created} starts in place of ${index.startWaits.started}`;
}
