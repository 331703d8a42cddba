import type { ReactNode } from 'react';
import { t } from '../../../language/t.ts';

interface Props {
  readonly icon: ReactNode;
  /** What is given away, such as "Session file". */
  readonly label: string;
  /** What is in it and who can open it, in a sentence. */
  readonly says: ReactNode;
  /** What the button says. */
  readonly action: string;
  readonly onPress: () => void;
  readonly isDisabled?: boolean;
  /** What has come of it: read aloud when it changes. */
  readonly outcome?: string;
}

/** One way to give away what is on screen. */
export function ShareRow({ icon, label, says, action, onPress, isDisabled = false, outcome = '' }: Props) {
  return (
    <li className="share__row">
      <span className="share__icon" aria-hidden="true">
        {icon}
      </span>
      <div className="share__about">
        <h3 className="share__label">{label}</h3>
        <p className="share__says">{says}</p>
        <output className="share__outcome">{outcome}</output>
      </div>
      <button type="button" className="button" disabled={isDisabled} aria-label={t('{action}: {label}', { action, label })} onClick={onPress}>
        {action}
      </button>
    </li>
  );
}
