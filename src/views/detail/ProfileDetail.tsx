import type { ReactNode } from 'react';
import type { AskProfile, FlameNode, ProfileFacts } from '../../../workers/api.ts';
import { CopyButton } from '../CopyButton.tsx';
import { exactCount, exactValue, formatCount, formatPercent, formatValue } from '../format.ts';
import { exactPattern } from '../top/exactPattern.ts';
import { useAnswered } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { DetailFrame, Field, Fields, NoSuchThing } from './DetailFrame.tsx';

/** What is pinned in a profile: a box of the flame graph. */
export function ProfileDetail(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const { pin } = props.state;
  return pin?.pin === 'flameNode' ? <FlamePin {...props} node={pin.node} /> : undefined;
}

function FlamePin({ facts, ask, state, change, node }: ViewProps<ProfileFacts, AskProfile> & { readonly node: FlameNode }) {
  const named = facts.sampleTypes.findIndex(({ type }) => type === state.sampleType);
  const sampleType = named === -1 ? facts.defaultSampleType : named;
  const { type = '', unit = '' } = facts.sampleTypes[sampleType] ?? {};
  const answered = useAnswered(ask, { ask: 'flameNode', sampleType, node });
  const kind = `Box of the flame graph, ${type}`;
  if (answered === undefined) return <DetailFrame kind={kind} title={undefined} change={change} />;
  const box = answered.answer;
  if (box === undefined) return <NoSuchThing kind={kind} change={change} />;

  const isRoot = box.node.depth === 0;
  const value = (label: string, amount: number) => (
    <Field label={label} exact={exactValue(amount, unit)}>
      {formatValue(amount, unit)} <span className="detail__share">{formatPercent(box.grandTotal === 0 ? 0 : Math.abs(amount) / box.grandTotal)}</span>
    </Field>
  );
  const place = `${box.file}:${box.line}`;
  return (
    <DetailFrame kind={kind} title={box.name} change={change}>
      <Fields>
        {value('Total, here', box.total)}
        {value('Self, here', box.self)}
        {!isRoot && value('flat, everywhere', box.flat)}
        {!isRoot && value('cum, everywhere', box.cum)}
        <Field label="Samples" exact={exactCount(box.samples)}>
          {formatCount(box.samples)}
        </Field>
        {box.file !== '' && (
          <Field label="Source">
            <span className="detail__place">{place}</span> <CopyButton text={place} what="the place" />
          </Field>
        )}
        {box.module !== '' && <Field label="Package">{box.module}</Field>}
        {box.inlined && <Field label="Call">inlined into its caller</Field>}
      </Fields>
      <div className="detail__actions">
        <button type="button" className="button" onClick={() => change({ view: 'flame', flameFocus: node }, 'push')}>
          Zoom to it
        </button>
        {!isRoot && (
          <button type="button" className="button" onClick={() => change({ view: 'flame', search: exactPattern(box.name) }, 'push')}>
            Highlight everywhere
          </button>
        )}
        {!isRoot && (
          <button type="button" className="button" onClick={() => change({ view: 'top', search: exactPattern(box.name) }, 'push')}>
            In the table
          </button>
        )}
      </div>
    </DetailFrame>
  );
}
