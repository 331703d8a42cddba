// Percentages as `go tool pprof` prints them, so that a table here and a table there can be laid side by side: two decimals from
// 1 % on, two significant digits below, `100%` for anything within 0.05 of it, and exact binary ties to the even digit
// (JavaScript rounds those away from zero).

/** |value / total| as "12.34%"; a total of 0 gives "0%". */
export function pprofPercent(value: number, total: number): string {
  const percent = total === 0 ? 0 : Math.abs(value / total) * 100;
  if (percent >= 99.95 && percent <= 100.05) return '100%';
  return `${percent >= 1 ? twoDecimals(percent) : twoDigits(percent)}%`;
}

function twoDecimals(x: number): string {
  const text = x.toFixed(2);
  // Exactly halfway only where the fraction is an odd number of eighths.
  return Number.isInteger(x * 8) && !Number.isInteger(x * 4) ? evenLastDigit(text) : text;
}

/** C's %.2g: no trailing zeros, an exponent of at least two digits below 1e-4. `x` < 1. */
function twoDigits(x: number): string {
  if (x === 0) return '0';
  let [mantissa = '', power = '0'] = x.toExponential(1).split('e');
  // Two digits and a half that a double holds exactly: sixteenths at most.
  if (Number.isInteger(x * 16) && /^\d\.\d5$/.test(x.toExponential(2).split('e')[0] ?? '')) {
    mantissa = evenLastDigit(mantissa);
  }
  const exponent = Number(power);
  if (exponent >= -4) return String(Number(`${mantissa}e${exponent}`));
  return `${mantissa.replace(/\.0$/, '')}e-${String(-exponent).padStart(2, '0')}`;
}

/** Takes back the rounding up of a tie if it ended on an odd digit; no carry, since an odd digit is never 0. */
function evenLastDigit(text: string): string {
  const digit = Number(text.at(-1));
  return digit % 2 === 1 ? text.slice(0, -1) + String(digit - 1) : text;
}
