// What is chosen above the flame graph: the sample type, the shape, what colours say, the order of siblings, and the search.
import { memo, type ReactNode } from 'react';
import type { ProfileFacts, Px } from '../../../workers/api.ts';
import { ChoiceButton, type Choice } from '../profile/ChoiceButton.tsx';
import type { FlameColour, ProfileLook } from '../profile/profileLook.ts';
import { Segments } from '../table/Segments.tsx';
import type { ChangeView, FlameDirection } from '../viewState.ts';
import { FlameSearch } from './FlameSearch.tsx';
import { SampleTypePicker } from './SampleTypePicker.tsx';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly facts: ProfileFacts;
  /** Index into `facts.sampleTypes`. */
  readonly sampleType: number;
  readonly direction: FlameDirection;
  readonly sandwich: boolean;
  readonly colourBy: FlameColour;
  /** There is a base: a difference has colours. */
  readonly isChange: boolean;
  readonly order: ProfileLook['flameOrder'];
  readonly search: string;
  readonly widthPx: Px;
  readonly change: ChangeView;
  readonly onLook: (patch: Partial<ProfileLook>) => void;
}

const ROOM_FOR_BUTTONS_PX: Px = 1100;

const SHAPES: readonly (Choice<FlameDirection | 'sandwich'> & { readonly text: string })[] = [
  { id: 'icicle', text: marked('Icicle') },
  { id: 'flame', text: marked('Flame') },
  { id: 'sandwich', text: marked('Sandwich') },
];

const COLOURS: readonly Choice<FlameColour>[] = [
  { id: 'package', text: marked('package'), meaning: marked('One colour a Go package') },
  { id: 'origin', text: marked('whose code'), meaning: marked('Own, third party, standard library, runtime') },
  { id: 'binary', text: marked('binary'), meaning: marked('One colour a program or library') },
];
const DIFFERENCE: Choice<FlameColour> = { id: 'difference', text: marked('difference'), meaning: marked('What fell and what rose against the base') };

const ORDERS: readonly Choice<ProfileLook['flameOrder']>[] = [
  { id: 'width', text: marked('width'), meaning: marked('The heaviest callee on the left') },
  { id: 'name', text: marked('name'), meaning: marked('Callees by name: the same place in every profile') },
];

/** A zoom changes none of it: then it stays as it is. */
export const FlameBar = memo(function FlameBar(props: Props): ReactNode {
  const { facts, sampleType, direction, sandwich, colourBy, isChange, order, search, widthPx, change, onLook } = props;
  return (
    <div className="flame-view__bar">
      <SampleTypePicker
        sampleTypes={facts.sampleTypes}
        chosen={sampleType}
        compact={widthPx < ROOM_FOR_BUTTONS_PX}
        onChoose={(type) => change({ sampleType: type }, 'push')}
      />
      <Segments
        label={t('Shape')}
        choices={SHAPES}
        chosen={sandwich ? 'sandwich' : direction}
        onChoose={(shape) => {
          if (shape === 'sandwich') onLook({ sandwich: true });
          else if (sandwich) onLook({ sandwich: false });
          if (shape !== 'sandwich' && shape !== direction) change({ flameDirection: shape }, sandwich ? 'replace' : 'push');
        }}
      />
      <ChoiceButton label={t('Colour')} choices={isChange ? [...COLOURS, DIFFERENCE] : COLOURS} chosen={colourBy} onChoose={(by) => onLook({ colourBy: by })} />
      {!sandwich && <ChoiceButton label={t('Order')} choices={ORDERS} chosen={order} onChoose={(flameOrder) => onLook({ flameOrder })} />}
      <FlameSearch pattern={search} onPattern={(pattern) => change({ search: pattern }, 'replace')} />
    </div>
  );
});
