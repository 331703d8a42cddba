import { ChevronDown, Scale } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { ProfileBase, ProfileFacts } from '../../../workers/api.ts';
import { formatWallClock } from '../format.ts';
import { ofTheKind, type OpenProfiles } from './openProfiles.ts';
import { t } from '../../../language/t.ts';
import '../flame/controls.css';
import './basePicker.css';

interface Props {
  readonly facts: ProfileFacts;
  /** Index into `facts.sampleTypes`: what is compared. */
  readonly sampleType: number;
  readonly openProfiles: OpenProfiles;
  readonly base: ProfileBase | undefined;
  /** When it comes on screen. */
  readonly takesFocus?: boolean;
  readonly onChange: (base: ProfileBase | undefined) => void;
}

const NONE = '\0';

/** Chooses what the profile is compared with among those that are open, and whether it is scaled to that one's total first. */
export function BasePicker({ facts, sampleType, openProfiles, base, takesFocus = false, onChange }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takesFocus) button.current?.focus();
  }, [takesFocus]);
  const choices = ofTheKind(facts, sampleType, openProfiles);
  const choose = (key: string): void => onChange(key === NONE ? undefined : { profile: key, how: base?.how ?? 'diff_base', normalize: base?.normalize ?? false });
  if (choices.length === 0 && base === undefined) return <span className="base-picker__none">{t('Open another profile of this kind to compare with')}</span>;
  return (
    <span className="base-picker">
      <Select className="sample-type" aria-label={t('Compare with')} value={base?.profile ?? NONE} onChange={(key) => choose(String(key))}>
        <Button className="button flame-button base-picker__button" ref={button}>
          <Scale size={14} aria-hidden="true" />
          <SelectValue className="base-picker__value">{base === undefined ? t('Compare with…') : t('Less {profile}', { profile: base.profile })}</SelectValue>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Popover className="sample-type__popover">
          <ListBox className="sample-type__list">
            <ListBoxItem id={NONE} textValue={t('Nothing')} className="sample-type__item">
              {t('Nothing')}
            </ListBoxItem>
            {choices.map(({ key, facts: { wallStartMs } }) => (
              <ListBoxItem key={key} id={key} textValue={key} className="sample-type__item">
                <span className="base-picker__name">{key}</span>
                <span className="sample-type__total">{wallStartMs === undefined ? '' : formatWallClock(wallStartMs)}</span>
              </ListBoxItem>
            ))}
            {base !== undefined && choices.every(({ key }) => key !== base.profile) && (
              <ListBoxItem id={base.profile} textValue={base.profile} className="sample-type__item">
                <span className="base-picker__name">{base.profile}</span>
                <span className="sample-type__total">{t('not open')}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </Select>
      {base !== undefined && (
        <ToggleButton className="button flame-button base-picker__scale" isSelected={base.normalize} onChange={(normalize) => onChange({ ...base, normalize })}>
          {t('Normalised')}
        </ToggleButton>
      )}
    </span>
  );
}
