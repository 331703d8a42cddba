// What a start is told in: names and meanings of its steps and offsets, and what was in the way, as sentences.
import type { GoroutineRef, Ns, OffsetBand, RecordingBegins, StartUp, StartUpAnomaly, StartUpOffsetId, StartUpStepId } from '../../../workers/api.ts';
import { formatCount, formatNs } from '../format.ts';
import { marked, t } from '../../../language/t.ts';

interface Words {
  readonly name: string;
  readonly meaning: string;
}

export const STEP_WORDS: Readonly<Record<StartUpStepId, Words>> = {
  'trace start stop': { name: marked('start stop'), meaning: marked('trace.Start stops the world once, so that all Ps begin to record at the same time') },
  'package init': { name: marked('package init'), meaning: marked('Variables and init functions of packages, on the main goroutine, one after the other, until main.main is seen on its stack') },
  'first P start': { name: marked('first other P'), meaning: marked('The first P that a thread took after the start stop, other than those that were running') },
  'sysmon first seen': { name: marked('sysmon'), meaning: marked('The first goroutine woken by a thread that never has a P, which is taken for the runtime’s monitor') },
  'main goroutine start': { name: marked('main goroutine'), meaning: marked('It runs after the start stop; at its end where it is the one that stopped the world') },
  'main.main': { name: marked('main.main'), meaning: marked('The first event whose stack has it: it was entered at this time or a little earlier') },
  'first user goroutine created': { name: marked('first goroutine created'), meaning: marked('The first that is not of the runtime') },
  'first user goroutine start': { name: marked('first goroutine runs'), meaning: marked('The first run of any goroutine that was created in the recording and is not of the runtime') },
  'first GC cycle': { name: marked('first GC cycle'), meaning: marked('Its marking') },
};

export const OFFSET_WORDS: Readonly<Record<StartUpOffsetId, Words>> = {
  'start stop': { name: marked('Start stop'), meaning: marked('How long the recording’s own stop of the world lasted: a cost of tracing') },
  'stop to first P': { name: marked('Its end → first other P'), meaning: marked('Until another thread was awake and had a P') },
  'first P to its first goroutine': { name: marked('That P taken → runs a goroutine'), meaning: marked('How long its thread looked for work') },
  'stop to main goroutine': { name: marked('End of the stop → main goroutine'), meaning: marked('0 where the main goroutine stopped the world itself and ran on') },
  'stop to main.main': { name: marked('Last stop before it → main.main'), meaning: marked('From the end of the last stop of the world before main.main was seen') },
  'creation to first start': { name: marked('First goroutine: created → runs'), meaning: marked('Start latency of the first goroutine that is not of the runtime') },
};

export const BAND_WORDS: Readonly<Record<OffsetBand, string>> = {
  'under 10 µs': marked('A thread that was awake: as short as it gets'),
  '10 to 50 µs': marked('A thread had to be woken: usual'),
  'over 50 µs': marked('Longer than waking a thread takes: something was in the way'),
};

/** `startedBy`: who stopped the world to begin the recording. */
export function beginsSentence({ begins, startedBy, steps }: Pick<StartUp, 'begins' | 'startedBy' | 'steps'>): string {
  switch (begins) {
    case 'in package init': {
      const mainNs = steps.find(({ step }) => step === 'main.main')?.atNs;
      return mainNs === undefined ? t('The recording begins in package init; main.main is not seen in its first part.') : t('The recording begins in package init; main.main is seen {later} later.', { later: formatNs(mainNs) });
    }
    case 'in main.main':
      return t('The recording begins in main.main: package init was over by then and is not in it.');
    case 'in mid-run':
      return startedBy === undefined
        ? t('Nothing tells that this recording began with its process: it may be a flight recorder’s snapshot. So no start-up is told.')
        : t('The recording was begun in mid-run, by {goroutine}: the process’s start is not in it.', { goroutine: nameOf(startedBy) });
  }
}

export const HOW_TO_RECORD: Readonly<Record<RecordingBegins, string | undefined>> = {
  'in package init': undefined,
  'in main.main': marked('To see package init, too, call trace.Start in the first init function of a package that main imports first.'),
  'in mid-run': marked('To see a start, call trace.Start in the first line of main.main, or in an init function.'),
};


/** One sentence, without the place. */
export function anomalySentence(anomaly: StartUpAnomaly): string {
  const ns = anomaly.range.endNs - anomaly.range.startNs;
  switch (anomaly.what) {
    case 'init blocked': {
      const { on, func, times, totalNs } = anomaly;
      const values = { func: shortName(func), on: on === 'system calls' ? 'syscalls' : on, times: formatCount(times), together: formatNs(totalNs), most: formatNs(ns) };
      return times === 1
        ? t('{func} {on, select, network {waited for the network} files {waited for files} syscalls {was in system calls} sleep {slept} GC {waited for the garbage collector} other {waited for other goroutines}} for {together}; package init stood still.', values)
        : t('{func} {on, select, network {waited for the network} files {waited for files} syscalls {was in system calls} sleep {slept} GC {waited for the garbage collector} other {waited for other goroutines}} {times} times, {together} together, {most} at most; package init stood still.', values);
    }
    case 'slow init':
      return t('{func} took at least {time} of package init.', { func: shortName(anomaly.func), time: formatNs(ns) });
    case 'P stalled': {
      const { proc, how, times, totalNs, goroutine } = anomaly;
      const values = { proc, how: how === 'idle' ? 'idle' : 'syscall', goroutine: goroutine === undefined ? t('a goroutine') : nameOf(goroutine), times: formatCount(times), together: formatNs(totalNs), most: formatNs(ns) };
      return times === 1
        ? t('P{proc} {how, select, idle {ran nothing} other {was kept by a system call}} for {together} while {goroutine} was runnable.', values)
        : t('P{proc} {how, select, idle {ran nothing} other {was kept by a system call}} {times} times while goroutines were runnable, {together} together; for {most} while {goroutine} was runnable.', values);
    }
    case 'start stop':
      return t('Beginning the recording stopped the world for {time}: a cost of tracing, not of the program.', { time: formatNs(ns) });
  }
}

/** When the process began, by a log of the same run: before the recording. */
export function processSentence(log: string, processNs: Ns, precisionNs: Ns | undefined): string {
  const values = { log, before: formatNs(Math.abs(processNs)), precision: formatNs(precisionNs ?? 0) };
  return precisionNs === undefined ? t('By {log} the process had started {before} before.', values) : t('By {log} the process had started {before} before (± {precision}).', values);
}

/** Lines of inittrace of one package. */
export function slowPackageSentence(name: string, clockNs: Ns, share: number): string {
  return t('Package {name} took {time} to initialise, by inittrace: {percent} % of all packages’ time.', { name, time: formatNs(clockNs), percent: Math.round(share * 100) });
}

/** The scheduler's own trace, switched on in the same run. */
export function schedtraceSentence(lines: number, overNs: Ns): string {
  return t('schedtrace was on: sysmon wrote {lines, plural, one {{shown} line} other {{shown} lines}} in {time}, each under the scheduler’s lock, for which Ps and threads wait. Compare with a run without it.', { lines, shown: formatCount(lines), time: formatNs(overNs) });
}

/** The main goroutine is named by what it is: its entry function is the runtime's. */
export function nameOf({ id, name }: GoroutineRef): string {
  if (id === '1') return t('the main goroutine');
  return name === '' ? t('goroutine {id}', { id }) : `${shortName(name)} (G${id})`;
}

/** Without the directory of its package. */
export function shortName(func: string): string {
  return func.slice(func.lastIndexOf('/') + 1);
}
