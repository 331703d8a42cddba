// Two profiles row by row, or, with several open and none chosen to compare with, what grows from one to the next.
import { useState, type ReactNode } from 'react';
import type { AskProfile, ProfileBase, ProfileFacts } from '../../../workers/api.ts';
import { FLAME_ROOT } from '../profile/profileLook.ts';
import { withOptions } from '../profile/options.ts';
import { ChosenBar } from '../table/ChosenBar.tsx';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import type { ViewProps } from '../viewState.ts';
import { BasePicker } from './BasePicker.tsx';
import { DeltaTable } from './DeltaTable.tsx';
import { GrowthTable } from './GrowthTable.tsx';
import { ALONE, ofTheKind } from './openProfiles.ts';
import { Unpaired } from './Unpaired.tsx';

/** Fewer are a pair: then a difference tells more. */
const LEAST_SERIES = 3;

export function CompareView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const { facts, ask, state, change, openProfiles = ALONE } = props;
  const { profileLook: look } = state;
  const { base } = look.options;
  // Each of the three pictures below has the choice in another place: the focus goes along.
  const [wasChosen, setWasChosen] = useState(false);
  const compareWith = (next: ProfileBase | undefined): void => {
    setWasChosen(true);
    change({ profileLook: { ...look, options: withOptions(look.options, { base: next }) } }, 'push');
  };
  return (
    <ProfileFrame {...props} report={{ prints: 'top' }}>
      {({ chosen, lookedAt }) => {
        const others = ofTheKind(facts, chosen.index, openProfiles);
        const picker = <BasePicker facts={facts} sampleType={chosen.index} openProfiles={openProfiles} base={base} takesFocus={wasChosen} onChange={compareWith} />;
        const shared = { unit: chosen.unit, lookedAt, ask, chosen: look.chosen, onChoose: (name: string) => change({ profileLook: { ...look, chosen: name } }, 'replace') };
        return (
          <>
            <ChosenBar state={state} change={change} />
            {base !== undefined ? (
              <DeltaTable
                {...shared}
                facts={facts}
                base={base}
                isOpen={openProfiles.others.some(({ key }) => key === base.profile)}
                own={openProfiles.own}
                picker={picker}
                series={others.length + 1 >= LEAST_SERIES ? others.length + 1 : undefined}
                onSeries={() => compareWith(undefined)}
                onFlame={() => change({ view: 'flame', flameFocus: FLAME_ROOT, profileLook: { ...look, colourBy: 'difference', sandwich: false } }, 'push')}
              />
            ) : others.length + 1 >= LEAST_SERIES ? (
              <GrowthTable {...shared} own={openProfiles.own} others={others} picker={picker} />
            ) : (
              <Unpaired others={others} picker={picker} />
            )}
          </>
        );
      }}
    </ProfileFrame>
  );
}
