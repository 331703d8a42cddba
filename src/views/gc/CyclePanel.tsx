// One GC cycle from near.
import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { AskGc, GcCycle, GcCycleDetail, LogFacts, Ns, TraceFacts } from '../../../workers/api.ts';
import { GoroutineLink } from '../detail/GoroutineLink.tsx';
import { StackList } from '../detail/StackList.tsx';
import { exactNs, formatCount, formatMoment, formatNs, formatPercent } from '../format.ts';
import { GcLineLegend } from '../lines/GcLineLegend.tsx';
import type { ChangeView } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { AssistTables } from './AssistTables.tsx';
import { CpuSplit, WorkerTable } from './CpuSplit.tsx';
import { cycleTitle, TRIGGER_WORDS } from './gcWords.ts';
import { HeapFigures } from './HeapFigures.tsx';
import { PhaseDiagram } from './PhaseDiagram.tsx';
import { useCycle } from './useCycles.ts';
import { t } from '../../../language/t.ts';
import './cyclePanel.css';
import { Said } from '../../language/Said.tsx';

/** As in gc.css. */
const STACKED = '(max-width: 1000px)';

interface Props {
  readonly facts: TraceFacts | LogFacts;
  readonly ask: AskGc;
  readonly index: number;
  readonly total: number;
  readonly change: ChangeView;
  /** undefined: closes it. */
  readonly onCycle: (index: number | undefined) => void;
}

export function CyclePanel({ facts, ask, index, total, change, onCycle }: Props) {
  const answered = useCycle(ask, index);
  const detail = answered?.answer?.cycle.index === index ? answered.answer : undefined;
  const isMissing = answered !== undefined && answered.answer === undefined;
  const panel = useRef<HTMLElement | null>(null);
  const shown = detail?.cycle.index;
  // Beneath the table it would open out of sight.
  useEffect(() => {
    if (shown !== undefined && globalThis.matchMedia(STACKED).matches) panel.current?.scrollIntoView({ block: 'start' });
  }, [shown]);
  return (
    <aside className="cycle" aria-label={t('GC cycle')} ref={panel}>
      <header className="cycle__top">
        <div className="cycle__names">
          <h2 className="cycle__title">{detail === undefined ? (isMissing ? t('Not in this file') : t('Reading…')) : cycleTitle(detail.cycle)}</h2>
          <p className="cycle__of">
            {t('{nth} of {total}', { nth: formatCount(index + 1), total: formatCount(total) })}
          </p>
        </div>
        <button type="button" className="icon-button" aria-label={t('Previous cycle')} title={t('Previous cycle')} disabled={index <= 0} onClick={() => onCycle(index - 1)}>
          <ChevronLeft size={16} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" aria-label={t('Next cycle')} title={t('Next cycle')} disabled={index + 1 >= total} onClick={() => onCycle(index + 1)}>
          <ChevronRight size={16} aria-hidden="true" />
        </button>
        <button type="button" className="icon-button" aria-label={t('Close the cycle')} title={t('Close')} onClick={() => onCycle(undefined)}>
          <X size={16} aria-hidden="true" />
        </button>
      </header>
      {isMissing && <p className="cycle__note">{t('The link that led here was made for another file, or this part of it could not be read.')}</p>}
      {detail !== undefined && <CycleBody facts={facts} detail={detail} change={change} />}
    </aside>
  );
}

function CycleBody({ facts, detail, change }: { readonly facts: TraceFacts | LogFacts; readonly detail: GcCycleDetail; readonly change: ChangeView }) {
  const { cycle, line, triggerStack, workers } = detail;
  const isTrace = facts.kind === 'go-trace';
  const { startNs, endNs, sweepNs = 0 } = cycle;
  const window = windowAround({ startNs, endNs: endNs + Math.min(sweepNs, endNs - startNs) }, facts.durationNs);
  return (
    <>
      <Beginning cycle={cycle} change={change} />
      <div className="cycle__actions">
        {isTrace && (
          <button type="button" className="button" onClick={() => change({ view: 'timeline', window, selection: { startNs, endNs } }, 'push')}>
            {t('Show on the timeline')}
          </button>
        )}
        <button type="button" className="button" onClick={() => change({ view: 'pauses', window, selection: { startNs, endNs } }, 'push')}>
          {t('Its stops')}
        </button>
        {isTrace && (
          <button type="button" className="button" onClick={() => change({ view: 'flame', window, selection: { startNs, endNs } }, 'push')}>
            {t('What ran meanwhile')}
          </button>
        )}
      </div>
      <PhaseDiagram of={detail} />
      <CpuSplit cycle={cycle} />
      <HeapFigures heap={cycle.heap} isTrace={isTrace} />
      <WorkerTable rows={workers} />
      {isTrace && <AssistTables of={detail} change={change} onFunction={(func) => change({ view: 'flame', window, selection: { startNs, endNs }, search: func }, 'push')} />}
      {isTrace && cycle.sweep !== undefined && cycle.sweep.count > 0 && <SweepNote cycle={cycle} />}
      {isTrace && <StackList title={t('Began at')} frames={triggerStack} />}
      {line !== undefined && (
        <section className="cycle__section" aria-label={t('The line')}>
          <h3 className="cycle__heading">
            <Said
              message="<line>Line {line}</line> of the file"
              values={{ line: formatCount(line.line) }}
              tags={{
                line: (inside) => (
                  <button type="button" className="link-button" onClick={() => change({ view: 'lines' }, 'push')}>
                    {inside}
                  </button>
                ),
              }}
            />
          </h3>
          <GcLineLegend line={line.text} />
        </section>
      )}
      {cycle.markNs === undefined && <p className="cycle__note">{t('runtime.MemStats remembers when a cycle ended and how long its two stops were together (PauseEnd, PauseNs). Record gctrace=1 or a trace to see the rest.')}</p>}
    </>
  );
}

function Beginning({ cycle, change }: { readonly cycle: GcCycle; readonly change: ChangeView }) {
  const { startNs, endNs, trigger, by, cut, stoppedNs, utilisation, markNs } = cycle;
  return (
    <dl className="cycle__facts">
      <Fact label={t('Began')}>
        {by === undefined ? t(TRIGGER_WORDS[trigger].long) : <GoroutineLink of={by} change={change} />}
        {by !== undefined && <span className="cycle__why">{t(TRIGGER_WORDS[trigger].long)}</span>}
        {cut === 'start' && <span className="cycle__why">{t('Before the recording: figures are of what is in it.')}</span>}
      </Fact>
      <Fact label={markNs === undefined ? t('Ended') : t('At')} exact={exactNs(markNs === undefined ? endNs : startNs)}>
        {formatMoment(markNs === undefined ? endNs : startNs, endNs - startNs)}
      </Fact>
      {markNs !== undefined && (
        <Fact label={t('Lasted')} exact={exactNs(endNs - startNs)}>
          <strong>{formatNs(endNs - startNs)}</strong>
          {cut === 'end' && t(', and was not over when the recording ended')}
        </Fact>
      )}
      {stoppedNs !== undefined && (
        <Fact label={t('Stopped')} exact={exactNs(stoppedNs)}>
          <strong>{formatNs(stoppedNs)}</strong>
        </Fact>
      )}
      {utilisation !== undefined && <Fact label={t('Left to the program')}>{t('{share} of the Ps', { share: formatPercent(utilisation) })}</Fact>}
    </dl>
  );
}

function Fact({ label, exact, children }: { readonly label: string; readonly exact?: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd title={exact}>{children}</dd>
    </div>
  );
}

function SweepNote({ cycle: { sweep, sweepNs } }: { readonly cycle: GcCycle }) {
  if (sweep === undefined) return undefined;
  const cpu: Ns = sweep.ns;
  return (
    <p className="cycle__note">
      {sweepNs !== undefined && sweepNs > 0
        ? t('Swept on the way to allocate: {count, plural, one {{shown} time} other {{shown} times}}, {time} together, over {over}. What the background sweeper did is not told apart.', { count: sweep.count, shown: formatCount(sweep.count), time: formatNs(cpu), over: formatNs(sweepNs) })
        : t('Swept on the way to allocate: {count, plural, one {{shown} time} other {{shown} times}}, {time} together. What the background sweeper did is not told apart.', { count: sweep.count, shown: formatCount(sweep.count), time: formatNs(cpu) })}
    </p>
  );
}
