import { useEffect, useMemo, useState } from 'react';
import type { AskProfile, AskTrace, RangeProfile, RangeProfileFacts, RangeProfileKind, TraceFacts } from '../../../workers/api.ts';
import type { ViewState } from '../viewState.ts';

/** How long the worker is left to read more before it is asked again. */
const AGAIN_MS = 150;

export interface ShownProfile {
  readonly profile: RangeProfile;
  /** undefined: the range has nothing of the kind. */
  readonly facts: RangeProfileFacts | undefined;
  /** Asks the profile as if it were a file of its own. */
  readonly ask: AskProfile;
}

export interface RangeProfileOnScreen {
  /** What the view state asks for. */
  readonly wanted: RangeProfile;
  /** The latest there is: of what was wanted before, while the next is computed. undefined: none yet. */
  readonly shown: ShownProfile | undefined;
  readonly isStale: boolean;
}

/** CPU samples where the trace has them: they say most. */
export function profileKind(state: Pick<ViewState, 'traceProfile'>, facts: Pick<TraceFacts, 'cpuSamples'>): RangeProfileKind {
  return state.traceProfile.kind ?? (facts.cpuSamples > 0 ? 'cpu' : 'running');
}

/** The profile that the view state names, made from the trace. If the worker fails, the nearest error boundary gets the error. */
export function useRangeProfile(facts: TraceFacts, ask: AskTrace, state: ViewState): RangeProfileOnScreen {
  const kind = profileKind(state, facts);
  const { selection } = state;
  const { of } = state.traceProfile;
  const wanted = useMemo((): RangeProfile => ({ kind, range: selection, of }), [kind, selection, of]);
  const [shown, setShown] = useState<ShownProfile | undefined>(undefined);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);

  useEffect(() => {
    let isWanted = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      try {
        const made = await ask({ ask: 'rangeProfileFacts', profile: wanted });
        if (!isWanted) return;
        // A new function each time: the views ask again, since more may be known.
        setShown({ profile: wanted, facts: made, ask: askOf(ask, wanted) });
        if (made !== undefined && made.pending.length > 0) timer = setTimeout(() => void look(), AGAIN_MS);
      } catch (error) {
        if (isWanted) setFailure({ error });
      }
    };
    void look();
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, wanted]);

  if (failure !== undefined) throw failure.error;
  return { wanted, shown, isStale: shown !== undefined && shown.profile !== wanted };
}

function askOf(ask: AskTrace, profile: RangeProfile): AskProfile {
  // A profile that was there a moment ago can only be gone with the file: the views then keep what they have.
  return ((question) => ask({ ask: 'rangeProfile', profile, question })) as AskProfile;
}
