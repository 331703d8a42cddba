import type { ReactNode } from 'react';
import type { ProfileBase, ProfileFacts } from '../../../workers/api.ts';
import { BasePicker } from '../compare/BasePicker.tsx';
import type { OpenProfiles } from '../compare/openProfiles.ts';
import { Segments } from '../table/Segments.tsx';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly facts: ProfileFacts;
  /** Index into `facts.sampleTypes`. */
  readonly sampleType: number;
  readonly openProfiles: OpenProfiles;
  readonly base: ProfileBase | undefined;
  readonly onChange: (base: ProfileBase | undefined) => void;
}

const HOW: readonly { readonly id: ProfileBase['how']; readonly text: string; readonly does: string }[] = [
  { id: 'diff_base', text: 'diff_base', does: marked('The other profile is taken off; percentages are of it.') },
  { id: 'base', text: 'base', does: marked('The other profile, an earlier one of the same run, is taken off; percentages are of what is left.') },
];

/** The profile that is taken off this one. */
export function ComparePanel({ facts, sampleType, openProfiles, base, onChange }: Props): ReactNode {
  return (
    <fieldset className="options-panel__compare">
      <legend className="options-panel__title">{t('Compare with')}</legend>
      <div className="options-panel__base">
        <BasePicker facts={facts} sampleType={sampleType} openProfiles={openProfiles} base={base} onChange={onChange} />
        {base !== undefined && <Segments label={t('How')} choices={HOW} chosen={base.how} onChoose={(how) => onChange({ ...base, how })} />}
      </div>
      {base !== undefined && <p className="options-panel__does">{t(HOW.find(({ id }) => id === base.how)?.does ?? '')}</p>}
    </fieldset>
  );
}
