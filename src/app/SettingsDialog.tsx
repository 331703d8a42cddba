import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { useStore } from 'zustand';
import { formatBytes } from '../views/format.ts';
import { TrustedOriginsSetting } from './embed/TrustedOriginsSetting.tsx';
import { KeptFilesSetting } from './keep/KeptFilesSetting.tsx';
import { PageDialog } from './PageDialog.tsx';
import { MEMORY_CHOICES, setSettings, settingsStore, THREAD_CHOICES } from './settings.ts';
import { t } from '../../language/t.ts';
import './settings.css';

/** What files may use of the machine. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { threads, memoryBudgetBytes } = useStore(settingsStore);
  return (
    <PageDialog title={t('Settings')} width="narrow" onClose={onClose}>
      <Choice
        label={t('Memory for details')}
        says={t('What a large trace needs beyond this is read again from the file when you zoom in.')}
        choices={MEMORY_CHOICES}
        chosen={memoryBudgetBytes}
        text={formatBytes}
        onChoose={(bytes) => setSettings({ ...(threads === undefined ? {} : { threads }), ...(bytes === undefined ? {} : { memoryBudgetBytes: bytes }) })}
      />
      <Choice
        label={t('Decode threads')}
        says={t('Traces are decoded on this many threads at a time. Automatic: as many as the machine has cores, at most 8.')}
        choices={THREAD_CHOICES}
        chosen={threads}
        text={String}
        onChoose={(count) => setSettings({ ...(count === undefined ? {} : { threads: count }), ...(memoryBudgetBytes === undefined ? {} : { memoryBudgetBytes }) })}
      />
      <p className="settings__when">{t('They hold for files that you open from now on, and are kept in this browser.')}</p>
      <KeptFilesSetting />
      <TrustedOriginsSetting />
    </PageDialog>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly says: string;
  readonly choices: readonly number[];
  /** undefined: automatic. */
  readonly chosen: number | undefined;
  readonly text: (choice: number) => string;
  readonly onChoose: (choice: number | undefined) => void;
}

const AUTOMATIC = 'automatic';

function Choice({ label, says, choices, chosen, text, onChoose }: ChoiceProps) {
  return (
    <Select className="settings__one" value={chosen ?? AUTOMATIC} onChange={(key) => onChoose(choices.find((choice) => choice === key))}>
      <Label className="settings__label">{label}</Label>
      <Button className="button settings__button">
        <SelectValue />
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Text slot="description" className="settings__says">
        {says}
      </Text>
      <Popover className="menu-popover">
        <ListBox className="menu">
          <ListBoxItem id={AUTOMATIC} className="menu__item">
            {t('Automatic')}
          </ListBoxItem>
          {choices.map((choice) => (
            <ListBoxItem key={choice} id={choice} className="menu__item">
              {text(choice)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
