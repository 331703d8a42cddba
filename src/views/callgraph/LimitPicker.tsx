import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import '../flame/controls.css';

interface Props {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly number[];
  readonly text: (value: number) => string;
  readonly onChoose: (value: number) => void;
}

/** One of a few numbers; what a link brought is among them. */
export function LimitPicker({ label, value, choices, text, onChoose }: Props): ReactNode {
  const all = choices.includes(value) ? choices : [...choices, value].toSorted((a, b) => a - b);
  return (
    <Select className="sample-type" aria-label={label} value={value} onChange={(key) => onChoose(Number(key))}>
      <Button className="button flame-button">
        <SelectValue>{text(value)}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="sample-type__popover">
        <ListBox className="sample-type__list">
          {all.map((choice) => (
            <ListBoxItem key={choice} id={choice} textValue={text(choice)} className="sample-type__item">
              {text(choice)}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
