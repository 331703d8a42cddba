// Lines of functions with their figures, as `go tool pprof -list` prints them, beside the text where the reader gives it.
import { useDeferredValue, useSyncExternalStore, type ReactNode } from 'react';
import type { AskProfile, ProfileFacts } from '../../../workers/api.ts';
import type { ShownProfile } from '../profile/lookedAt.ts';
import { functionPattern } from '../profile/shownPattern.ts';
import { PatternField } from '../table/PatternField.tsx';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { GiveSources } from './GiveSources.tsx';
import './source.css';
import { SourceCard } from './SourceCard.tsx';
import { theSources } from './theSources.ts';
import { t } from '../../../language/t.ts';

/** More of them nobody reads; a narrower pattern shows others. */
const MOST_FUNCTIONS = 12;

export function SourceView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const { profileLook: look } = props.state;
  return (
    <ProfileFrame {...props} report={{ prints: 'source', pattern: functionPattern(look, look.options) }}>
      {(shown) => <Listings {...props} shown={shown} />}
    </ProfileFrame>
  );
}

function Listings({ ask, state, change, shown }: ViewProps<ProfileFacts, AskProfile> & { readonly shown: ShownProfile }): ReactNode {
  const { profileLook: look } = state;
  const answer = useAnswer(ask, { ask: 'source', ...shown.lookedAt, pattern: functionPattern(look, look.options), most: MOST_FUNCTIONS });
  // Drawn in steps, so that the page answers meanwhile.
  const listing = useDeferredValue(answer);
  const given = useSyncExternalStore(theSources.subscribe, theSources.given);
  const functions = listing?.functions ?? [];
  return (
    <>
      <div className="table-view__bar table-view__bar--low">
        <PatternField state={state} change={change} found={listing?.total} shown={functions.length} error={listing?.patternError} />
      </div>
      {/* What scrolls is reached by key. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="source" aria-label={t('Functions with their lines')} tabIndex={0}>
        <GiveSources sources={theSources} given={given} functions={functions} />
        {listing !== undefined &&
          functions.map((fn) => (
            <SourceCard
              key={`${fn.name}\0${fn.file}`}
              fn={fn}
              unit={shown.chosen.unit}
              grandTotal={listing.grandTotal}
              text={theSources.textOf(fn.file)}
              address={given.address}
              isChosen={fn.name === look.chosen}
              onFetch={(url) => theSources.fetch(url)}
              onPeek={() => change({ view: 'peek', profileLook: { ...look, chosen: fn.name, pattern: '' } }, 'push')}
            />
          ))}
        {listing?.total === 0 && listing.patternError === undefined && (
          <p className="rows__empty">
            {look.pattern === '' && look.chosen !== undefined
              ? t('{chosen} has no lines here: it is on no stack with a value of this sample type, the options above leave it out, or the profile has no symbols for it.', { chosen: look.chosen })
              : t('Patterns are matched against names of functions anywhere, upper and lower case told apart; (?i) in front ignores case.')}
          </p>
        )}
      </section>
    </>
  );
}
