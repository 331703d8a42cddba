import type { AskTrace, TraceFacts } from '../../../workers/api.ts';
import { exactNs, formatCount, formatMoment, formatNs } from '../format.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { DetailFrame, Field, Fields, NoSuchThing } from './DetailFrame.tsx';
import { GoroutineLink } from './GoroutineLink.tsx';
import { LastToStop } from './LastToStop.tsx';
import { StackList } from './StackList.tsx';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly index: number;
}

/** One stop of the world. */
export function StwPin({ facts, ask, change, index }: Props) {
  const answered = useAnswered(ask, { ask: 'stw', index });
  const kind = 'Stop of the world';
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const stop = answered.answer;
  if (stop === undefined) return <NoSuchThing kind={kind} change={change} />;

  const endNs = stop.endNs ?? facts.durationNs;
  const window = windowAround({ startNs: stop.startNs, endNs }, facts.durationNs);
  const step = (to: number): void => change({ pin: { pin: 'stw', index: to } }, 'push');
  return (
    <DetailFrame kind={kind} title={stop.name} change={change}>
      <Fields>
        <Field label="Stopped for" exact={exactNs(endNs - stop.startNs)}>
          <strong>{formatNs(endNs - stop.startNs)}</strong>
          {stop.endNs === undefined && ', and still stopped when the trace ended'}
        </Field>
        <Field label="From" exact={exactNs(stop.startNs)}>
          {formatMoment(stop.startNs, endNs - stop.startNs)}
        </Field>
        <Field label="Number">
          {formatCount(stop.index + 1)} of {formatCount(stop.ofCount)}
        </Field>
        <Field label="Stopped by">
          <GoroutineLink of={stop.goroutine} change={change} />
        </Field>
      </Fields>
      <p className="detail__none">Measured in the trace: the time it took to stop every P is part of it.</p>
      <div className="detail__actions">
        <button type="button" className="button" onClick={() => change({ view: 'timeline', window, selection: undefined }, 'push')}>
          Show on the timeline
        </button>
        <button type="button" className="button" onClick={() => change({ view: 'latency', window, selection: undefined }, 'push')}>
          Start waits around it
        </button>
        <button type="button" className="button" disabled={stop.index === 0} onClick={() => step(stop.index - 1)}>
          Previous stop
        </button>
        <button type="button" className="button" disabled={stop.index + 1 >= stop.ofCount} onClick={() => step(stop.index + 1)}>
          Next stop
        </button>
      </div>
      <LastToStop ask={ask} change={change} stw={index} />
      <StackList title="Stopped at" frames={stop.stack} />
    </DetailFrame>
  );
}
