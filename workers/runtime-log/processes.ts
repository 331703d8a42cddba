// Starts of the program within one file: cycles and times since the start fall then. Told by the lines in the order of the file.
import { RECORD_KINDS } from './runtimeRecords.ts';

const MOST_RESTARTS = 65_535;


interface Lines {
  readonly order: { readonly count: number; readonly kind: Uint8Array; readonly row: Uint32Array };
  readonly gc: { readonly cycle: Uint32Array };
  readonly inits: { readonly startNs: Float64Array };
  readonly sched: { readonly sinceNs: Float64Array };
}

const GC = RECORD_KINDS.indexOf('gc');
const INIT = RECORD_KINDS.indexOf('init');
const SCHED = RECORD_KINDS.indexOf('sched');

/** By place in `order`: how often the program had been started again before. */
export function processesOf({ order, gc, inits, sched }: Lines): Uint16Array {
  const processes = new Uint16Array(order.count);
  let process = 0;
  let cycle = 0;
  let initNs = -1;
  let sinceNs = -1;
  for (let at = 0; at < order.count; at++) {
    const row = order.row[at];
    const kind = order.kind[at];
    const isRestart = kind === GC ? gc.cycle[row] <= cycle : kind === INIT ? inits.startNs[row] < initNs : kind === SCHED && sched.sinceNs[row] < sinceNs;
    if (isRestart) {
      process = Math.min(MOST_RESTARTS, process + 1);
      cycle = 0;
      initNs = -1;
      sinceNs = -1;
    }
    if (kind === GC) cycle = gc.cycle[row];
    else if (kind === INIT) initNs = inits.startNs[row];
    else if (kind === SCHED) sinceNs = sched.sinceNs[row];
    processes[at] = process;
  }
  return processes;
}
