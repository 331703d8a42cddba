// Steps, offsets and anomalies of a start, put together from what the trace's first generation shows, and the main goroutine until
// main.main.

import type { EarlyGoroutine, Frame, Ns, ProcStart, RecordingBegins, StartUp, StartUpAnomaly, StartUpStep, TimeRange } from '../../api.ts';
import { GO } from '../columns.ts';
import { stackFrames } from '../ask/stack.ts';
import { goroutineRef } from '../ask/goroutine.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { StwRange } from '../index/ranges.ts';
import { displayText } from '../text.ts';
import type { HeldGeneration } from './heldGeneration.ts';
import { goroutineOf, monitorSign, procStarts } from './firstSigns.ts';
import type { InitWalk } from './initWalk.ts';
import { initsSeen, type MainPhases, type MainSeen } from './mainGoroutine.ts';
import { bandOf, offsetOf } from './offsets.ts';
import { stalledProcs } from './stalledProcs.ts';

const START_STOP = 'start trace';
/** A package's init beyond this is worth a look. */
const SLOW_INIT_NS = 1_000_000;
const MOST_GOROUTINES = 12;
const MOST_STOPS = 200;
/** Anomalies shown. */
const MOST_FOUND = 24;
/** So much is shown after the last step, as a share of it, and at least so much in all. */
const ROOM = 0.06;
const LEAST_SHOWN_NS = 200_000;
/** A recording that began in mid-run shows its first moments. */
const MID_RUN_NS = 2_000_000;

/** `first`: the trace's first generation; `walk`: has seen it, and those after it until main.main. */
export function startUpOf(trace: SummedTrace, first: HeldGeneration, walk: InitWalk): StartUp {
  const { index } = trace;
  const { texts } = index.tables;
  const local = first.main();
  const { phases, seen } = walk;
  const startStop = index.ranges.stw[0]?.startNs <= first.endNs && texts[index.ranges.stw[0].kindText] === START_STOP ? index.ranges.stw[0] : undefined;
  const main = first.goroutine(local);
  const startedBy = startStop?.goroutine ?? (inOlderFormat(first) ? foundRunning(first) : undefined);
  const begins = beginsIn(startedBy, startStop?.stack ?? 0, main?.goroutine, seen, phases);
  const isStart = begins !== 'in mid-run';
  const inits = begins === 'in package init' ? initsSeen(seen, phases) : [];
  const mainAt = begins === 'in package init' ? walk.mainAt : undefined;
  const procs = procStarts(first);
  const goroutines = isStart ? earlyGoroutines(first) : [];
  const stopEndNs = startStop?.endNs;
  const firstProc = firstAfterStop(procs, stopEndNs ?? 0);
  const sysmon = monitorSign(first);
  const mainOnNs = stopEndNs === undefined ? undefined : mainRunsOn(first, local, stopEndNs);
  const { stretches } = first.closeup;
  const frames = (stack: number): readonly Frame[] => stackFrames(index.tables, stack);
  const mark = index.ranges.marks.find(({ activeAtStart, startNs }) => !activeAtStart && startNs <= walk.lookedUntilNs);

  const steps: StartUpStep[] = [];
  const add = (step: Partial<StartUpStep> & Pick<StartUpStep, 'step' | 'atNs'>): void => void steps.push({ untilNs: undefined, goroutine: undefined, proc: undefined, thread: undefined, stack: [], ...step });
  if (startStop !== undefined) add({ step: 'trace start stop', atNs: startStop.startNs, untilNs: stopEndNs, goroutine: goroutineRef(index, startStop.goroutine), stack: frames(startStop.stack) });
  if (isStart) {
    if (inits.length > 0) add({ step: 'package init', atNs: 0, untilNs: mainAt?.atNs, goroutine: main });
    if (firstProc?.atNs !== undefined) add({ step: 'first P start', atNs: firstProc.atNs, goroutine: firstProc.goroutine, proc: firstProc.proc, thread: firstProc.thread });
    if (sysmon !== undefined) add({ step: 'sysmon first seen', atNs: stretches.startNs[sysmon.row], goroutine: first.goroutine(goroutineOf(first, sysmon.row)), thread: first.thread(sysmon.thread) });
    if (mainOnNs !== undefined) add({ step: 'main goroutine start', atNs: mainOnNs, goroutine: main });
    if (mainAt !== undefined) add({ step: 'main.main', atNs: mainAt.atNs, goroutine: main, stack: frames(mainAt.stack) });
    const [made] = goroutines;
    if (made !== undefined) add({ step: 'first user goroutine created', atNs: made.createdNs, goroutine: made.goroutine });
    const ran = goroutines.filter(({ startNs }) => startNs !== undefined).toSorted((a, b) => (a.startNs ?? 0) - (b.startNs ?? 0))[0];
    if (ran?.startNs !== undefined) add({ step: 'first user goroutine start', atNs: ran.startNs, goroutine: ran.goroutine });
    if (mark !== undefined) add({ step: 'first GC cycle', atNs: mark.startNs, untilNs: mark.endNs, stack: frames(mark.stack) });
  }

  const lastNs = isStart ? Math.max(...steps.map(({ atNs, untilNs }) => untilNs ?? atNs), inits.at(-1)?.endNs ?? 0) : Math.min(MID_RUN_NS, first.endNs);
  const range: TimeRange = { startNs: 0, endNs: Math.max(1, Math.min(index.lastNs, Math.max(LEAST_SHOWN_NS, lastNs * (1 + ROOM)))) };
  const stopBeforeMain = mainAt === undefined ? undefined : index.ranges.stw.findLast(({ endNs }) => endNs !== undefined && endNs <= mainAt.atNs)?.endNs;
  const [created] = goroutines;
  return {
    begins,
    startedBy: startedBy === undefined ? undefined : goroutineRef(index, startedBy),
    main,
    range,
    lookedUntilNs: walk.lookedUntilNs,
    steps: steps.toSorted((a, b) => a.atNs - b.atNs),
    offsets: [
      ...offsetOf('start stop', startStop?.startNs, stopEndNs),
      ...(isStart ? [...offsetOf('stop to first P', stopEndNs, firstProc?.atNs), ...(firstProc?.atNs === firstProc?.runsNs ? [] : offsetOf('first P to its first goroutine', firstProc?.atNs, firstProc?.runsNs)), ...offsetOf('stop to main goroutine', stopEndNs, mainOnNs)] : []),
      ...offsetOf('stop to main.main', stopBeforeMain, mainAt?.atNs),
      ...offsetOf('creation to first start', created?.createdNs, created?.startNs),
    ],
    anomalies: isStart
      ? [...longStartStop(startStop, main, frames), ...(begins === 'in package init' ? [...walk.blocked.anomalies(), ...slowInits(inits, main)] : []), ...stalledProcs(trace, first, { startNs: stopEndNs ?? 0, endNs: Math.min(first.endNs, range.endNs) })].slice(0, MOST_FOUND)
      : [],
    inits,
    procs,
    goroutines,
    stops: index.ranges.stw.slice(0, MOST_STOPS).flatMap(({ startNs, endNs, kindText }, at) => (startNs < range.endNs ? [{ name: displayText(texts[kindText]), startNs, endNs: endNs ?? index.lastNs, index: at }] : [])),
    known: 1,
  };
}

/** By who began it, and what was on the main goroutine's stack then. `stack`: of who stopped the world to begin it; 0: none is told. */
function beginsIn(startedBy: number | undefined, stack: number, main: number | undefined, seen: readonly MainSeen[], phases: MainPhases): RecordingBegins {
  if (seen.length === 0 || (startedBy !== undefined && startedBy !== main)) return 'in mid-run';
  const told = stack === 0 ? seen.find((at) => phases.of(at.stack).phase !== 'other')?.stack : stack;
  const { phase } = phases.of(told ?? 0);
  if (phase === 'init') return 'in package init';
  return phase === 'main' && startedBy !== undefined ? 'in main.main' : 'in mid-run';
}

/** Traces of Go 1.21 and earlier do not tell the stop that begins them. */
function inOlderFormat({ closeup }: HeldGeneration): boolean {
  return (closeup.gomaxprocs.untold ?? 0) > 0;
}

/** While an older recording begins the world is stopped: the one goroutine that runs then stopped it. Its number in the trace. */
function foundRunning({ index, generation, closeup }: HeldGeneration): number | undefined {
  const { first, startNs, state } = closeup.stretches;
  for (let local = 0; local + 1 < first.length; local++) {
    const row = first[local];
    if (row < first[local + 1] && state[row] === GO.running && Number.isNaN(startNs[row])) return index.goroutineNumber(generation, local);
  }
  return undefined;
}

/** The first P that got to work after the stop. */
function firstAfterStop(procs: readonly ProcStart[], stopEndNs: Ns): ProcStart | undefined {
  return procs.filter(({ atNs }) => atNs !== undefined && atNs >= stopEndNs).toSorted((a, b) => (a.atNs ?? 0) - (b.atNs ?? 0))[0];
}

/** When the main goroutine ran first after the stop; its end, where it ran all along. undefined: it did not run. */
function mainRunsOn({ closeup, endNs }: HeldGeneration, main: number, stopEndNs: Ns): Ns | undefined {
  const { first, startNs, state } = closeup.stretches;
  if (main < 0) return undefined;
  for (let row = first[main]; row < first[main + 1]; row++) {
    if (state[row] !== GO.running) continue;
    const untilNs = row + 1 < first[main + 1] ? startNs[row + 1] : endNs;
    if (untilNs > stopEndNs) return Number.isNaN(startNs[row]) ? stopEndNs : Math.max(stopEndNs, startNs[row]);
  }
  return undefined;
}

/** The program's first ones: the runtime's own, and those that write the trace, are not told. */
function earlyGoroutines(first: HeldGeneration): readonly EarlyGoroutine[] {
  const { creations, goroutines } = first.detail;
  const { texts } = first.index.tables;
  const early: EarlyGoroutine[] = [];
  for (let at = 0; at < creations.count && early.length < MOST_GOROUTINES; at++) {
    const local = creations.goroutine[at];
    const goroutine = first.goroutine(local);
    if (goroutine === undefined || isRuntimes(texts[first.generation.maps.texts[goroutines.name[local]]])) continue;
    const waitNs = creations.waitNs[at];
    early.push({ goroutine, createdNs: creations.createdNs[at], startNs: Number.isNaN(waitNs) ? undefined : creations.createdNs[at] + waitNs });
  }
  return early;
}

function isRuntimes(entry: string): boolean {
  return entry === '' || entry.startsWith('runtime.') || entry.startsWith('runtime/');
}

function longStartStop(stop: StwRange | undefined, goroutine: StartUp['main'], frames: (stack: number) => readonly Frame[]): readonly StartUpAnomaly[] {
  if (stop?.endNs === undefined || bandOf(stop.endNs - stop.startNs) !== 'over 50 µs') return [];
  return [{ what: 'start stop', range: { startNs: stop.startNs, endNs: stop.endNs }, goroutine, stack: frames(stop.stack) }];
}

function slowInits(inits: StartUp['inits'], goroutine: StartUp['main']): readonly StartUpAnomaly[] {
  return inits
    .filter(({ startNs, endNs }) => endNs - startNs >= SLOW_INIT_NS)
    .toSorted((a, b) => b.endNs - b.startNs - (a.endNs - a.startNs))
    .map(({ func, startNs, endNs }) => ({ what: 'slow init', func, range: { startNs, endNs }, goroutine, stack: [] }));
}
