// The functions of a profile as a table of its own.
import { Flame } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { t } from '../../../language/t.ts';
import type { AskProfile, ProfileFacts, RowName } from '../../../workers/api.ts';
import { colourOf, FLAME_ROOT } from '../profile/profileLook.ts';
import { ChosenBar } from '../table/ChosenBar.tsx';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import type { ViewProps } from '../viewState.ts';
import { exactName, exactPattern } from './exactPattern.ts';
import { TopPane } from './TopPane.tsx';

export function TopView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const { facts, ask, state, change } = props;
  const { profileLook: look } = state;
  // Other views lead here by the search that finds a function.
  const selected = look.chosen ?? exactName(state.search);
  const inFlameGraph = (name: RowName): void =>
    change({ view: 'flame', search: exactPattern(name), flameFocus: FLAME_ROOT, profileLook: { ...look, chosen: name } }, 'push');
  return (
    <ProfileFrame
      {...props}
      report={{ prints: 'top' }}
      controls={
        <Button className="button flame-button" isDisabled={selected === undefined} onPress={() => selected !== undefined && inFlameGraph(selected)}>
          <Flame size={14} aria-hidden /> {t('Show in the flame graph')}
        </Button>
      }
    >
      {({ chosen }) => (
        <>
          <ChosenBar state={state} change={change} facts={facts} />
          <section className="top-alone" aria-label={t('Top functions')}>
            <TopPane
              sampleTypes={facts.sampleTypes}
              chosen={chosen.index}
              options={look.options}
              colourBy={colourOf(look)}
              ask={ask}
              profileName={facts.name}
              selected={selected}
              onSelect={(name) => change({ profileLook: { ...look, chosen: name } }, 'replace')}
              onOpen={inFlameGraph}
            />
          </section>
        </>
      )}
    </ProfileFrame>
  );
}
