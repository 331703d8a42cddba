import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components';
import { GRANULARITIES, PPROF_NAMES, type ProfileOptions, type ReadingFacts } from '../../../workers/api.ts';
import { Segments } from '../table/Segments.tsx';
import { optionChips } from './optionChips.ts';
import { OptionField } from './OptionField.tsx';
import type { OptionName } from './options.ts';
import { FLAG_OPTION_WORDS, TEXT_OPTION_GROUPS } from './optionWords.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  /** The option that the reader wants to change. */
  readonly at: OptionName | undefined;
  readonly options: ProfileOptions;
  readonly reading: ReadingFacts | undefined;
  readonly unit: string;
  readonly onChange: (patch: { readonly [Name in OptionName]?: ProfileOptions[Name] | undefined }) => void;
}

const GRANULARITY_CHOICES = (['default', ...GRANULARITIES] as const).map((id) => ({ id, text: id }));

/** All of pprof's options with what each does. What is typed takes effect when it rests. */
export function OptionsPanel({ at, options, reading, unit, onChange }: Props): ReactNode {
  const chips = optionChips(options, reading, unit);
  return (
    <div className="options-panel">
      <p className="options-panel__lead">
        <Said message="The options of <code>go tool pprof</code>. Expressions are regular expressions that match anywhere in a name or file." />
      </p>
      {TEXT_OPTION_GROUPS.map(({ title, options: fields }) => (
        <fieldset key={title} className="options-panel__group">
          <legend className="options-panel__title">{t(title)}</legend>
          {fields.map(({ name, does, example }) => (
            <OptionField
              key={name}
              isMeant={name === at}
              label={PPROF_NAMES[name]}
              does={t(does)}
              example={example}
              value={options[name] ?? ''}
              outcome={chips.find((chip) => chip.name === name)}
              onChange={(text) => onChange({ [name]: text === '' ? undefined : text })}
            />
          ))}
        </fieldset>
      ))}
      <fieldset className="options-panel__group">
        <legend className="options-panel__title">{t('What is a row')}</legend>
        <div className="options-panel__granularity">
          <Segments
            label={t('granularity')}
            choices={GRANULARITY_CHOICES}
            chosen={options.granularity ?? 'default'}
            onChoose={(id) => onChange({ granularity: id === 'default' ? undefined : id })}
          />
        </div>
      </fieldset>
      <fieldset className="options-panel__group">
        <legend className="options-panel__title">{t('How it is counted')}</legend>
        {FLAG_OPTION_WORDS.map(({ name, does }) => (
          <Checkbox key={name} className="option-check" isSelected={options[name] === true} onChange={(on) => onChange({ [name]: on ? true : undefined })}>
            <span className="option-check__box" aria-hidden />
            <code className="option-check__name">{PPROF_NAMES[name]}</code>
            <span className="option-check__does">{t(does)}</span>
          </Checkbox>
        ))}
      </fieldset>
    </div>
  );
}
