import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { formatBytes } from '../../views/format.ts';
import { t } from '../../../language/t.ts';
import { SettingChoice } from '../SettingChoice.tsx';
import { KEEP_LIMITS, keepLimit } from './keepLimit.ts';
import { changeKeepLimit, forgetAll, keptOfAll } from './theKeeper.ts';
import './keep.css';

const AGAIN_AFTER_MS = 500;

/** What is kept for a reload, how much it may be, and a way to forget it. */
export function KeptFilesSetting() {
  const { bytes: limit } = useStore(keepLimit);
  const [kept, setKept] = useState(keptOfAll);
  useEffect(() => {
    // Other tabs keep and forget, too.
    const timer = setInterval(() => setKept(keptOfAll()), AGAIN_AFTER_MS);
    return () => clearInterval(timer);
  }, []);
  const forget = async (): Promise<void> => {
    await forgetAll();
    setKept(keptOfAll());
  };
  return (
    <>
      <SettingChoice
        label={t('Files kept for a reload')}
        says={t('Copies of what is open stay in this browser, up to this size, so that a reload finds them again. They go when a file is closed, or a day after the tab was.')}
        choices={KEEP_LIMITS.map((bytes) => ({ id: bytes, text: bytes === 0 ? t('Keep nothing') : formatBytes(bytes) }))}
        chosen={limit}
        onChoose={(bytes) => void changeKeepLimit(bytes)}
      />
      <p className="kept">
        <output>{kept.files === 0 ? t('Kept files: none') : t('Kept files: {count}, {size}', { count: kept.files, size: formatBytes(kept.bytes) })}</output>
        <button type="button" className="button" disabled={kept.files === 0} onClick={() => void forget()}>
          {t('Forget all')}
        </button>
      </p>
    </>
  );
}
