// What is chosen above the flame graph: the sample type, the shape, what colours say, the order of siblings, and the search.
import { memo, type ReactNode } from 'react';
import type { ProfileFacts, Px } from '../../../workers/api.ts';
import { ChoiceButton, type Choice } from '../profile/ChoiceButton.tsx';
import { colourOf, type FlameColour, type ProfileLook } from '../profile/profileLook.ts';
import { Segments } from '../table/Segments.tsx';
import type { ChangeView, FlameDirection, ViewState } from '../viewState.ts';
import { FlameSearch } from './FlameSearch.tsx';
import type { ChosenSampleType } from './sampleType.ts';
import { SampleTypePicker } from './SampleTypePicker.tsx';

interface Props {
  readonly facts: ProfileFacts;
  readonly state: ViewState;
  readonly change: ChangeView;
  readonly chosen: ChosenSampleType;
  readonly widthPx: Px;
}

const ROOM_FOR_BUTTONS_PX: Px = 1100;
const SampleTypes = memo(SampleTypePicker);

const SHAPES: readonly (Choice<FlameDirection | 'sandwich'> & { readonly text: string })[] = [
  { id: 'icicle', text: 'Icicle' },
  { id: 'flame', text: 'Flame' },
  { id: 'sandwich', text: 'Sandwich' },
];

const COLOURS: readonly Choice<FlameColour>[] = [
  { id: 'package', text: 'package', meaning: 'One colour a Go package' },
  { id: 'origin', text: 'whose code', meaning: 'Own, third party, standard library, runtime' },
  { id: 'binary', text: 'binary', meaning: 'One colour a program or library' },
];
const DIFFERENCE: Choice<FlameColour> = { id: 'difference', text: 'difference', meaning: 'What fell and what rose against the base' };

const ORDERS: readonly Choice<ProfileLook['flameOrder']>[] = [
  { id: 'width', text: 'width', meaning: 'The heaviest callee on the left' },
  { id: 'name', text: 'name', meaning: 'Callees by name: the same place in every profile' },
];

export function FlameBar({ facts, state, change, chosen, widthPx }: Props): ReactNode {
  const { profileLook: look, flameDirection } = state;
  const setLook = (patch: Partial<ProfileLook>): void => change({ profileLook: { ...look, ...patch } }, 'push');
  return (
    <div className="flame-view__bar">
      <SampleTypes
        sampleTypes={facts.sampleTypes}
        chosen={chosen.index}
        compact={widthPx < ROOM_FOR_BUTTONS_PX}
        onChoose={(sampleType) => change({ sampleType }, 'push')}
      />
      <Segments
        label="Shape"
        choices={SHAPES}
        chosen={look.sandwich ? 'sandwich' : flameDirection}
        onChoose={(shape) =>
          shape === 'sandwich' ? setLook({ sandwich: true }) : change({ flameDirection: shape, profileLook: { ...look, sandwich: false } }, 'push')
        }
      />
      <ChoiceButton
        label="Colour"
        choices={look.options.base === undefined ? COLOURS : [...COLOURS, DIFFERENCE]}
        chosen={colourOf(look)}
        onChoose={(colourBy) => setLook({ colourBy })}
      />
      {!look.sandwich && <ChoiceButton label="Order" choices={ORDERS} chosen={look.flameOrder} onChoose={(flameOrder) => setLook({ flameOrder })} />}
      <FlameSearch pattern={state.search} onPattern={(search) => change({ search }, 'replace')} />
    </div>
  );
}
