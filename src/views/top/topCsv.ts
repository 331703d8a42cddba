// The top table as comma-separated values: figures in the profile's own unit, so that they add up.
import { INLINE, type TopTable } from '../../../workers/api.ts';
import { csvLine, type CsvField } from '../table/csv.ts';
import { pprofPercent } from './percent.ts';

export const topCsvHeader = (unit: string): readonly string[] => {
  const inUnit = unit === '' || unit === 'count' ? '' : ` (${unit})`;
  return [`flat${inUnit}`, 'flat%', 'sum%', `cum${inUnit}`, 'cum%', 'function', 'inline', 'file'];
};

/** Rows as shown: `ordered` are indices into the table, `sums` Σ flat up to each. */
export function topCsvRows(table: TopTable, ordered: readonly number[], sums: Float64Array): readonly (readonly CsvField[])[] {
  return ordered.map((index, place) => {
    const flat = table.flat[index] ?? 0;
    const cum = table.cum[index] ?? 0;
    return [
      flat,
      pprofPercent(flat, table.total),
      pprofPercent(sums[place] ?? 0, table.total),
      cum,
      pprofPercent(cum, table.total),
      table.names[index],
      inlineWord(table.inline[index]),
      table.files[index],
    ];
  });
}

export function topCsv(table: TopTable, ordered: readonly number[], sums: Float64Array, unit: string): string {
  return csvLine(topCsvHeader(unit)) + topCsvRows(table, ordered, sums).map(csvLine).join('');
}

/** As pprof puts it in brackets behind the name; '' for a function that was never inlined. */
export function inlineWord(inline: number | undefined): 'inline' | 'partial-inline' | '' {
  return inline === INLINE.all ? 'inline' : inline === INLINE.partly ? 'partial-inline' : '';
}
