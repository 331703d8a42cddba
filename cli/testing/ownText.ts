// Our figures in the very words of `go tool pprof -top`: what the units and the printing of numbers are compared by.
import type { OpenedProfile } from '../../workers/profile/open.ts';
import { printPercent, printScaled } from '../../workers/profile/units/print.ts';
import { reportUnit } from '../../workers/profile/units/units.ts';
import { Reading } from '../../workers/profile/reading/reading.ts';
import { ownTop } from './ownTop.ts';

/** From the line that says of how much. */
export function ownText(opened: OpenedProfile, sampleType: string): string[] {
  const type = opened.columns.sampleTypes.findIndex((known) => known.type === sampleType);
  const { unit } = opened.columns.sampleTypes[type];
  const { flat, cum, order, total } = new Reading(opened.columns, {}, new Map()).sums(type);
  const sizes = order.map((row) => Math.abs(Number(flat[row])) || Math.abs(Number(cum[row])));
  const least = sizes.reduce((smallest, size) => (size > 0 && size < smallest ? size : smallest), Infinity);
  const to = reportUnit(least === Infinity ? 0 : least, Number(total), unit);
  const value = (number: number): string => printScaled(number, unit, to).padStart(10);
  // Pprof pads the number before its sign of percent; a whole hundred has a form of its own, of the same width.
  const percent = (number: number): string => printPercent(number, total).padStart(6);
  const shown = order.reduce((sum, row) => sum + Number(flat[row]), 0);
  const lines = [
    `Showing nodes accounting for ${value(shown).trim()}, ${printPercent(shown, total)} of ${value(Number(total)).trim()} total`,
    '      flat  flat%   sum%        cum   cum%',
  ];
  let sum = 0;
  for (const [name, own, all] of ownTop(opened, { sampleType, options: {} }).rows) {
    sum += Number(own);
    lines.push(`${value(Number(own))} ${percent(Number(own))} ${percent(sum)} ${value(Number(all))} ${percent(Number(all))}  ${name}`);
  }
  return lines;
}
