// A log from its text, for tests: read in pieces of any size.
import { recordsOf } from '../openLog.ts';
import type { LogRecord } from '../records.ts';
import { gcLineAt, initLineAt, pacerLineAt, placeAt, scanLineAt, scavengerLineAt, schedLineAt } from '../rows.ts';
import { RuntimeLogReader } from '../runtimeLog.ts';
import { RECORD_KINDS, type RuntimeRecords } from '../runtimeRecords.ts';

export function readLog(text: string | Uint8Array, pieceBytes = 65_536): RuntimeRecords {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const reader = new RuntimeLogReader();
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.push(bytes.slice(at, at + pieceBytes));
  reader.end();
  return recordsOf(reader, (offset) => Promise.resolve(new TextDecoder().decode(bytes.subarray(offset)).split(/\r?\n/, 1)[0]));
}

/** Records of lines, in the order of the file; JSON and Prometheus left out. */
export function linesOf(records: RuntimeRecords): readonly LogRecord[] {
  const { order, gc, gcByTime, scavenger, pacer, scans, finalizers, inits, sched } = records;
  return Array.from(order.kind).flatMap((kind, at): readonly LogRecord[] => {
    const row = order.row[at];
    switch (RECORD_KINDS[kind]) {
      case 'gc':
        return [gcLineAt(gc, row)];
      case 'gc by time':
        return [{ record: 'gc by time', ...placeAt(gcByTime, row) }];
      case 'scav':
        return [scavengerLineAt(scavenger, row)];
      case 'pacer':
        return [pacerLineAt(pacer, row)];
      case 'scan':
        return [scanLineAt(scans, row)];
      case 'finalizers':
        return [{ record: 'finalizers', ...placeAt(finalizers, row), finalizers: finalizers.finalizers[row], cleanups: finalizers.cleanups[row] }];
      case 'init':
        return [initLineAt(inits, row)];
      case 'sched':
        return [schedLineAt(sched, row)];
      case 'memstats':
      case 'metrics':
      case 'prometheus':
        return [];
    }
  });
}
