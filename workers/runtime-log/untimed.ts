// Records that tell no time have that of their neighbours: what announces a cycle has its start, what is printed before its line its end,
// everything else the time of the record above it.
import { type GcLines, type ORDER_COLUMNS, RECORD_KINDS, type RecordKind } from './runtimeRecords.ts';
import type { PlacedTable, Table } from './tables.ts';

/** Only times that are NaN are written. */
export function spreadUntimed(order: Table<typeof ORDER_COLUMNS>, tables: Readonly<Record<RecordKind, PlacedTable>>, gc: GcLines): void {
  let next = Number.NaN;
  for (let at = order.count - 1; at >= 0; at--) {
    const row = order.row[at];
    const kind = RECORD_KINDS[order.kind[at]];
    if (kind === 'gc') next = gc.timeNs[row];
    else if ((kind === 'gc by time' || kind === 'pacer') && Number.isNaN(tables[kind].timeNs[row])) tables[kind].timeNs[row] = next;
  }
  let before = 0;
  for (let at = 0; at < order.count; at++) {
    const row = order.row[at];
    const kind = RECORD_KINDS[order.kind[at]];
    const { timeNs } = tables[kind];
    if (Number.isNaN(timeNs[row])) timeNs[row] = before;
    else before = kind === 'gc' ? timeNs[row] + gc.sweepTerminationNs[row] + gc.markNs[row] + gc.markTerminationNs[row] : timeNs[row];
  }
}
