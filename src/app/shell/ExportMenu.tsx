import { ChevronDown, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { saveText } from '../../views/saveText.ts';

interface Props {
  readonly name: string;
  readonly report: () => Promise<string>;
  /** The file has an address, so that a link opens it elsewhere too. */
  readonly isLink: boolean;
}

const SHOWN_MS = 6000;

/** What can be taken away from the file on screen. */
export function ExportMenu({ name, report, isLink }: Props) {
  const [outcome, setOutcome] = useState('');

  useEffect(() => {
    if (outcome === '') return undefined;
    const timer = setTimeout(() => setOutcome(''), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [outcome]);

  const saveReport = async (): Promise<void> => {
    setOutcome('Writing the report…');
    try {
      saveText(await report(), `${name}.report.json`, 'application/json');
      setOutcome('Report saved');
    } catch {
      setOutcome('The report could not be written');
    }
  };
  const copyLink = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setOutcome('Link copied');
    } catch {
      setOutcome('The browser does not allow copying; copy the address of this page');
    }
  };

  return (
    <>
      <output className="top-bar__outcome">{outcome}</output>
      <MenuTrigger>
        <Button className="button">
          <Download size={15} aria-hidden="true" /> Export <ChevronDown size={14} aria-hidden="true" />
        </Button>
        <Popover className="menu-popover" placement="bottom end">
          <Menu className="menu" onAction={(key) => void (key === 'report' ? saveReport() : copyLink())}>
            <MenuItem id="report" className="menu__item" textValue="Report (JSON)">
              <Text slot="label" className="menu__label">
                Report (JSON)
              </Text>
              <Text slot="description" className="menu__note">
                All figures of this file, as the command line prints them
              </Text>
            </MenuItem>
            <MenuItem id="link" className="menu__item" textValue="Copy link to this view">
              <Text slot="label" className="menu__label">
                Copy link to this view
              </Text>
              <Text slot="description" className="menu__note">
                {isLink ? 'Opens the same file at the same place' : 'Without the file: whoever opens it drops their own copy'}
              </Text>
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </>
  );
}
