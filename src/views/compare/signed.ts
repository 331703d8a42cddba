// Changes as text: with their sign, three digits and a unit.
import { exactValue, formatPercent, formatValue } from '../format.ts';
import { t } from '../../../language/t.ts';

/** "+1.23 MiB", "−5", "0". */
export function signedValue(change: number, unit: string): string {
  return change > 0 ? `+${formatValue(change, unit)}` : formatValue(change, unit);
}

export function signedExact(change: number, unit: string): string {
  return change > 0 ? `+${exactValue(change, unit)}` : exactValue(change, unit);
}

/** "+12.3 %"; 'new' where there was nothing before; '' where there was nothing, and is nothing. */
export function signedShare(change: number, before: number): string {
  if (before === 0) return change === 0 ? '' : t('new');
  const share = change / Math.abs(before);
  return share > 0 ? `+${formatPercent(share)}` : formatPercent(share);
}
