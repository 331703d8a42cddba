import type { ReactNode } from 'react';
import './compare.css';
import type { OpenProfile } from './openProfiles.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** Profiles of the same kind that are open. */
  readonly others: readonly OpenProfile[];
  readonly picker: ReactNode;
}

/** Nothing is compared yet: what it takes. */
export function Unpaired({ others, picker }: Props) {
  return (
    <div className="compare-empty">
      <h2 className="compare-empty__title">{t('Compare this profile with another')}</h2>
      {others.length === 0 ? (
        <p>
          {t('Drop another profile that counts the same on this page: one from before a change, or from an hour ago. Functions are put side by side then, and the flame graph shows what grew and what shrank.')}
        </p>
      ) : (
        <p>{t('Choose what to take off: the profile from before. Functions are put side by side then, and the flame graph shows what grew and what shrank.')}</p>
      )}
      {picker}
      <p className="compare-empty__note">{t('With three or more profiles of one kind, heap profiles taken every hour for example, this view follows each function through all of them and marks what only ever grows.')}</p>
    </div>
  );
}
