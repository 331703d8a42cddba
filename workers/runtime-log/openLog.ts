// What was read of a log → the opened log.
import { withFacts } from '../comparable/withFacts.ts';
import type { Damage } from '../damage.ts';
import type { KeptBytes } from '../open/keptBytes.ts';
import type { Bytes } from '../units.ts';
import { askLog } from './ask/askLog.ts';
import { placeOnAxis, type Placed, type Unplaced } from './axis.ts';
import { factsOf } from './logFacts.ts';
import { reportLog } from './logReport.ts';
import type { OpenedLog } from './openedLog.ts';
import type { RuntimeRecords } from './runtimeRecords.ts';
import type { RuntimeLogReader } from './runtimeLog.ts';

const MOST_LINE_BYTES: Bytes = 2 ** 14;
const LF = 0x0a;
const CR = 0x0d;

export interface LogFile {
  readonly name: string;
  readonly storedBytes: Bytes;
  readonly damage: Damage | undefined;
  /** The inflated bytes, to show lines as they stand. */
  readonly kept: Pick<KeptBytes, 'read'>;
}

/** @param reader at its end. */
export function openLog(reader: RuntimeLogReader, file: LogFile): OpenedLog {
  const records = recordsOf(reader, (offset) => lineAt(file.kept, offset));
  const facts = factsOf(records, { name: file.name, bytes: file.storedBytes, inflatedBytes: reader.bytes, damage: file.damage });
  return { facts, records, ask: async (question) => withFacts(question.ask, await askLog(records, question), facts, undefined), report: () => reportLog(records) };
}

export function recordsOf(reader: RuntimeLogReader, textAt: RuntimeRecords['textAt']): RuntimeRecords {
  const gc = reader.gc.taken();
  const inits = reader.inits.taken();
  const sched = reader.sched.taken();
  const memStats = reader.memStats.taken();
  const metrics = reader.metrics.taken();
  const prometheus = reader.prometheus.taken();
  const gcByTime = reader.gcByTime.taken();
  const scavenger = reader.scavenger.taken();
  const pacer = reader.pacer.taken();
  const scans = reader.scans.taken();
  const finalizers = reader.finalizers.taken();
  const order = reader.order.taken();
  const unplaced: Unplaced = {
    gc,
    inits,
    sched,
    memStats,
    metrics,
    prometheus,
    others: { 'gc by time': gcByTime, scav: scavenger, pacer, scan: scans, finalizers },
    order,
    memZeroNs: reader.memStats.zeroNs,
    stampUnitMs: reader.stampUnitMs,
  };
  const { clock, durationNs }: Placed = placeOnAxis(unplaced);
  const { skipped, skippedLines, otherLines, lines, bytes, goVersion } = reader;
  return { clock, durationNs, gc, gcByTime, scavenger, pacer, scans, finalizers, inits, sched, memStats, metrics, prometheus, order, goVersion, skipped, skippedLines, otherLines, lines, bytes, textAt };
}

async function lineAt(kept: LogFile['kept'], offset: Bytes): Promise<string> {
  const bytes = await kept.read(offset, offset + MOST_LINE_BYTES);
  const found = bytes.indexOf(LF);
  let end = found < 0 ? bytes.length : found;
  if (end > 0 && bytes[end - 1] === CR) end--;
  return new TextDecoder().decode(bytes.subarray(0, end));
}
