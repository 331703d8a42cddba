// Memory in Go's own terms: how large objects are, where they are made, what stays of them; of a CPU profile, what that costs.
import type { ReactNode } from 'react';
import type { AskProfile, HeapSense, ProfileFacts, RowName } from '../../../workers/api.ts';
import type { ShownProfile } from '../profile/lookedAt.ts';
import { FLAME_ROOT } from '../profile/profileLook.ts';
import { withOptions } from '../profile/options.ts';
import { ChosenBar } from '../table/ChosenBar.tsx';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { AllocationCosts } from './AllocationCosts.tsx';
import { focusOn } from './focusOn.ts';
import './heap.css';
import { HeapFigures } from './HeapFigures.tsx';
import { KindTable } from './KindTable.tsx';
import { heapFigure } from './sizeBars.ts';
import { SiteTable } from './SiteTable.tsx';
import { SizeHistogram } from './SizeHistogram.tsx';
import { t } from '../../../language/t.ts';

export function HeapView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const isHeap = props.facts.sampleTypes.some(({ type }) => type.endsWith('space'));
  return (
    <ProfileFrame {...props} report={{ prints: isHeap ? 'tags' : 'top' }}>
      {(shown) => (
        <>
          <ChosenBar state={props.state} change={props.change} />
          <Sections {...props} shown={shown} />
        </>
      )}
    </ProfileFrame>
  );
}

function Sections({ facts, ask, state, change, shown }: ViewProps<ProfileFacts, AskProfile> & { readonly shown: ShownProfile }): ReactNode {
  const sense = useAnswer(ask, { ask: 'heap', ...shown.lookedAt });
  const { profileLook: look } = state;
  const choose = (chosen: RowName): void => change({ profileLook: { ...look, chosen } }, 'replace');
  const focus = (names: readonly RowName[]): void =>
    change({ view: 'flame', flameFocus: FLAME_ROOT, profileLook: { ...look, sandwich: false, options: withOptions(look.options, { focus: focusOn(names) }) } }, 'push');
  return (
    <div className="heap">
      {sense === undefined ? (
        <p className="heap__quiet">{t('Looking at every allocation…')}</p>
      ) : sense.all !== undefined ? (
        <OfHeap facts={facts} sense={sense} type={shown.chosen.type} chosen={look.chosen} onChoose={choose} />
      ) : sense.costs === undefined ? (
        <p className="heap__quiet">{t('This profile counts neither memory nor time on a processor: it says nothing of allocations.')}</p>
      ) : (
        <AllocationCosts sense={sense} unit={shown.chosen.unit} onFocus={focus} />
      )}
    </div>
  );
}

interface OfHeapProps {
  readonly facts: ProfileFacts;
  readonly sense: HeapSense;
  /** Of the sample type on screen. */
  readonly type: string;
  readonly chosen: RowName | undefined;
  readonly onChoose: (name: RowName) => void;
}

function OfHeap({ facts, sense, type, chosen, onChoose }: OfHeapProps): ReactNode {
  const figure = heapFigure(type);
  return (
    <>
      <HeapFigures sense={sense} />
      {sense.sizes !== undefined && <SizeHistogram sizes={sense.sizes} figure={figure} />}
      <SiteTable sites={sense.sites} figure={figure} sense={sense} fileName={facts.name} chosen={chosen} onChoose={onChoose} />
      <KindTable kinds={sense.kinds} figure={figure} all={sense.all} chosen={chosen} onChoose={onChoose} />
    </>
  );
}
