import type { PauseDetail } from '../../../workers/api.ts';
import { exactNs, formatNs } from '../format.ts';
import { DOING_WORDS } from '../pauses/pauseWords.ts';
import type { ChangeView } from '../viewState.ts';
import { Field, Fields, Section } from './DetailFrame.tsx';
import { goroutineTitle } from './GoroutineLink.tsx';
import { StackList } from './StackList.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly of: PauseDetail;
  readonly change: ChangeView;
}

/** Who kept the world from standing still: the P that halted last, and what ran there. */
export function LastToStop({ of: { pause, procs }, change }: Props) {
  const [last, next] = procs.filter(({ doing, afterNs }) => doing !== 'idle' && doing !== 'stops the world' && afterNs !== undefined);
  if (last?.afterNs === undefined) {
    return (
      <Section title={t('Who stopped last')}>
        <p className="detail__none">{pause.toStopNs === undefined ? t('The trace does not show the world standing still.') : t('All other Ps were idle when this stop began.')}</p>
      </Section>
    );
  }
  const { proc, doing, afterNs, goroutine, ranBeforeNs, stack } = last;
  const laterNs = next?.afterNs === undefined ? undefined : afterNs - next.afterNs;
  const func = pause.lastRan?.func;
  return (
    <>
      <Section title={t('Who stopped last')}>
        <Fields>
          <Field label="P">
            P{proc}, {t(DOING_WORDS[doing])}
          </Field>
          {goroutine !== undefined && (
            <Field label={t('Goroutine')}>
              <button
                type="button"
                className="link-button"
                onClick={() => change({ pin: { pin: 'stretch', goroutine: goroutine.goroutine, atNs: Math.max(0, Math.floor(pause.startNs + afterNs - 1)) } }, 'push')}
              >
                {goroutineTitle(goroutine)}
              </button>
            </Field>
          )}
          {func !== undefined && func !== '' && func !== goroutine?.name && <Field label={t('Function')}>{func}</Field>}
          <Field label={t('Halted after')} exact={exactNs(afterNs)}>
            {laterNs === undefined ? formatNs(afterNs) : t('{after}, {later} after the one before it', { after: formatNs(afterNs), later: formatNs(laterNs) })}
          </Field>
          {ranBeforeNs !== undefined && (
            <Field label={t('Had run for')} exact={exactNs(ranBeforeNs)}>
              {ranBeforeNs === 0 ? t('it began after the request') : formatNs(ranBeforeNs)}
            </Field>
          )}
        </Fields>
      </Section>
      {goroutine !== undefined && <StackList title={t('Where P{proc} halted', { proc })} frames={stack} />}
    </>
  );
}
