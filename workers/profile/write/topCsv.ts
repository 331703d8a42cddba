// The top table as comma-separated values (RFC 4180), whole, in the profile's own unit and exact to the last digit.
import { INLINE } from '../../api.ts';
import type { Reading } from '../reading/reading.ts';
import { printPercent } from '../units/print.ts';

export function topCsv(reading: Reading, sampleType: number): string {
  const { flat, cum, order } = reading.sums(sampleType);
  const { rows } = reading.kinds;
  const inline = reading.inlineMarks(sampleType);
  const total = reading.total(sampleType);
  const unit = unitOf(reading, sampleType);
  const lines = [line([`flat (${unit})`, 'flat%', 'sum%', `cum (${unit})`, 'cum%', 'name', 'inline', 'file'])];
  let sum: number | bigint = flat instanceof BigInt64Array ? 0n : 0;
  for (const row of order) {
    sum = typeof sum === 'bigint' ? BigInt.asIntN(64, sum + BigInt(flat[row])) : sum + Number(flat[row]);
    const percents = [flat[row], sum, cum[row]].map((value) => printPercent(value, total));
    const marked = inline[row] === INLINE.all ? 'inline' : inline[row] === INLINE.partly ? 'partial-inline' : '';
    lines.push(line([`${flat[row]}`, percents[0], percents[1], `${cum[row]}`, percents[2], rows[row].name, marked, rows[row].file]));
  }
  return lines.join('');
}

function unitOf({ profile, options }: Reading, sampleType: number): string {
  const { type, unit } = profile.sampleTypes[sampleType];
  return options.mean === true ? `${unit} of ${type} for each of ${profile.sampleTypes[0].type}` : unit;
}

function line(fields: readonly string[]): string {
  return `${fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')}\r\n`;
}
