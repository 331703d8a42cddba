// Records as they stand in the file, page by page: their text is read from the file again when it is asked for.
import type { LogAnswers, LogLineRow, LogQuestion } from '../../api/log.ts';
import { RECORD_KINDS, type RecordKind, type RuntimeRecords } from '../runtimeRecords.ts';
import type { PlacedTable } from '../tables.ts';

type LinesQuestion = Extract<LogQuestion, { readonly ask: 'logLines' }>;

export async function askLogLines(records: RuntimeRecords, { which, from, count }: LinesQuestion): Promise<LogAnswers['logLines']> {
  if (which === 'skipped') {
    const rows = records.skipped.slice(from, from + count).map(({ line, offset, text, why }): LogLineRow => ({ line, offset, timeNs: undefined, record: 'skipped', text, why }));
    return { total: records.skipped.length, from, rows };
  }
  const { order } = records;
  const last = Math.min(order.count, from + count);
  const rows = await Promise.all(Array.from({ length: Math.max(0, last - from) }, (_, nth) => rowOf(records, RECORD_KINDS[order.kind[from + nth]], order.row[from + nth])));
  return { total: order.count, from, rows };
}

/** By the number of its line, as links call it. */
export async function askLogLine(records: RuntimeRecords, { which, line }: Extract<LogQuestion, { readonly ask: 'logLine' }>): Promise<LogLineRow | undefined> {
  if (which === 'skipped') {
    const at = records.skipped.findIndex((one) => one.line === line);
    return at < 0 ? undefined : (await askLogLines(records, { ask: 'logLines', which, from: at, count: 1 })).rows[0];
  }
  const { order } = records;
  const lineAt = (at: number): number => tableOf(records, RECORD_KINDS[order.kind[at]]).line[order.row[at]];
  let [low, high] = [0, order.count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lineAt(middle) < line) low = middle + 1;
    else high = middle;
  }
  return low < order.count && lineAt(low) === line ? rowOf(records, RECORD_KINDS[order.kind[low]], order.row[low]) : undefined;
}

async function rowOf(records: RuntimeRecords, kind: RecordKind, row: number): Promise<LogLineRow> {
  const table = tableOf(records, kind);
  const offset = table.offset[row];
  const timeNs = table.timeNs[row];
  return { line: table.line[row], offset, timeNs: Number.isNaN(timeNs) ? undefined : timeNs, record: kind, text: await records.textAt(offset), why: undefined };
}

function tableOf(records: RuntimeRecords, kind: RecordKind): PlacedTable {
  switch (kind) {
    case 'gc':
      return records.gc;
    case 'gc by time':
      return records.gcByTime;
    case 'scav':
      return records.scavenger;
    case 'pacer':
      return records.pacer;
    case 'scan':
      return records.scans;
    case 'finalizers':
      return records.finalizers;
    case 'init':
      return records.inits;
    case 'sched':
      return records.sched;
    case 'memstats':
      return records.memStats;
    case 'metrics':
      return records.metrics;
    case 'prometheus':
      return records.prometheus;
  }
}
