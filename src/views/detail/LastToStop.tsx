import type { AskTrace } from '../../../workers/api.ts';
import { exactNs, formatMoment, formatNs } from '../format.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ChangeView } from '../viewState.ts';
import { Field, Fields, Section } from './DetailFrame.tsx';
import { goroutineTitle } from './GoroutineLink.tsx';

interface Props {
  readonly ask: AskTrace;
  readonly change: ChangeView;
  /** Index of the stop. */
  readonly stw: number;
}

/** Who kept the world from standing still: the P that stopped last, and what ran there. */
export function LastToStop({ ask, change, stw }: Props) {
  const answered = useAnswered(ask, { ask: 'lastToStop', stw });
  if (answered === undefined) return <Section title="Who stopped last">Looking it up…</Section>;
  const last = answered.answer;
  if (last === undefined) {
    return (
      <Section title="Who stopped last">
        <p className="detail__none">No other P ran anything when this stop began, or the trace does not tell.</p>
      </Section>
    );
  }
  const { goroutine, proc, startNs, endNs, laterByNs } = last;
  return (
    <Section title="Who stopped last">
      <Fields>
        <Field label="Goroutine">
          <button
            type="button"
            className="link-button"
            onClick={() => change({ pin: { pin: 'stretch', goroutine: goroutine.goroutine, atNs: Math.max(startNs, endNs - 1) } }, 'push')}
          >
            {goroutineTitle(goroutine)}
          </button>
        </Field>
        <Field label="On">P{proc}</Field>
        <Field label="Ran until" exact={exactNs(endNs)}>
          {formatMoment(endNs, endNs - startNs)}, for {formatNs(endNs - startNs)}
        </Field>
        <Field label="Later by" exact={exactNs(laterByNs)}>
          {laterByNs === 0 ? 'it was the only one' : `${formatNs(laterByNs)} than the one before it`}
        </Field>
      </Fields>
    </Section>
  );
}
