import { useState } from 'react';
import type { AskTrace, Ns, StretchDetail, TraceFacts } from '../../../workers/api.ts';
import { exactNs, formatCount, formatMoment, formatNs } from '../format.ts';
import { isWait, kindText, lookOf } from '../timeline/stretchLook.ts';
import { stretchPin, toCause, toWait, type StretchPin as Pinned } from '../timeline/wakeSteps.ts';
import { useAnswered } from '../useAnswer.ts';
import { WaitExplained } from '../waits/WaitExplained.tsx';
import type { ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { DetailFrame, Field, Fields, NoSuchThing, Section } from './DetailFrame.tsx';
import { GoroutineLink, goroutineTitle } from './GoroutineLink.tsx';
import { StackList } from './StackList.tsx';
import { WakeLine } from './WakeLine.tsx';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly pin: Pinned;
}

/** What one goroutine did at a time: since when, why, who caused it and what it caused. */
export function StretchPin({ facts, ask, change, state, pin }: Props) {
  const answered = useAnswered(ask, { ask: 'stretch', goroutine: pin.goroutine, atNs: pin.atNs });
  const [nowhere, setNowhere] = useState('');
  const kind = t('Goroutine at a time');
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const stretch = answered.answer;
  if (stretch === undefined) return <NoSuchThing kind={kind} change={change} />;

  const { goroutine, startNs, endNs, startedBy, endedBy, beforeNs, afterNs, woke, wokeCount, samples } = stretch;
  const shown = { startNs: startNs ?? 0, endNs: endNs ?? facts.durationNs };
  const lengthNs = shown.endNs - shown.startNs;
  const go = (atNs: Ns): void => change({ pin: stretchPin(pin.goroutine, atNs) }, 'push');
  const step = async (way: typeof toCause, otherwise: string): Promise<void> => {
    const next = await way(ask, pin);
    setNowhere(next === undefined ? otherwise : '');
    if (next !== undefined) change({ pin: next }, 'push');
  };
  const wait = isWait(stretch.kind);
  return (
    <DetailFrame kind={kind} title={goroutineTitle(goroutine)} change={change}>
      <Fields>
        <Field label={t('Doing')}>
          <span className="detail__kind-swatch" style={{ background: `var(${lookOf(stretch.kind).variable})` }} aria-hidden="true" />
          {doingText(stretch)}
        </Field>
        <Field label={t('For')} exact={exactNs(lengthNs)}>
          <strong>{formatNs(lengthNs)}</strong>
          {startNs === undefined && t(', and since before the recording began')}
          {endNs === undefined && t(', and still so when it ended')}
        </Field>
        {startNs !== undefined && (
          <Field label={t('From')} exact={exactNs(startNs)}>
            {formatMoment(startNs, lengthNs)}
          </Field>
        )}
        {endNs !== undefined && (
          <Field label={t('To')} exact={exactNs(endNs)}>
            {formatMoment(endNs, lengthNs)}
          </Field>
        )}
        {stretch.proc !== undefined && (
          <Field label={t('On')}>
            P{stretch.proc}
            {stretch.thread !== undefined && `, M ${stretch.thread}`}
          </Field>
        )}
        {startedBy !== undefined && (
          <Field label={startedBy.what === 'create' ? t('Created by') : t('Woken by')}>
            <WakeLine wake={startedBy} tell="by" change={change} />
          </Field>
        )}
        {endedBy !== undefined && (
          <Field label={wait ? t('Ended by') : t('Then, by')}>
            <WakeLine wake={endedBy} tell="by" change={change} />
          </Field>
        )}
        <Field label={t('Goroutine')}>
          <GoroutineLink of={goroutine} change={change} />
        </Field>
        {samples > 0 && <Field label={t('CPU samples')}>{formatCount(samples)}</Field>}
      </Fields>
      {lookOf(stretch.kind).family === 'runnable' && <WaitExplained facts={facts} ask={ask} state={state} change={change} goroutine={pin.goroutine} atNs={pin.atNs} />}
      {stretch.unknown !== undefined && <p className="detail__none">{stretch.unknown}</p>}
      <div className="detail__actions">
        <button type="button" className="button" title={t('Key Q')} onClick={() => void step(toWait, t('No wait of it is recorded before this.'))}>
          {t('What was it waiting for?')}
        </button>
        <button type="button" className="button" title={t('Key [')} onClick={() => void step(toCause, t('No goroutine is recorded as the cause.'))}>
          {t('What made it go on')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => change({ view: 'timeline', window: windowAround(shown, facts.durationNs), selection: undefined }, 'push')}
        >
          {t('Zoom to it')}
        </button>
        <button type="button" className="button" disabled={beforeNs === undefined} onClick={() => beforeNs !== undefined && go(beforeNs)}>
          {t('Before')}
        </button>
        <button type="button" className="button" disabled={afterNs === undefined} onClick={() => afterNs !== undefined && go(afterNs)}>
          {t('After')}
        </button>
        <button type="button" className="button" onClick={() => change({ selection: shown, view: 'timeline', window: state.window }, 'push')}>
          {t('Select its time')}
        </button>
      </div>
      <output className="detail__none">{nowhere}</output>
      <StackList title={wait ? t('Where it waited') : t('Stack at the start')} frames={stretch.startStack} />
      {stretch.endStack.length > 0 && <StackList title={t('Stack at the end')} frames={stretch.endStack} />}
      {wait && endedBy !== undefined && endedBy.stack.length > 0 && <StackList title={t('Where the other one ended it')} frames={endedBy.stack} />}
      {!wait && startedBy !== undefined && startedBy.stack.length > 0 && <StackList title={t('Where the other one made it go on')} frames={startedBy.stack} />}
      {wokeCount > 0 && (
        <Section title={t('Made {wokeCount} go on', { wokeCount: formatCount(wokeCount) })}>
          <ul>
            {woke.map((wake) => (
              <li key={`${wake.woken.goroutine} ${wake.atNs}`}>
                <WakeLine wake={wake} tell="woken" change={change} />
              </li>
            ))}
          </ul>
          {wokeCount > woke.length && <p className="detail__none">{t('and {n} more', { n: formatCount(wokeCount - woke.length) })}</p>}
        </Section>
      )}
    </DetailFrame>
  );
}

function doingText({ kind, reason }: StretchDetail): string {
  return reason === '' || reason === kind ? kindText(kind) : `${kindText(kind)} (${reason})`;
}
