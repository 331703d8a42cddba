import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';
import '../flame/controls.css';
import { t } from '../../../language/t.ts';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly text: string;
  /** What it means, in a line. */
  readonly meaning?: string;
}

interface Props<Id extends string> {
  /** What is chosen; stands before the button. */
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** One of a few, behind a button that says which. */
export function ChoiceButton<Id extends string>({ label, choices, chosen, onChoose }: Props<Id>): ReactNode {
  return (
    <Select
      className="choice"
      value={chosen}
      onChange={(key) => {
        const next = choices.find(({ id }) => id === key);
        if (next !== undefined) onChoose(next.id);
      }}
    >
      <Label className="choice__label">{label}</Label>
      <Button className="button flame-button">
        <SelectValue>{t(choices.find(({ id }) => id === chosen)?.text ?? chosen)}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="sample-type__popover">
        <ListBox className="sample-type__list">
          {choices.map(({ id, text, meaning }) => (
            <ListBoxItem key={id} id={id} textValue={t(text)} className="sample-type__item choice__item">
              <Text slot="label">{t(text)}</Text>
              {meaning !== undefined && (
                <Text slot="description" className="choice__meaning">
                  {t(meaning)}
                </Text>
              )}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
