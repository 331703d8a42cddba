// Where a place of a rule, and what a rule found altogether, is looked at.
import type { AnomalyId, AnomalyPlace, Ns, TimeRange } from '../../../workers/api.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { t } from '../../../language/t.ts';

export interface AnomalyLead {
  /** On the button. */
  readonly text: string;
  readonly patch: Partial<ViewState>;
}

/** The place on the timeline, with the goroutine's stretch at that time explained beside it. */
export function placeLead({ range, goroutine }: AnomalyPlace, id: AnomalyId, durationNs: Ns): Partial<ViewState> {
  const whole = id === 'goroutines-only-grow';
  const window: TimeRange | undefined = whole ? undefined : windowAround(range, durationNs);
  return { view: 'timeline', window, selection: undefined, pin: pinOf(id, goroutine?.goroutine, range) };
}

function pinOf(id: AnomalyId, goroutine: number | undefined, { startNs }: TimeRange): ViewState['pin'] {
  if (goroutine === undefined) return undefined;
  return id === 'goroutines-only-grow' || id === 'creation-burst' ? { pin: 'goroutine', goroutine } : { pin: 'stretch', goroutine, atNs: startNs };
}

/** The view that tells most of what a rule found. */
export function anomalyLead(id: AnomalyId): AnomalyLead {
  const { waitLook } = INITIAL_VIEW_STATE;
  const everything = { window: undefined, selection: undefined, pin: undefined } as const;
  switch (id) {
    case 'long-runnable':
      return { text: t('Why they waited'), patch: { ...everything, view: 'waits', waitLook } };
    case 'idle-ps-while-waiting':
      return { text: t('Waits for an idle P'), patch: { ...everything, view: 'waits', waitLook: { ...waitLook, main: 'P without a thread' } } };
    case 'syscall-held-p':
      return { text: t('Time in system calls'), patch: { ...everything, view: 'flame', traceProfile: { kind: 'syscall', of: undefined } } };
    case 'late-netpoll':
      return { text: t('Waits of unblocked goroutines'), patch: { ...everything, view: 'waits', waitLook: { ...waitLook, kinds: ['unblocked'] } } };
    case 'creation-burst':
      return { text: t('All start waits'), patch: { ...everything, view: 'latency' } };
    case 'goroutines-only-grow':
      return { text: t('All goroutines'), patch: { ...everything, view: 'goroutines', goroutineTable: INITIAL_VIEW_STATE.goroutineTable } };
    case 'lock-convoy':
      return { text: t('Time blocked, by stack'), patch: { ...everything, view: 'flame', traceProfile: { kind: 'sync', of: undefined } } };
    case 'gc-coupling':
      return { text: t('GC cycles'), patch: { ...everything, view: 'gc' } };
  }
}
