// Numbers in the words of `go tool pprof`: two decimals with a unit, and percentages of at least two digits. An exact tie between
// two decimals goes to the even one, as Go prints it; JavaScript takes the larger one.
import { scaled } from './units.ts';

/** `1.50MB`, `12ms`, `0`: without decimals if they are .00, without a unit if it is nothing. */
export function printScaled(value: number | bigint, from: string, to: string): string {
  const { value: number, unit } = scaled(value, from, to);
  const text = twoDecimals(number).replace(/\.00$/, '');
  return text === '0' || text === '-0' ? '0' : text + unit;
}

/** |value| as a share of |total|: `100%`, `12.50%`, `0.25%`. 0 of a total of 0. */
export function printPercent(value: number | bigint, total: number | bigint): string {
  const percent = Number(total) === 0 ? 0 : Math.abs(Number(value) / Number(total)) * 100;
  if (percent >= 99.95 && percent <= 100.05) return '100%';
  return `${percent >= 1 ? twoDecimals(percent) : twoDigits(percent)}%`;
}

export function twoDecimals(value: number): string {
  const size = Math.abs(value);
  // From 10²¹ on toFixed gives an exponent; those numbers are whole.
  if (size >= 1e21) return `${BigInt(value)}.00`;
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const eighth = (size % 1) * 8;
  return sign + (eighth === 1 || eighth === 5 ? size - 0.005 : size).toFixed(2);
}

/** The only numbers below 1 that lie exactly between two of two digits and whose lower one is even. */
const TIES: ReadonlyMap<number, string> = new Map([[0.125, '0.12'], [0.625, '0.62'], [0.0625, '0.062']]);

/** Two significant digits without trailing zeros, as Go's %.2g; for 0 ≤ value < 1. */
function twoDigits(value: number): string {
  const tie = TIES.get(value);
  if (tie !== undefined) return tie;
  const [digits = '', exponent = '0'] = value.toExponential(1).split('e');
  const mantissa = digits.replace(/\.0$/, '');
  const power = Number(exponent);
  if (power < -4) return `${mantissa}e-${String(-power).padStart(2, '0')}`;
  return String(Number(`${mantissa}e${power}`));
}
