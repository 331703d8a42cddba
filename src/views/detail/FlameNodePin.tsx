import type { AskProfile, FlameNode, ProfileFacts } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { afterDeed } from '../flame/boxDeeds.ts';
import { exactCount, formatCount } from '../format.ts';
import { shownProfile } from '../profile/lookedAt.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { DetailFrame, Field, Fields, NoSuchThing } from './DetailFrame.tsx';
import { ProfileValue } from './ProfileValue.tsx';
import { t } from '../../../language/t.ts';

/** A box of the flame graph. */
export function FlameNodePin({ facts, ask, state, change, node }: ViewProps<ProfileFacts, AskProfile> & { readonly node: FlameNode }) {
  const shown = shownProfile(facts, state);
  const answered = useAnswered(ask, shown && { ask: 'flameNode', ...shown.lookedAt, node });
  const { type = '', unit = '' } = shown?.chosen ?? {};
  const kind = t('Box of the flame graph, {type}', { type });
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const box = answered.answer;
  if (box === undefined) return <NoSuchThing kind={kind} change={change} />;

  const isRoot = box.node.depth === 0;
  const shares = { of: box.grandTotal, unit };
  const place = `${box.file}:${box.line}`;
  return (
    <DetailFrame kind={kind} title={box.name} change={change}>
      <Fields>
        <ProfileValue label={t('Total, here')} amount={box.total} {...shares} />
        <ProfileValue label={t('Self, here')} amount={box.self} {...shares} />
        {!isRoot && <ProfileValue label={t('flat, everywhere')} amount={box.flat} {...shares} />}
        {!isRoot && <ProfileValue label={t('cum, everywhere')} amount={box.cum} {...shares} />}
        <Field label={t('Samples')} exact={exactCount(box.samples)}>
          {formatCount(box.samples)}
        </Field>
        {box.file !== '' && (
          <Field label={t('Source')}>
            <span className="detail__place">{place}</span> <CopyButton text={place} what={t('the place')} />
          </Field>
        )}
        {box.module !== '' && <Field label={t('Package')}>{box.module}</Field>}
        {box.inlined && <Field label={t('Call')}>{t('inlined into its caller')}</Field>}
      </Fields>
      <div className="detail__actions">
        <button type="button" className="button" onClick={() => change({ view: 'flame', flameFocus: node }, 'push')}>
          {t('Zoom to it')}
        </button>
        {!isRoot && (
          <button type="button" className="button" onClick={() => change(afterDeed('details', box.name, state), 'push')}>
            {t('Everywhere it is called')}
          </button>
        )}
        {!isRoot && (
          <button type="button" className="button" onClick={() => change({ ...afterDeed('choose', box.name, state), view: 'top' }, 'push')}>
            {t('In the table')}
          </button>
        )}
      </div>
    </DetailFrame>
  );
}
