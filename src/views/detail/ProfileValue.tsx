import type { ReactNode } from 'react';
import { exactValue, formatPercent, formatValue } from '../format.ts';
import { Field } from './DetailFrame.tsx';

interface Props {
  readonly label: string;
  readonly amount: number;
  readonly of: number;
  readonly unit: string;
  /** How far it may be off by sampling. */
  readonly error?: string | undefined;
}

/** A figure of a profile with its share. */
export function ProfileValue({ label, amount, of, unit, error }: Props): ReactNode {
  return (
    <Field label={label} exact={exactValue(amount, unit)}>
      {formatValue(amount, unit)} <span className="detail__share">{formatPercent(of === 0 ? 0 : amount / of)}</span>
      {error !== undefined && <span className="detail__share"> {error}</span>}
    </Field>
  );
}
