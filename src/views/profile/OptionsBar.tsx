// How a profile is looked at, above each of its views: pprof's options as chips, what they left out, what percentages are of, and the
// command that prints the same.
import { SlidersHorizontal, X } from 'lucide-react';
import { useCallback, useState, type ReactNode } from 'react';
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { AskProfile, ProfileFacts, ProfileOptions, ReadingFacts } from '../../../workers/api.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';
import { shownProfile } from './lookedAt.ts';
import { ComparePanel } from './ComparePanel.tsx';
import { optionChips, type OptionChip } from './optionChips.ts';
import { withOptions, type OptionName } from './options.ts';
import './optionsBar.css';
import { OptionsPanel } from './OptionsPanel.tsx';
import type { PprofReport } from './pprofCommand.ts';
import { Notes } from './Notes.tsx';
import { keptWords, percentBaseWords } from './readingWords.ts';
import { SayHow } from './SayHow.tsx';
import { t } from '../../../language/t.ts';

export interface OptionsBarProps extends ViewProps<ProfileFacts, AskProfile> {
  /** What `go tool pprof` prints for this view. */
  readonly report: PprofReport;
}

interface OpenPanel {
  /** The option that it was opened for. */
  readonly at: OptionName | undefined;
}

export function OptionsBar({ facts, ask, state, change, openProfiles, report }: OptionsBarProps): ReactNode {
  const shown = shownProfile(facts, state);
  const answer = useAnswer(ask, shown && { ask: 'reading', ...shown.lookedAt });
  const [open, setOpen] = useState<OpenPanel | undefined>(undefined);
  const { profileLook } = state;
  const { options } = profileLook;
  const patch = useCallback(
    (changed: { readonly [Name in OptionName]?: ProfileOptions[Name] | undefined }) =>
      change({ profileLook: { ...profileLook, options: withOptions(profileLook.options, changed) } }, 'push'),
    [change, profileLook],
  );
  if (shown === undefined) return undefined;
  const { unit, type } = shown.chosen;
  const reading = answer?.sampleType === shown.chosen.index ? answer : undefined;
  const chips = optionChips(options, reading, unit);
  return (
    <section className="options-bar" aria-label={t('How the profile is looked at')}>
      <DialogTrigger isOpen={open !== undefined} onOpenChange={(isOpen) => setOpen(isOpen ? { at: undefined } : undefined)}>
        <Button className="button flame-button">
          <SlidersHorizontal size={14} aria-hidden /> {t('Filter')}
        </Button>
        <Popover className="options-popover" placement="bottom start">
          <Dialog className="options-dialog" aria-label={t('Filter the profile')}>
            <OptionsPanel at={open?.at} options={options} reading={reading} unit={unit} onChange={patch} />
            {openProfiles && <ComparePanel facts={facts} sampleType={shown.chosen.index} openProfiles={openProfiles} base={options.base} onChange={(base) => patch({ base })} />}
          </Dialog>
        </Popover>
      </DialogTrigger>
      {chips.length > 0 && (
        <ul className="options-bar__chips" aria-label={t('Options that are set')}>
          {chips.map((chip) => (
            <Chip key={chip.name} chip={chip} onOpen={() => setOpen({ at: chip.name })} onRemove={() => patch({ [chip.name]: undefined })} />
          ))}
          {chips.length > 1 && (
            <li>
              <button type="button" className="link-button options-bar__clear" onClick={() => change({ profileLook: { ...profileLook, options: {} } }, 'push')}>
                {t('Clear all')}
              </button>
            </li>
          )}
        </ul>
      )}
      {facts.warnings.length > 0 && <Notes warnings={facts.warnings} />}
      <Standing reading={reading} unit={unit} />
      <SayHow report={report} facts={facts} sampleType={facts.sampleTypes.length > 1 ? type : undefined} options={options} />
    </section>
  );
}

function Chip({ chip, onOpen, onRemove }: { readonly chip: OptionChip; readonly onOpen: () => void; readonly onRemove: () => void }) {
  const { label, value, did, isProblem } = chip;
  return (
    <li className={isProblem ? 'option-chip option-chip--problem' : 'option-chip'}>
      <button type="button" className="option-chip__body" title={[value, did?.exact].filter((part) => part !== undefined).join('\n')} onClick={onOpen}>
        <span className="option-chip__label">{label}</span>
        {value !== undefined && <code className="option-chip__value">{value}</code>}
        {did && <span className="option-chip__did">{did.text}</span>}
      </button>
      <button type="button" className="option-chip__remove" aria-label={t('Remove {label}', { label })} title={t('Remove {label}', { label })} onClick={onRemove}>
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}

/** What is kept, and what percentages are of. */
function Standing({ reading, unit }: { readonly reading: ReadingFacts | undefined; readonly unit: string }) {
  const kept = reading && keptWords(reading, unit);
  const base = reading && percentBaseWords(reading, unit);
  return (
    <p className="options-bar__standing" aria-live="polite">
      {kept && <span title={kept.exact}>{kept.text}</span>}
      {kept && ' · '}
      {base && <span title={base.exact}>{base.text}</span>}
    </p>
  );
}
