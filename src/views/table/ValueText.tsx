import { exactValue, formatValue } from '../format.ts';

interface Props {
  readonly value: number;
  /** As the profile spells it. */
  readonly unit: string;
  /** Follows the exact value in the tooltip. */
  readonly more?: string;
}

/** A figure of a profile in three digits; the exact one in its tooltip. */
export function ValueText({ value, unit, more }: Props) {
  return <span title={more === undefined ? exactValue(value, unit) : `${exactValue(value, unit)}, ${more}`}>{formatValue(value, unit)}</span>;
}
