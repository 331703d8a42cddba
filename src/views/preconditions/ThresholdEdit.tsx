import { RotateCcw } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { THRESHOLDS, type Measure } from '../../../workers/api.ts';
import { figureText, TYPED_IN, typedText, typedValue } from './measureText.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly measure: Measure & { readonly threshold: number };
  readonly name: string;
  readonly why: string | undefined;
  /** undefined: as it was. */
  readonly onChange: (value: number | undefined) => void;
}

/** A threshold with its reason; pressed, it can be typed anew. */
export function ThresholdEdit({ measure, name, why, onChange }: Props) {
  const [text, setText] = useState<string | undefined>(undefined);
  const id = useId();
  const { threshold, unit, good } = measure;
  const usual = defaultOf(measure.id);
  const editable = usual !== undefined;
  const sign = good === 'above' ? t('over') : t('under');
  const said = good === 'above' ? t('over {figure}', { figure: figureText(threshold, unit) }) : t('under {figure}', { figure: figureText(threshold, unit) });
  const apply = (event: FormEvent): void => {
    event.preventDefault();
    const value = typedValue(text ?? '', unit);
    if (value === undefined) return;
    onChange(value === usual ? undefined : value);
    setText(undefined);
  };

  if (text === undefined) {
    return (
      <span className="threshold-edit">
        {editable ? (
          <button type="button" className="link-button" title={`${why ?? ''} ${t('Press to change.')}`.trim()} aria-label={t('{name}: good {said}. Change the threshold', { name, said })} onClick={() => setText(typedText(threshold, unit))}>
            {said}
          </button>
        ) : (
          <span title={why}>{said}</span>
        )}
        {editable && threshold !== usual && (
          <button type="button" className="icon-button icon-button--small" aria-label={t('{name}: back to {usual}', { name, usual: figureText(usual, unit) })} title={t('Back to {usual}', { usual: figureText(usual, unit) })} onClick={() => onChange(undefined)}>
            <RotateCcw size={13} aria-hidden="true" />
          </button>
        )}
      </span>
    );
  }
  return (
    <form className="threshold-edit threshold-edit--open" onSubmit={apply}>
      <label htmlFor={id} className="visually-hidden">
        {t('{name}: threshold in {unit}', { name, unit: TYPED_IN[unit].suffix })}
      </label>
      {sign}
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the reader has just pressed what turns into this field */}
      <input id={id} className="threshold-edit__field" inputMode="decimal" autoFocus value={text} aria-invalid={typedValue(text, unit) === undefined} onChange={(event) => setText(event.target.value)} onKeyDown={(event) => event.key === 'Escape' && setText(undefined)} />
      {TYPED_IN[unit].suffix}
      <button type="submit" className="button threshold-edit__set">
        {t('Set')}
      </button>
    </form>
  );
}

function defaultOf(id: string): number | undefined {
  return Object.hasOwn(THRESHOLDS, id) ? THRESHOLDS[id as keyof typeof THRESHOLDS].value : undefined;
}
