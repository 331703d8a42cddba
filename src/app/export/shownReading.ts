// The profile on screen, as the Export menu writes it: of a file, or made from a trace.
import type { AskProfile, AskTrace, ExportedFile, LookedAt, RangeProfile, TraceFacts } from '../../../workers/api.ts';
import { profileKind } from '../../views/flame/useRangeProfile.ts';
import { shownProfile } from '../../views/profile/lookedAt.ts';
import type { ViewState } from '../../views/viewState.ts';
import type { OpenedDocument } from '../documents.ts';

export interface ShownReading {
  readonly ask: AskProfile;
  readonly lookedAt: LookedAt;
  readonly sampleType: string;
}

/** undefined: the view shows none. */
export function shownReading(opened: OpenedDocument, view: ViewState): ShownReading | undefined {
  if (opened.kind === 'pprof') {
    const shown = shownProfile(opened.facts, view);
    return shown && { ask: opened.ask, lookedAt: shown.lookedAt, sampleType: shown.chosen.type };
  }
  if (opened.kind !== 'go-trace' || (view.view !== 'flame' && view.view !== 'top')) return undefined;
  return ofTrace(opened.facts, opened.ask, view);
}

const AGAIN_MS = 150;

function ofTrace(facts: TraceFacts, ask: AskTrace, view: ViewState): ShownReading {
  const profile: RangeProfile = { kind: profileKind(view, facts), range: view.selection, of: view.traceProfile.of };
  const exported = async (question: Parameters<AskProfile>[0]): Promise<ExportedFile> => {
    const lookedAt = await lookedAtWhole(ask, profile, view);
    // Each question is paired with its answer where it is answered.
    return (await ask({ ask: 'rangeProfile', profile, question: { ...question, ...lookedAt } })) as ExportedFile;
  };
  return { ask: exported as AskProfile, lookedAt: { sampleType: 0 }, sampleType: view.sampleType ?? profile.kind };
}

/** How the view looks at it, once all of it is read. */
async function lookedAtWhole(ask: AskTrace, profile: RangeProfile, view: ViewState): Promise<LookedAt> {
  for (;;) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- more is known each time
    const facts = await ask({ ask: 'rangeProfileFacts', profile });
    if (facts === undefined) return { sampleType: 0 };
    if (facts.pending.length === 0) return shownProfile(facts, view)?.lookedAt ?? { sampleType: 0 };
    // oxlint-disable-next-line eslint/no-await-in-loop -- as above
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
  }
}
