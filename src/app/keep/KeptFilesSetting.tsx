import { ChevronDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { useStore } from 'zustand';
import { formatBytes } from '../../views/format.ts';
import { t } from '../../../language/t.ts';
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
      <Select className="settings__one" value={limit} onChange={(key) => void changeKeepLimit(KEEP_LIMITS.find((choice) => choice === key) ?? limit)}>
        <Label className="settings__label">{t('Files kept for a reload')}</Label>
        <Button className="button settings__button">
          <SelectValue />
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Text slot="description" className="settings__says">
          {t('Copies of what is open stay in this browser, up to this size, so that a reload finds them again. They go when a file is closed, or a day after the tab was.')}
        </Text>
        <Popover className="menu-popover">
          <ListBox className="menu">
            {KEEP_LIMITS.map((choice) => (
              <ListBoxItem key={choice} id={choice} className="menu__item">
                {choice === 0 ? t('Keep nothing') : formatBytes(choice)}
              </ListBoxItem>
            ))}
          </ListBox>
        </Popover>
      </Select>
      <p className="kept">
        <output>{kept.files === 0 ? t('Kept files: none') : t('Kept files: {count}, {size}', { count: kept.files, size: formatBytes(kept.bytes) })}</output>
        <button type="button" className="button" disabled={kept.files === 0} onClick={() => void forget()}>
          {t('Forget all')}
        </button>
      </p>
    </>
  );
}
