// What is known of a function of a profile: its figures, who calls it and whom it calls, its lines, and where else to look at it.
import type { AskProfile, PeekNeighbour, ProfileFacts, RowName } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { afterDeed, type FunctionDeed } from '../flame/boxDeeds.ts';
import { exactCount, exactValue, formatCount, formatPercent, formatValue } from '../format.ts';
import { shownProfile } from '../profile/lookedAt.ts';
import { isMadeFromTrace } from '../profile/madeFromTrace.ts';
import { samplingError, samplingErrorText } from '../profile/samplingError.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ViewId, ViewProps } from '../viewState.ts';
import { DetailFrame, Field, Fields, Section } from './DetailFrame.tsx';
import './functionPin.css';
import { ProfileValue } from './ProfileValue.tsx';
import { t } from '../../../language/t.ts';

const FEW = 8;

interface Props extends ViewProps<ProfileFacts, AskProfile> {
  readonly name: RowName;
}

export function FunctionPin({ facts, ask, state, change, name }: Props) {
  const shown = shownProfile(facts, state);
  const answered = useAnswered(ask, shown && { ask: 'function', ...shown.lookedAt, name });
  const { type = '', unit = '', index = 0 } = shown?.chosen ?? {};
  const kind = t('Function, {type}', { type });
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const fn = answered.answer;
  if (fn === undefined) {
    return (
      <DetailFrame kind={kind} title={name} change={change}>
        <p>{t('It is not in the profile as it is looked at now: a filter takes it out, or the link was made for another file.')}</p>
      </DetailFrame>
    );
  }
  const { options } = state.profileLook;
  const isSampled = options.base === undefined && options.mean !== true;
  const errorOf = (value: number): string | undefined => {
    const error = isSampled ? samplingError(facts, index, value) : undefined;
    return error && samplingErrorText(error);
  };
  const go = (deed: FunctionDeed, view?: ViewId) => () => change({ ...afterDeed(deed, name, state), ...(view && { view }) }, 'push');
  const open = (other: RowName) => change(afterDeed('details', other, state), 'push');
  const shares = { of: fn.grandTotal, unit };
  return (
    <DetailFrame kind={kind} title={fn.name} change={change}>
      <Fields>
        <ProfileValue label={t('flat')} amount={fn.flat} {...shares} error={errorOf(fn.flat)} />
        <ProfileValue label={t('cum')} amount={fn.cum} {...shares} error={errorOf(fn.cum)} />
        <Field label={t('Samples')} exact={exactCount(fn.samples)}>
          {formatCount(fn.samples)}
        </Field>
        <Field label={t('Name')}>
          <span className="detail__place">{fn.name}</span> <CopyButton text={fn.name} what={t('the name')} />
        </Field>
        {fn.file !== '' && (
          <Field label={t('File')}>
            <span className="detail__place">{fn.file}</span> <CopyButton text={fn.file} what={t('the file’s name')} />
          </Field>
        )}
        {fn.module !== '' && <Field label={t('Package')}>{fn.module}</Field>}
      </Fields>
      <div className="detail__actions">
        <button type="button" className="button" onClick={go('sandwich')}>
          {t('Flame graph around it')}
        </button>
        <button type="button" className="button" onClick={go('choose', 'top')}>
          {t('In the table')}
        </button>
        {!isMadeFromTrace(facts) && (
          <>
            <button type="button" className="button" onClick={go('peek')}>
              {t('Peek')}
            </button>
            <button type="button" className="button" onClick={go('source')}>
              {t('Source')}
            </button>
          </>
        )}
        <button type="button" className="button" onClick={go('focus')}>
          {t('Focus on it')}
        </button>
      </div>
      <Neighbours title={t('Callers')} of={fn.callers} whole={fn.cum} unit={unit} onOpen={open} none={t('Nothing calls it: it is where stacks begin.')} />
      <Neighbours title={t('Callees')} of={fn.callees} whole={fn.cum} unit={unit} onOpen={open} none={t('It calls nothing that was sampled.')} />
      {fn.lines.length > 0 && (
        <Section title={t('Lines')}>
          <table className="function-lines">
            <thead>
              <tr>
                <th scope="col">{t('line')}</th>
                <th scope="col">{t('flat')}</th>
                <th scope="col">{t('cum')}</th>
              </tr>
            </thead>
            <tbody>
              {fn.lines.map(({ line, flat, cum }) => (
                <tr key={line}>
                  <th scope="row">{line === 0 ? t('unknown') : line}</th>
                  <td title={exactValue(flat, unit)}>{flat === 0 ? '·' : formatValue(flat, unit)}</td>
                  <td title={exactValue(cum, unit)}>{formatValue(cum, unit)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </DetailFrame>
  );
}

interface NeighboursProps {
  readonly title: string;
  readonly of: readonly PeekNeighbour[];
  /** What their weights are shares of. */
  readonly whole: number;
  readonly unit: string;
  readonly none: string;
  readonly onOpen: (name: RowName) => void;
}

function Neighbours({ title, of, whole, unit, none, onOpen }: NeighboursProps) {
  const more = of.length - FEW;
  return (
    <Section title={title}>
      {of.length === 0 && <p className="detail__none">{none}</p>}
      <ul className="neighbours">
        {of.slice(0, FEW).map(({ name, weight, inline }) => (
          <li key={name} className="neighbours__one">
            <button type="button" className="link-button neighbours__name" title={name} onClick={() => onOpen(name)}>
              {name}
            </button>
            {inline && <span className="detail__share">{t('inline')}</span>}
            <span className="neighbours__weight" title={exactValue(weight, unit)}>
              {formatValue(weight, unit)}
            </span>
            <span className="detail__share neighbours__share">{formatPercent(whole === 0 ? 0 : weight / whole)}</span>
          </li>
        ))}
      </ul>
      {more > 0 && <p className="detail__none">{t('{n} more', { n: formatCount(more) })}</p>}
    </Section>
  );
}
