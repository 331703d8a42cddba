import { ToggleButton } from 'react-aria-components/ToggleButton';
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup';
import { t } from '../../../language/t.ts';
import '../flame/controls.css';

interface Props<Id extends string> {
  readonly label: string;
  readonly choices: readonly { readonly id: Id; readonly text: string }[];
  readonly chosen: Id;
  readonly onChoose: (id: Id) => void;
}

/** A row of buttons of which one is chosen. */
export function Segments<Id extends string>({ label, choices, chosen, onChoose }: Props<Id>) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[chosen]}
      onSelectionChange={([key]) => {
        const next = choices.find(({ id }) => id === key);
        if (next !== undefined) onChoose(next.id);
      }}
    >
      {choices.map(({ id, text }) => (
        <ToggleButton key={id} id={id} className="segments__button">
          {t(text)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
