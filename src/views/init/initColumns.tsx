// Columns of the table of packages' initialisation.
import type { CSSProperties } from 'react';
import type { InitRow, LogQuestion, Ns } from '../../../workers/api.ts';
import { exactBytes, exactCount, exactNs, formatBytes, formatCount, formatMoment, formatNs, formatPercent } from '../format.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { t } from '../../../language/t.ts';

export type InitOrder = Extract<LogQuestion, { readonly ask: 'inits' }>['order'];

export const INIT_ORDERS: readonly InitOrder[] = ['package', 'clock', 'start', 'bytes', 'allocs'];

/** A package that took as large a share of all initialisation stands out. */
const LONG_SHARE = 0.1;

/** @param endNs end of the last package's initialisation; @param sumNs of all of them. */
export function initColumns(endNs: Ns, sumNs: Ns): readonly GridColumn<InitRow>[] {
  return [
    { id: 'package', heading: t('Package'), meaning: t('In the order of the file: a package runs after those it imports'), widthPx: 290, isNumber: false, sorts: true, cell: (row) => <Package row={row} sumNs={sumNs} /> },
    { id: 'clock', heading: t('Took'), meaning: t('Wall-clock time of its variables and init functions'), widthPx: 90, isNumber: true, sorts: true, cell: ({ clockNs }) => <span title={exactNs(clockNs)}>{formatNs(clockNs)}</span> },
    { id: 'share', heading: t('of all'), meaning: t('Share of the time that all packages took'), widthPx: 78, isNumber: true, sorts: false, cell: ({ clockNs }) => (sumNs > 0 ? formatPercent(clockNs / sumNs) : '–') },
    { id: 'start', heading: t('From'), meaning: t('Since the program started'), widthPx: 90, isNumber: true, sorts: true, cell: ({ startNs }) => <span title={exactNs(startNs)}>{formatMoment(startNs, Math.max(1, endNs) / 10)}</span> },
    { id: 'when', heading: t('When, 0 to {end}', { end: formatNs(endNs) }), meaning: t('From the program’s start to the end of the last package'), widthPx: undefined, isNumber: false, sorts: false, cell: (row) => <When row={row} endNs={endNs} sumNs={sumNs} /> },
    { id: 'bytes', heading: t('Allocated'), meaning: t('Bytes'), widthPx: 100, isNumber: true, sorts: true, cell: ({ allocBytes }) => <span title={exactBytes(allocBytes)}>{formatBytes(allocBytes)}</span> },
    { id: 'allocs', heading: t('Allocations'), meaning: t('Objects'), widthPx: 110, isNumber: true, sorts: true, cell: ({ allocs }) => <span title={exactCount(allocs)}>{formatCount(allocs)}</span> },
  ];
}

export function initOrder(column: string): InitOrder | undefined {
  return INIT_ORDERS.find((one) => one === column);
}

function isLong(clockNs: Ns, sumNs: Ns): boolean {
  return clockNs >= LONG_SHARE * sumNs;
}

function Package({ row, sumNs }: { readonly row: InitRow; readonly sumNs: Ns }) {
  return (
    <span className={isLong(row.clockNs, sumNs) ? 'init-name init-name--long' : 'init-name'} title={t('{package}, line {line} of the file', { package: row.package, line: row.line })}>
      {row.package}
    </span>
  );
}

/** For the eye: the figures stand beside it. */
function When({ row, endNs, sumNs }: { readonly row: InitRow; readonly endNs: Ns; readonly sumNs: Ns }) {
  const share = (ns: Ns): string => (endNs > 0 ? Math.min(1, ns / endNs) : 0).toFixed(5);
  return (
    <span className="init-when" aria-hidden="true">
      <span className={isLong(row.clockNs, sumNs) ? 'init-when__bar init-when__bar--long' : 'init-when__bar'} style={{ '--from': share(row.startNs), '--took': share(row.clockNs) } as CSSProperties} />
    </span>
  );
}
