// Callers and callees of functions, as `go tool pprof -peek` lists them. Pressing a neighbour moves there; Back comes back.
import { useDeferredValue, type ReactNode } from 'react';
import type { AskProfile, ProfileFacts, RowName } from '../../../workers/api.ts';
import type { ShownProfile } from '../profile/lookedAt.ts';
import { shownPattern } from '../profile/shownPattern.ts';
import { PatternField } from '../table/PatternField.tsx';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import './peek.css';
import { PeekCard } from './PeekCard.tsx';
import { t } from '../../../language/t.ts';

/** More of them nobody reads; a narrower pattern shows others. */
const MOST_FUNCTIONS = 12;

export function PeekView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  return (
    <ProfileFrame {...props} report={{ prints: 'peek', pattern: shownPattern(props.state.profileLook) }}>
      {(shown) => <Functions {...props} shown={shown} />}
    </ProfileFrame>
  );
}

function Functions({ ask, state, change, shown }: ViewProps<ProfileFacts, AskProfile> & { readonly shown: ShownProfile }): ReactNode {
  const { profileLook: look } = state;
  const answer = useAnswer(ask, { ask: 'peek', ...shown.lookedAt, pattern: shownPattern(look), most: MOST_FUNCTIONS });
  // Drawn in steps, so that the page answers meanwhile.
  const peek = useDeferredValue(answer);
  const goTo = (name: RowName): void => change({ profileLook: { ...look, chosen: name, pattern: '' } }, 'push');
  return (
    <>
      <div className="table-view__bar table-view__bar--low">
        <PatternField state={state} change={change} found={peek?.total} shown={peek?.entries.length ?? 0} error={peek?.patternError} />
      </div>
      {/* What scrolls is reached by key. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="peek" aria-label={t('Functions with their callers and callees')} tabIndex={0}>
        {peek?.entries.map((entry) => (
          <PeekCard
            key={`${entry.name}\0${entry.file}`}
            entry={entry}
            unit={shown.chosen.unit}
            grandTotal={peek.grandTotal}
            isChosen={entry.name === look.chosen}
            onGo={goTo}
            onSource={() => change({ view: 'source', profileLook: { ...look, chosen: entry.name, pattern: '' } }, 'push')}
            onFlame={() => change({ view: 'flame', profileLook: { ...look, chosen: entry.name, sandwich: true } }, 'push')}
          />
        ))}
        {peek?.total === 0 && peek.patternError === undefined && (
          <p className="rows__empty">
            {look.pattern === '' && look.chosen !== undefined
              ? t('{chosen} is on no stack with a value of this sample type, or the options above leave it out.', { chosen: look.chosen })
              : t('Patterns are matched against names of functions anywhere, upper and lower case told apart; (?i) in front ignores case.')}
          </p>
        )}
      </section>
    </>
  );
}
