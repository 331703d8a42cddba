// What the page says of the rules that look for what stands out.
import type { Anomaly, AnomalyId } from '../../../workers/api.ts';
import { formatCount, formatNs, formatPercent } from '../format.ts';
import { marked, t } from '../../../language/t.ts';

export interface AnomalyWords {
  readonly title: string;
  /** What it means where it is found. */
  readonly says: string;
  /** What to do about it. */
  readonly helps: string;
  /** Name of the figure that decided. */
  readonly figure: string;
  /** What `count` counts: a text with `count` and, as it is shown, `shown`. */
  readonly counted: string;
  /** `counted` and `totalNs` together, a text with `counted` and `time`; undefined: it is not told. */
  readonly together: string | undefined;
  /** Heading of the column of places that says how much. */
  readonly value: string;
  /** Class of the marks of the strip: the colour of what they are. */
  readonly mark: string;
}

export const ANOMALY_WORDS: Readonly<Record<AnomalyId, AnomalyWords>> = {
  'long-runnable': {
    title: marked('Goroutines wait long for a P'),
    says: marked('Goroutines were ready to run and did not run for longer than a time slice of the scheduler.'),
    helps: marked('More goroutines want a CPU than there are: let fewer work at a time, or give the program more CPUs. Where the goroutine that runs does so for long, see what it does.'),
    figure: marked('Longest wait'),
    counted: marked('{count, plural, one {{shown} wait} other {{shown} waits}}'),
    together: marked('{counted}, {time} together'),
    value: marked('Waited'),
    mark: 'runnable',
  },
  'idle-ps-while-waiting': {
    title: marked('A P is idle while goroutines wait'),
    says: marked('A P had nothing to run while a goroutine was ready: its thread was not awake, or had no CPU of the machine.'),
    helps: marked('See whether GOMAXPROCS is larger than the CPUs that the program really gets (limits of its container, busy neighbours): a P without a CPU helps nobody.'),
    figure: marked('Longest spell'),
    counted: marked('{count, plural, one {{shown} spell} other {{shown} spells}}'),
    together: marked('{counted}, {time} together'),
    value: marked('Idle'),
    mark: 'p-idle',
  },
  'syscall-held-p': {
    title: marked('System calls keep Ps from goroutines'),
    says: marked('A system call kept its P while goroutines waited and no other P was free. sysmon takes such a P back after 20 µs at the earliest, and after 10 ms where it slept or saw no need.'),
    helps: marked('Make such calls fewer and larger (buffer what is read and written), or let few goroutines make them. Raising GOMAXPROCS a little fills the gaps.'),
    figure: marked('Waiting meanwhile, of the recording’s time'),
    counted: marked('{count, plural, one {{shown} system call} other {{shown} system calls}}'),
    together: marked('{counted}, {time} of waiting by others'),
    value: marked('Others waited'),
    mark: 'syscall',
  },
  'late-netpoll': {
    title: marked('The network wakes goroutines late'),
    says: marked('Data was there, but the goroutine that waited for it ran late: a thread without a P had found it, or a P was idle meanwhile.'),
    helps: marked('Ps that are always busy do not poll: leave some room. Long stretches without a call of the scheduler delay polling, too.'),
    figure: marked('Late, of all wake-ups by the network'),
    counted: marked('{count, plural, one {{shown} late wake-up} other {{shown} late wake-ups}}'),
    together: marked('{counted}, {time} together'),
    value: marked('Waited'),
    mark: 'wait-network',
  },
  'creation-burst': {
    title: marked('Bursts of new goroutines start late'),
    says: marked('Many goroutines were created within a millisecond, and half of them or more started over a millisecond later.'),
    helps: marked('Hand work to a fixed number of workers, or limit how many goroutines are started at a time (errgroup.SetLimit, a semaphore).'),
    figure: marked('Largest burst, goroutines for each P'),
    counted: marked('{count, plural, one {{shown} burst} other {{shown} bursts}}'),
    together: marked('{counted}, {time} of waiting in all'),
    value: marked('Waited in all'),
    mark: 'created',
  },
  'goroutines-only-grow': {
    title: marked('The number of goroutines only grows'),
    says: marked('Goroutines of these functions became more and more until the end of the recording, which is what a leak looks like.'),
    helps: marked('See what they wait for, and who would end that: a channel nobody closes, a context nobody cancels, a lock nobody releases. A goroutine profile tells their stacks.'),
    figure: marked('More at the end than after the start'),
    counted: marked('{count, plural, one {{shown} function} other {{shown} functions}}'),
    together: undefined,
    value: '',
    mark: 'waiting',
  },
  'lock-convoy': {
    title: marked('Goroutines queue at a lock'),
    says: marked('Goroutines waited for a mutex at one place and handed it on from one to the next: of those, one runs at a time.'),
    helps: marked('Hold the lock for less (no logging, no I/O, no allocation under it), split it by key, or let each worker collect by itself and merge.'),
    figure: marked('Goroutines waiting at one place, on average'),
    counted: marked('{count, plural, one {{shown} wait there} other {{shown} waits there}}'),
    together: marked('{counted}, {time} together'),
    value: marked('Waited'),
    mark: 'wait-sync',
  },
  'gc-coupling': {
    title: marked('Waits rise while the garbage collector works'),
    says: marked('Waits for a P that began inside a GC cycle were longer as a rule, and far more often very long.'),
    helps: marked('Make cycles fewer (allocate less, raise GOGC, set GOMEMLIMIT) or shorter (fewer pointers in the live heap). The table of cycles tells which they were.'),
    figure: marked('Odds of a long wait inside a cycle, against outside'),
    counted: marked('{count, plural, one {{shown} long wait inside} other {{shown} long waits inside}}'),
    together: undefined,
    value: marked('Waited'),
    mark: 'gc',
  },
};

/** The figure that decided, in its unit; undefined: there is none. */
export function anomalyFigure(anomaly: Pick<Anomaly, 'id' | 'unit' | 'value'>): string | undefined {
  return anomaly.value === undefined ? undefined : inUnit(anomaly, anomaly.value);
}

/** " (95 %: 4.0 to 5.7)"; empty: the figure is no estimate. */
export function intervalText({ interval }: Pick<Anomaly, 'interval'>): string {
  return interval === undefined ? '' : ` ${t('(95 %: {low} to {high})', { low: shortNumber(interval[0]), high: shortNumber(interval[1]) })}`;
}

export function anomalyThreshold(anomaly: Pick<Anomaly, 'id' | 'unit' | 'threshold'>): string {
  return inUnit(anomaly, anomaly.threshold);
}

/** "stands out from 10 ms on" */
export function thresholdText(anomaly: Pick<Anomaly, 'id' | 'unit' | 'threshold'>): string {
  const limit = anomalyThreshold(anomaly);
  return anomaly.id === 'gc-coupling' ? t('stands out if all of the interval is over {limit}', { limit }) : t('stands out from {limit} on', { limit });
}

function inUnit({ id, unit }: Pick<Anomaly, 'id' | 'unit'>, value: number): string {
  switch (unit) {
    case 'ns':
      return formatNs(value);
    case 'ratio':
      return id === 'gc-coupling' ? t('{factor} times', { factor: shortNumber(value) }) : formatPercent(value);
    case 'count':
      return shortNumber(value);
    case 'per second':
      return t('{number} a second', { number: shortNumber(value) });
  }
}

/** Whole numbers whole, others with a decimal. */
function shortNumber(value: number): string {
  return Number.isInteger(value) || value >= 100 ? formatCount(Math.round(value)) : value.toFixed(1);
}

/** "94 waits, 3.8 s together" */
export function countText({ id, count, totalNs }: Pick<Anomaly, 'id' | 'count' | 'totalNs'>): string {
  const { counted, together } = ANOMALY_WORDS[id];
  const text = t(counted, { count, shown: formatCount(count) });
  return totalNs === undefined || together === undefined ? text : t(together, { counted: text, time: formatNs(totalNs) });
}
