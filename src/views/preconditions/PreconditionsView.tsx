import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { type AskFindings, type DocumentFacts, type EvidencePlace, type Finding, PRECONDITIONS, type PreconditionId } from '../../../workers/api.ts';
import type { RunMember } from '../companions.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { FilesUsed } from './FilesUsed.tsx';
import { leadOf } from './places.ts';
import { PreconditionCard } from './PreconditionCard.tsx';
import { useMemberEvidence } from './useMemberEvidence.ts';
import { VerdictHead } from './VerdictHead.tsx';
import './preconditions.css';

const ALONE: readonly RunMember[] = [];
/** How long the worker is left to read more before it is asked again. */
const AGAIN_MS = 250;

/** The five preconditions for short stops and the verdict, from all files of the run. */
export function PreconditionsView({ facts, ask, state, change, runMembers = ALONE }: ViewProps<DocumentFacts, AskFindings>): ReactNode {
  const { thresholds } = state.gcLook;
  const members = useMemberEvidence(runMembers);
  const beside = members.flatMap(({ evidence }) => evidence ?? []);
  const answer = useFindings(ask, { ask: 'findings', document: facts.name, beside, thresholds });

  const showPlace = (place: EvidencePlace): void => {
    const { patch } = leadOf(place);
    const member = runMembers.find(({ key }) => key === place.document);
    if (place.document !== facts.name && member !== undefined) member.show(patch);
    else change(patch(state), 'push');
  };
  const setThreshold = (id: string, value: number | undefined): void => {
    const { [id]: _before, ...others } = thresholds;
    change({ gcLook: { ...state.gcLook, thresholds: value === undefined ? others : { ...others, [id]: value } } }, 'push');
  };

  if (answer === undefined) return <div className="preconditions" aria-busy="true" />;
  const { findings, known } = answer;
  const verdict = findings.find(({ id }) => id === 'sub-millisecond-pauses');
  const preconditions = findings.filter(isPrecondition);
  return (
    <div className="preconditions">
      <header className="preconditions__top">
        <h1 className="preconditions__heading">Are stops under a millisecond, and what they need to be</h1>
        <FilesUsed own={facts.name} findings={findings} members={members} />
        <KnownNote known={known} />
      </header>
      {verdict !== undefined && <VerdictHead finding={verdict} preconditions={preconditions} showPlace={showPlace} setThreshold={setThreshold} />}
      {preconditions.map((finding) => (
        <PreconditionCard key={finding.id} finding={finding} showPlace={showPlace} setThreshold={setThreshold} />
      ))}
    </div>
  );
}

/** Asked again until the document has been read for it. */
function useFindings(ask: AskFindings, question: Parameters<AskFindings>[0] & { readonly ask: 'findings' }): { readonly findings: readonly Finding[]; readonly known: number } | undefined {
  const [round, setRound] = useState(0);
  // oxlint-disable-next-line react/exhaustive-deps -- the round is what makes it new
  const askAgain = useMemo<AskFindings>(() => (asked) => ask(asked), [ask, round]);
  const answer = useAnswer(askAgain, question);
  useEffect(() => {
    if (answer === undefined || answer.known >= 1) return undefined;
    const timer = setTimeout(() => setRound((last) => last + 1), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  return answer;
}

function isPrecondition(finding: Finding): finding is Finding & { readonly id: PreconditionId } {
  return PRECONDITIONS.some((id) => id === finding.id);
}
