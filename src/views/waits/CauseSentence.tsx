import type { ReactNode } from 'react';
import type { ChangeView, ViewState } from '../viewState.ts';
import type { Evidence, Phrase } from './causeSentence.ts';
import { evidenceLead } from './evidenceLead.ts';
import { t } from '../../../language/t.ts';
import './causes.css';

interface Props {
  readonly phrases: readonly Phrase[];
  readonly state: Pick<ViewState, 'waitLook'>;
  readonly change: ChangeView;
}

/** The sentence; each phrase leads to its evidence. */
export function CauseSentence({ phrases, state, change }: Props) {
  const press = (text: string, evidence: Evidence): ReactNode => {
    const lead = evidenceLead(evidence, state);
    return (
      <button type="button" className={evidence.to === 'cause' ? 'link-button cause-sentence__phrase--group' : 'link-button'} title={t('Show {to}', { to: lead.to })} onClick={() => change(lead.patch, 'push')}>
        {text}
      </button>
    );
  };
  return (
    <p className="cause-sentence">
      {phrases.map(({ text, evidence }, place) => {
        // A sentence is told anew as a whole: its phrases have no identity of their own.
        const key = `${place} ${text}`;
        // A line may end between a parenthesis and a button: it goes with the button.
        if (evidence === undefined) return <span key={key}>{text.replace(/\($/, '')}</span>;
        const opens = phrases[place - 1]?.text.endsWith('(') ?? false;
        return (
          <span key={key} className={opens ? 'cause-sentence__kept' : undefined}>
            {opens && '('}
            {press(text, evidence)}
          </span>
        );
      })}
    </p>
  );
}
