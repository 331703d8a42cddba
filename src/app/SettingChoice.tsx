import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import './settings.css';

interface Props<Id extends string | number> {
  readonly label: string;
  readonly says: string;
  readonly choices: readonly { readonly id: Id; readonly text: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** A setting with few values: one of a list. */
export function SettingChoice<Id extends string | number>({ label, says, choices, chosen, onChoose }: Props<Id>) {
  const choose = (key: unknown): void => {
    const choice = choices.find(({ id }) => id === key);
    if (choice !== undefined) onChoose(choice.id);
  };
  return (
    <Select className="settings__one" value={chosen} onChange={choose}>
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
          {choices.map(({ id, text }) => (
            <ListBoxItem key={id} id={id} className="menu__item">
              {text}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
