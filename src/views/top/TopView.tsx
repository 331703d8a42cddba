// The functions of a profile as a table of its own.
import { Flame } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { AskProfile, ProfileFacts, Px } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import '../flame/flameView.css';
import { chosenSampleType } from '../flame/sampleType.ts';
import { SampleTypePicker } from '../flame/SampleTypePicker.tsx';
import type { ViewProps } from '../viewState.ts';
import { exactName } from './exactPattern.ts';
import { TopPane } from './TopPane.tsx';

const ROOM_FOR_BUTTONS_PX: Px = 620;

export function TopView({ facts, ask, state, change }: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const view = useRef<HTMLDivElement>(null);
  const { widthPx } = useSizePx(view);
  const chosen = chosenSampleType(facts, state.sampleType);
  if (chosen === undefined) return <p className="flame-view__empty">This profile has no sample types: there is nothing to add up.</p>;
  const selected = exactName(state.search);
  return (
    <div className="flame-view" ref={view}>
      <div className="flame-view__bar">
        <SampleTypePicker
          sampleTypes={facts.sampleTypes}
          chosen={chosen.index}
          compact={widthPx < ROOM_FOR_BUTTONS_PX}
          onChoose={(sampleType) => change({ sampleType }, 'push')}
        />
        <Button
          className="button flame-button"
          isDisabled={selected === undefined}
          onPress={() => change({ view: 'flame', flameFocus: { depth: 0, sample: 0 } }, 'push')}
        >
          <Flame size={14} aria-hidden /> Show in the flame graph
        </Button>
      </div>
      <section className="flame-view__alone" aria-label="Top functions">
        <TopPane
          sampleTypes={facts.sampleTypes}
          chosen={chosen.index}
          ask={ask}
          search={state.search}
          onSearch={(search) => change({ search }, 'replace')}
          onOpen={(search) => change({ view: 'flame', search, flameFocus: { depth: 0, sample: 0 } }, 'push')}
        />
      </section>
    </div>
  );
}
