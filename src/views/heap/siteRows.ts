import type { AllocationSite } from '../../../workers/api.ts';
import type { CsvField } from '../table/csv.ts';
import type { GridOrder } from '../table/gridColumn.ts';
import { matcher } from '../table/matcher.ts';

const FIGURES = ['inuseBytes', 'inuseObjects', 'allocBytes', 'allocObjects', 'meanBytes', 'live'] as const;

export function shownSites(sites: readonly AllocationSite[], { column, descending }: GridOrder, filter: string): readonly AllocationSite[] {
  const matches = matcher(filter);
  const kept = filter === '' ? sites : sites.filter(({ name, file }) => matches(name) || matches(file));
  const sign = descending ? -1 : 1;
  const figure = FIGURES.find((one) => one === column);
  return figure === undefined
    ? kept.toSorted((a, b) => sign * (a.name < b.name ? -1 : a.name > b.name ? 1 : a.line - b.line))
    : // Where it is not told, it is least.
      kept.toSorted((a, b) => sign * ((a[figure] ?? -1) - (b[figure] ?? -1)));
}

export const SITE_CSV_HEADER = ['function', 'file', 'line', 'bytes in use', 'objects in use', 'bytes allocated', 'objects allocated', 'mean bytes', 'live'];

export function siteCsvLine({ name, file, line, inuseBytes, inuseObjects, allocBytes, allocObjects, meanBytes, live }: AllocationSite): readonly CsvField[] {
  return [name, file, line, inuseBytes, inuseObjects, allocBytes, allocObjects, meanBytes, live];
}
