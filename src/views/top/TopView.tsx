// The functions of a profile as a table of its own.
import { Flame } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { AskProfile, FlameNode, ProfileFacts, Px, RowName } from '../../../workers/api.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import '../flame/flameView.css';
import { chosenSampleType } from '../flame/sampleType.ts';
import { SampleTypePicker } from '../flame/SampleTypePicker.tsx';
import type { ViewProps } from '../viewState.ts';
import { exactName, exactPattern } from './exactPattern.ts';
import { TopPane } from './TopPane.tsx';

const ROOM_FOR_BUTTONS_PX: Px = 620;
const ROOT: FlameNode = { depth: 0, sample: 0 };

export function TopView({ facts, ask, state, change }: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const view = useRef<HTMLDivElement>(null);
  const { widthPx } = useSizePx(view);
  const chosen = chosenSampleType(facts, state.sampleType);
  if (chosen === undefined) return <p className="flame-view__empty">This profile has no sample types: there is nothing to add up.</p>;
  const { profileLook: look } = state;
  // Other views lead here by the search that finds a function.
  const selected = look.chosen ?? exactName(state.search);
  const inFlameGraph = (name: RowName): void =>
    change({ view: 'flame', search: exactPattern(name), flameFocus: ROOT, profileLook: { ...look, chosen: name } }, 'push');
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
          onPress={() => selected !== undefined && inFlameGraph(selected)}
        >
          <Flame size={14} aria-hidden /> Show in the flame graph
        </Button>
      </div>
      <section className="flame-view__alone" aria-label="Top functions">
        <TopPane
          sampleTypes={facts.sampleTypes}
          chosen={chosen.index}
          options={look.options}
          ask={ask}
          profileName={facts.name}
          selected={selected}
          onSelect={(name) => change({ profileLook: { ...look, chosen: name } }, 'replace')}
          onOpen={inFlameGraph}
        />
      </section>
    </div>
  );
}
