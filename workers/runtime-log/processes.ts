// Starts of the program within one file: cycles and times since the start fall then. Told by the lines in the order of the file, in which
// neighbours may have changed places on their way through a collector of logs.
import { RECORD_KINDS } from './runtimeRecords.ts';

const MOST_RESTARTS = 65_535;
/** Cycles that were passed over may still come: as many are remembered. */
const MOST_LATE_CYCLES = 64;
/** A line of schedtrace is not later than that. */
const MOST_LATE_NS = 5e9;

interface Lines {
  readonly order: { readonly count: number; readonly kind: Uint8Array; readonly row: Uint32Array };
  readonly gc: { readonly cycle: Uint32Array };
  readonly inits: { readonly startNs: Float64Array; readonly package: Uint32Array };
  readonly sched: { readonly sinceNs: Float64Array };
}

const GC = RECORD_KINDS.indexOf('gc');
const INIT = RECORD_KINDS.indexOf('init');
const SCHED = RECORD_KINDS.indexOf('sched');

/** By place in `order`: how often the program had been started again before. */
export function processesOf(lines: Lines): Uint16Array {
  const { count, kind, row } = lines.order;
  const processes = new Uint16Array(count);
  let restarts = 0;
  let process = new OneProcess();
  for (let at = 0; at < count; at++) {
    if (!goesOn(process, lines, kind[at], row[at])) {
      restarts = Math.min(MOST_RESTARTS, restarts + 1);
      process = new OneProcess();
      goesOn(process, lines, kind[at], row[at]);
    }
    processes[at] = restarts;
  }
  return processes;
}

function goesOn(process: OneProcess, { gc, inits, sched }: Lines, kind: number, row: number): boolean {
  if (kind === GC) return process.hasCycle(gc.cycle[row]);
  if (kind === INIT) return process.hasInit(inits.startNs[row], inits.package[row]);
  return kind !== SCHED || process.hasSched(sched.sinceNs[row]);
}

/** Each asks whether a line can be of the process, and takes it if so. */
class OneProcess {
  #cycle = 0;
  #isFirstCycle = true;
  readonly #late = new Set<number>();
  #initNs = -1;
  readonly #packages = new Set<number>();
  #sinceNs = -1;

  hasCycle(cycle: number): boolean {
    if (cycle <= this.#cycle) return this.#late.delete(cycle);
    // A log may begin in mid-run: nothing before it is awaited.
    if (!this.#isFirstCycle) for (let late = Math.max(this.#cycle + 1, cycle - MOST_LATE_CYCLES); late < cycle; late++) this.#await(late);
    this.#isFirstCycle = false;
    this.#cycle = cycle;
    return true;
  }

  hasInit(startNs: number, name: number): boolean {
    if (startNs < this.#initNs && this.#packages.has(name)) return false;
    this.#packages.add(name);
    this.#initNs = Math.max(this.#initNs, startNs);
    return true;
  }

  hasSched(sinceNs: number): boolean {
    if (sinceNs < this.#sinceNs && (sinceNs === 0 || this.#sinceNs - sinceNs > MOST_LATE_NS)) return false;
    this.#sinceNs = Math.max(this.#sinceNs, sinceNs);
    return true;
  }

  #await(cycle: number): void {
    this.#late.add(cycle);
    if (this.#late.size <= MOST_LATE_CYCLES) return;
    // The one that has been awaited longest.
    for (const oldest of this.#late) {
      this.#late.delete(oldest);
      return;
    }
  }
}
