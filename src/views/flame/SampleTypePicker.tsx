import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SampleTypeFacts } from '../../../workers/api.ts';
import { formatValue } from '../format.ts';
import { t } from '../../../language/t.ts';
import './controls.css';

export interface SampleTypePickerProps {
  readonly sampleTypes: readonly SampleTypeFacts[];
  /** Index into sampleTypes. */
  readonly chosen: number;
  readonly onChoose: (type: string) => void;
  /** Little room: one button that opens a list. */
  readonly compact: boolean;
}

const MOST_BUTTONS = 5;

/** What is counted: a button for each sample type, or a list where there is no room for them. A single one is only named. */
export function SampleTypePicker({ sampleTypes, chosen, onChoose, compact }: SampleTypePickerProps): ReactNode {
  const choose = (key: unknown): void => {
    const next = sampleTypes[Number(key)];
    if (next !== undefined) onChoose(next.type);
  };
  if (sampleTypes.length === 1) return <span className="sample-type__only">{sampleTypes[0]?.type}</span>;
  if (!compact && sampleTypes.length <= MOST_BUTTONS) {
    return (
      <ToggleButtonGroup
        className="segments"
        aria-label={t('Sample type')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[chosen]}
        onSelectionChange={([key]) => choose(key)}
      >
        {sampleTypes.map(({ type }, i) => (
          <ToggleButton key={type} id={i} className="segments__button">
            {type}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    );
  }
  return (
    <Select className="sample-type" aria-label={t('Sample type')} value={chosen} onChange={choose}>
      <Button className="button flame-button">
        <SelectValue>{sampleTypes[chosen]?.type ?? ''}</SelectValue>
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className="sample-type__popover">
        <ListBox className="sample-type__list">
          {sampleTypes.map(({ type, unit, total }, i) => (
            <ListBoxItem key={type} id={i} textValue={type} className="sample-type__item">
              <span>{type}</span>
              <span className="sample-type__total">{formatValue(total, unit)}</span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
