// What the other documents of a run know. Each is asked once, and again while it is still reading; one that fails takes no part.
import { useEffect, useState } from 'react';
import type { Evidence } from '../../../workers/api.ts';
import type { RunMember } from '../companions.ts';

export interface MemberEvidence {
  readonly member: RunMember;
  /** undefined: no answer yet. */
  readonly evidence: readonly Evidence[] | undefined;
  readonly known: number;
  readonly failed: boolean;
}

/** How long a worker is left to read more before it is asked again. */
const AGAIN_MS = 250;

export function useMemberEvidence(members: readonly RunMember[]): readonly MemberEvidence[] {
  const [answers, setAnswers] = useState<ReadonlyMap<RunMember, MemberEvidence>>(new Map());

  useEffect(() => {
    let ended = false;
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const put = (answer: MemberEvidence): void => {
      if (!ended) setAnswers((last) => new Map([...last, [answer.member, answer]]));
    };
    const askOnce = async (member: RunMember): Promise<void> => {
      try {
        const { evidence, known } = await member.ask({ ask: 'evidence', document: member.key });
        put({ member, evidence, known, failed: false });
        if (known >= 1 || ended) return;
        const timer = setTimeout(() => {
          timers.delete(timer);
          void askOnce(member);
        }, AGAIN_MS);
        timers.add(timer);
      } catch {
        put({ member, evidence: [], known: 1, failed: true });
      }
    };
    for (const member of members) void askOnce(member);
    return () => {
      ended = true;
      for (const timer of timers) clearTimeout(timer);
    };
  }, [members]);

  return members.map((member) => answers.get(member) ?? { member, evidence: undefined, known: 0, failed: false });
}
