import type { ReactNode } from 'react';
import { type AskFindings, type DocumentFacts, type EvidencePlace, type Finding, PRECONDITIONS, type PreconditionId } from '../../../workers/api.ts';
import type { RunMember } from '../companions.ts';
import { KnownNote } from '../table/KnownNote.tsx';
import { isKnown, useGrowingAnswer } from '../useGrowingAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { FilesUsed } from './FilesUsed.tsx';
import { leadOf } from './places.ts';
import { PreconditionCard } from './PreconditionCard.tsx';
import { useMemberEvidence } from './useMemberEvidence.ts';
import { VerdictHead } from './VerdictHead.tsx';
import { t } from '../../../language/t.ts';
import './preconditions.css';

const ALONE: readonly RunMember[] = [];

/** The five preconditions for short stops and the verdict, from all files of the run. */
export function PreconditionsView({ facts, ask, state, change, runMembers = ALONE }: ViewProps<DocumentFacts, AskFindings>): ReactNode {
  const { thresholds } = state.gcLook;
  const members = useMemberEvidence(runMembers);
  const beside = members.flatMap(({ evidence }) => evidence ?? []);
  const answer = useGrowingAnswer(ask, { ask: 'findings', document: facts.name, beside, thresholds }, isKnown)?.answer;

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

  if (answer === undefined) {
    return (
      <div className="preconditions" aria-busy="true">
        <p>{t('Reading…')}</p>
      </div>
    );
  }
  const { findings, known } = answer;
  const verdict = findings.find(({ id }) => id === 'sub-millisecond-pauses');
  const preconditions = findings.filter(isPrecondition);
  return (
    <div className="preconditions">
      <header className="preconditions__top">
        <h2 className="preconditions__heading">{t('Are stops of the world under a millisecond, and what it takes')}</h2>
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

function isPrecondition(finding: Finding): finding is Finding & { readonly id: PreconditionId } {
  return PRECONDITIONS.some((id) => id === finding.id);
}
