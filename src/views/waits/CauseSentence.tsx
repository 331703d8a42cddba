import type { ChangeView, ViewState } from '../viewState.ts';
import type { Phrase } from './causeSentence.ts';
import { evidenceLead } from './evidenceLead.ts';
import './causes.css';

interface Props {
  readonly phrases: readonly Phrase[];
  readonly state: Pick<ViewState, 'waitLook'>;
  readonly change: ChangeView;
}

/** Without it a line may end between an opening parenthesis and a button. */
const NO_BREAK = '\u2060';

/** The sentence; each phrase leads to its evidence. */
export function CauseSentence({ phrases, state, change }: Props) {
  return (
    <p className="cause-sentence">
      {phrases.map(({ text, evidence }, place) => {
        // A sentence is told anew as a whole: its phrases have no identity of their own.
        const key = `${place} ${text}`;
        if (evidence === undefined) return <span key={key}>{text.endsWith('(') ? `${text}${NO_BREAK}` : text}</span>;
        const lead = evidenceLead(evidence, state);
        return (
          <button key={key} type="button" className={evidence.to === 'cause' ? 'link-button cause-sentence__phrase--group' : 'link-button'} title={`Show ${lead.to}`} onClick={() => change(lead.patch, 'push')}>
            {text}
          </button>
        );
      })}
    </p>
  );
}
