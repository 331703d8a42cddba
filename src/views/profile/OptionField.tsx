import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Input, Label, Text, TextField } from 'react-aria-components';
import type { OptionChip } from './optionChips.ts';

interface Props {
  /** Takes the focus. */
  readonly isMeant: boolean;
  /** As pprof calls it. */
  readonly label: string;
  readonly does: string;
  readonly example: string;
  readonly value: string;
  /** undefined: not set. */
  readonly outcome: OptionChip | undefined;
  readonly onChange: (text: string) => void;
}

/** An expression half typed matches other things: it is taken when typing rests. */
const RESTS_MS = 500;

export function OptionField({ isMeant, label, does, example, value, outcome, onChange }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isMeant) input.current?.focus();
  }, [isMeant]);
  const [typed, setTyped] = useState(value);
  const [given, setGiven] = useState(value);
  // Changed elsewhere: by a chip, by Back, by another view.
  if (given !== value) {
    setGiven(value);
    setTyped(value);
  }
  const take = (): void => {
    if (typed !== value) onChange(typed);
  };
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed), RESTS_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField className="option-field" value={typed} onChange={setTyped} onBlur={take} isInvalid={outcome?.isProblem === true}>
      <Label className="option-field__label">{label}</Label>
      <Input
        ref={input}
        className="option-field__input"
        placeholder={example}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      <Text slot="description" className="option-field__does">
        {does}
        {outcome?.did && <span className={outcome.isProblem ? 'option-field__problem' : 'option-field__did'}>{outcome.did.text}</span>}
      </Text>
    </TextField>
  );
}
