import { ChevronDown, Download } from 'lucide-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { t } from '../../../language/t.ts';
import { exportEntries, type Exported, type ExportEntry } from '../export/exportEntries.ts';
import { failureText } from '../export/outcomes.ts';

const StandaloneDialog = lazy(async () => ({ default: (await import('../standalone/StandaloneDialog.tsx')).StandaloneDialog }));
const TableDialog = lazy(async () => ({ default: (await import('../export/TableDialog.tsx')).TableDialog }));

const SHOWN_MS = 6000;

/** What can be taken away from the file on screen. */
export function ExportMenu(exported: Exported) {
  const [outcome, setOutcome] = useState('');
  const [dialog, setDialog] = useState<'table' | 'standalone' | undefined>(undefined);

  useEffect(() => {
    if (outcome === '') return undefined;
    const timer = setTimeout(() => setOutcome(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const act = async (entry: ExportEntry): Promise<void> => {
    if ('opens' in entry) {
      setDialog(entry.opens);
      return;
    }
    setOutcome(entry.doing);
    try {
      setOutcome(await entry.save(setOutcome));
    } catch (error) {
      setOutcome(failureText(error, entry.failed));
    }
  };
  const close = (): void => setDialog(undefined);

  return (
    <>
      <output className="top-bar__outcome" title={outcome}>{outcome}</output>
      <MenuTrigger>
        <Button className="button" aria-label={t('Export')}>
          <Download size={15} aria-hidden="true" /> <span className="top-bar__export-word">{t('Export')}</span> <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu">
            {exportEntries(exported).map((entry) => (
              <MenuItem key={entry.id} id={entry.id} className="menu__item" textValue={entry.label} onAction={() => void act(entry)}>
                <Text slot="label" className="menu__label">
                  {entry.label}
                </Text>
                <Text slot="description" className="menu__note">
                  {entry.note}
                </Text>
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Suspense>
        {dialog === 'standalone' && <StandaloneDialog onClose={close} />}
        {dialog === 'table' && <TableDialog worker={exported.tables} selection={exported.selection} onClose={close} />}
      </Suspense>
    </>
  );
}
