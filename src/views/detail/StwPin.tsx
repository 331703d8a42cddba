import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { exactNs, formatCount, formatMoment, formatNs } from '../format.ts';
import { HaltLines } from '../pauses/HaltLines.tsx';
import { PAUSE_SOURCE } from '../pauses/pauseWords.ts';
import { StopSplit } from '../pauses/StopSplit.tsx';
import { usePause } from '../pauses/usePauses.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { DetailFrame, Field, Fields, NoSuchThing, Section } from './DetailFrame.tsx';
import { GoroutineLink } from './GoroutineLink.tsx';
import { LastToStop } from './LastToStop.tsx';
import { StackList } from './StackList.tsx';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly index: number;
}

/** One stop of the world. */
export function StwPin({ facts, ask, state, change, index }: Props) {
  const answered = useAnswered(ask, { ask: 'stw', index });
  const detail = usePause(ask, index)?.answer;
  const kind = t('Stop of the world');
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const stop = answered.answer;
  if (stop === undefined) return <NoSuchThing kind={kind} change={change} />;

  const now = detail?.pause.index === index ? detail : undefined;
  const cycle = now?.pause.cycle;
  const endNs = stop.endNs ?? facts.durationNs;
  const window = windowAround({ startNs: stop.startNs, endNs }, facts.durationNs);
  const step = (to: number): void => change({ pin: { pin: 'stw', index: to } }, 'push');
  return (
    <DetailFrame kind={kind} title={stop.name} change={change}>
      <Fields>
        <Field label={t('Stopped for')} exact={exactNs(endNs - stop.startNs)}>
          <strong>{formatNs(endNs - stop.startNs)}</strong>
          {stop.endNs === undefined && t(', and still stopped when the trace ended')}
        </Field>
        <Field label={t('From')} exact={exactNs(stop.startNs)}>
          {formatMoment(stop.startNs, endNs - stop.startNs)}
        </Field>
        <Field label={t('Number')}>
          {t('{number} of {all}', { number: formatCount(stop.index + 1), all: formatCount(stop.ofCount) })}
        </Field>
        <Field label={t('Stopped by')}>
          <GoroutineLink of={stop.goroutine} change={change} />
        </Field>
        {cycle !== undefined && (
          <Field label={t('GC cycle')}>
            <button type="button" className="link-button" onClick={() => change({ view: 'gc', gcLook: { ...state.gcLook, cycle } }, 'push')}>
              {t('{number} of this recording', { number: formatCount(cycle + 1) })}
            </button>
          </Field>
        )}
      </Fields>
      {now === undefined ? <p className="detail__none">{t('Reading how it went…')}</p> : <StopSplit of={now} />}
      <div className="detail__actions">
        <button type="button" className="button" onClick={() => change({ view: 'timeline', window, selection: undefined }, 'push')}>
          {t('Show on the timeline')}
        </button>
        <button type="button" className="button" onClick={() => change({ view: 'latency', window, selection: undefined }, 'push')}>
          {t('Start waits around it')}
        </button>
        <button type="button" className="button" disabled={stop.index === 0} onClick={() => step(stop.index - 1)}>
          {t('Previous stop')}
        </button>
        <button type="button" className="button" disabled={stop.index + 1 >= stop.ofCount} onClick={() => step(stop.index + 1)}>
          {t('Next stop')}
        </button>
      </div>
      {now !== undefined && (
        <Section title={t('How each P halted')}>
          <HaltLines of={now} />
        </Section>
      )}
      {now !== undefined && <LastToStop of={now} change={change} />}
      <p className="detail__none">{t(PAUSE_SOURCE)}</p>
      <StackList title={t('Stopped at')} frames={stop.stack} />
    </DetailFrame>
  );
}
