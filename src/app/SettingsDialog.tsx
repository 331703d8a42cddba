import { useStore } from 'zustand';
import { formatBytes } from '../views/format.ts';
import { TrustedOriginsSetting } from './embed/TrustedOriginsSetting.tsx';
import { KeptFilesSetting } from './keep/KeptFilesSetting.tsx';
import { PageDialog } from './PageDialog.tsx';
import { MEMORY_CHOICES, setSettings, settingsStore, THREAD_CHOICES } from './settings.ts';
import { SettingChoice } from './SettingChoice.tsx';
import { t } from '../../language/t.ts';
import './settings.css';

const AUTOMATIC = 'automatic';

/** What files may use of the machine. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const { threads, memoryBudgetBytes } = useStore(settingsStore);
  return (
    <PageDialog title={t('Settings')} width="narrow" onClose={onClose}>
      <SettingChoice
        label={t('Memory for details')}
        says={t('What a large trace needs beyond this is read again from the file when you zoom in.')}
        choices={orAutomatic(MEMORY_CHOICES, formatBytes)}
        chosen={memoryBudgetBytes ?? AUTOMATIC}
        onChoose={(bytes) => setSettings({ ...(threads === undefined ? {} : { threads }), ...(bytes === AUTOMATIC ? {} : { memoryBudgetBytes: bytes }) })}
      />
      <SettingChoice
        label={t('Decode threads')}
        says={t('Traces are decoded on this many threads at a time. Automatic: as many as the machine has cores, at most 8.')}
        choices={orAutomatic(THREAD_CHOICES, String)}
        chosen={threads ?? AUTOMATIC}
        onChoose={(count) => setSettings({ ...(count === AUTOMATIC ? {} : { threads: count }), ...(memoryBudgetBytes === undefined ? {} : { memoryBudgetBytes }) })}
      />
      <p className="settings__when">{t('They hold for files that you open from now on, and are kept in this browser.')}</p>
      <KeptFilesSetting />
      <TrustedOriginsSetting />
    </PageDialog>
  );
}

function orAutomatic(choices: readonly number[], text: (choice: number) => string): readonly { readonly id: number | typeof AUTOMATIC; readonly text: string }[] {
  return [{ id: AUTOMATIC, text: t('Automatic') }, ...choices.map((choice) => ({ id: choice, text: text(choice) }))];
}
