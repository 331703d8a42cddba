import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Header } from 'react-aria-components/Header';
import { Popover } from 'react-aria-components/Popover';
import '../flame/controls.css';
import type { ComparableDocument } from './comparables.ts';

interface Props {
  readonly label: string;
  /** What the button says. */
  readonly text: string;
  readonly choices: readonly ComparableDocument[];
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}

/** Chooses the documents of a side, any number of them, by their runs. */
export function SidePicker({ label, text, choices, chosen, onChoose }: Props) {
  const runs = [...new Map(choices.map(({ run }) => [run.id, run])).values()];
  const inOrder = (keys: ReadonlySet<unknown>): readonly string[] => choices.flatMap(({ key }) => (keys.has(key) ? [key] : []));
  return (
    <MenuTrigger>
      <Button className="button flame-button side-picker" aria-label={`${label}: ${text}`}>
        <span className="side-picker__text">{text}</span>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="sample-type__popover side-picker__popover" placement="bottom start">
        <Menu
          className="sample-type__list"
          aria-label={label}
          selectionMode="multiple"
          selectedKeys={chosen}
          onSelectionChange={(keys) => onChoose(keys === 'all' ? choices.map(({ key }) => key) : inOrder(keys))}
        >
          {runs.map((run) => {
            const files = choices.filter((one) => one.run.id === run.id);
            const isNamed = files.some(({ key }) => key !== run.name);
            return (
              <MenuSection key={run.id}>
                {isNamed && <Header className="side-picker__run">{run.name}</Header>}
                {files.map(({ key }) => (
                  <MenuItem key={key} id={key} textValue={key} className="sample-type__item side-picker__item">
                    {({ isSelected }) => (
                      <>
                        <span className="side-picker__tick" aria-hidden="true">
                          {isSelected ? '✓' : ''}
                        </span>
                        {isNamed && key.startsWith(`${run.name}/`) ? key.slice(run.name.length + 1) : key}
                      </>
                    )}
                  </MenuItem>
                ))}
              </MenuSection>
            );
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
