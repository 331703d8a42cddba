// What else the collector prints: the scavenger (`scavtrace=1`), the pacer (`gcpacertrace=1`), what marking scanned (`gctrace=2`),
// waiting finalizers (`checkfinalizers=1`). A text begins where its record does; false: it does not go on as one.
import type { FINALIZER_COLUMNS, PACER_COLUMNS, SCAN_COLUMNS, SCAVENGER_COLUMNS } from './runtimeRecords.ts';
import { type GrowingTable, placed, type TextPlace } from './tables.ts';

const KIB = 1024;
const MIB = 2 ** 20;

const NOTE = String.raw`(?: [([](forced|controller reset)[)\]])?`;
const SCAVENGER = new RegExp(`^scav (\\d+) KiB work \\(bg\\), (\\d+) KiB work \\(eager\\), (\\d+) KiB now, (\\d+)% util${NOTE}`);
const SCAVENGER_119 = new RegExp(`^scav (\\d+) KiB work, (\\d+) KiB total, (\\d+)% util${NOTE}`);

export function readScavengerLine(text: string, place: TextPlace, table: GrowingTable<typeof SCAVENGER_COLUMNS>): boolean {
  const now = SCAVENGER.exec(text);
  const before = now === null ? SCAVENGER_119.exec(text) : null;
  const match = now ?? before;
  if (match === null) return false;
  const [eager, released, util, note] = now === null ? [undefined, match[2], match[3], match[4]] : [match[2], match[3], match[4], match[5]];
  const row = placed(table, place);
  const { columns } = table;
  columns.backgroundBytes[row] = Number(match[1]) * KIB;
  columns.eagerBytes[row] = eager === undefined ? Number.NaN : Number(eager) * KIB;
  columns.releasedBytes[row] = Number(released) * KIB;
  columns.utilPercent[row] = Number(util);
  columns.note[row] = note === undefined ? 0 : note === 'forced' ? 1 : 2;
  return true;
}

/** As the runtime prints it: +1.000000e+000; and what others may make of it. */
const FLOAT = String.raw`([+-]?[\d.]+(?:e[+-]?\d+)?|[+-]?Inf|NaN)`;
const PACER_START = new RegExp(String.raw`^pacer: assist ratio=${FLOAT} \(scan (\d+) MB in (\d+)->(\d+) MB\) workers=(-?\d+)\+?${FLOAT}`);
const PACER_END = new RegExp(String.raw`^pacer: (-?\d+)% CPU \((-?\d+) exp\.\) for (\d+)\+(\d+)\+(\d+) B work \((\d+) B exp\.\) in (\d+) B -> (\d+) B \(∆goal (-?\d+), cons/mark ${FLOAT}\)`);
const PACER_SWEEP = /^pacer: sweep done at heap size (\d+)MB; allocated \d+MB during sweep; swept \d+ pages at /;

/** Always one: a text that is not understood is kept as a place in the file. */
export function readPacerLine(text: string, place: TextPlace, table: GrowingTable<typeof PACER_COLUMNS>): true {
  const row = placed(table, place);
  const { columns } = table;
  for (const name of ['assistRatio', 'dedicatedWorkers', 'fractionalGoal', 'scanBytes', 'liveBytes', 'goalBytes', 'cpuPercent', 'expectedCpuPercent', 'consMark'] as const) columns[name][row] = Number.NaN;
  columns.phase[row] = 2;
  const start = PACER_START.exec(text);
  if (start !== null) {
    columns.phase[row] = 0;
    columns.assistRatio[row] = Number(start[1]);
    columns.scanBytes[row] = Number(start[2]) * MIB;
    columns.liveBytes[row] = Number(start[3]) * MIB;
    columns.goalBytes[row] = Number(start[4]) * MIB;
    columns.dedicatedWorkers[row] = Number(start[5]);
    columns.fractionalGoal[row] = Number(start[6]);
  }
  const end = start === null ? PACER_END.exec(text) : null;
  if (end !== null) {
    columns.phase[row] = 1;
    columns.cpuPercent[row] = Number(end[1]);
    columns.expectedCpuPercent[row] = Number(end[2]);
    columns.scanBytes[row] = Number(end[3]) + Number(end[4]) + Number(end[5]);
    columns.liveBytes[row] = Number(end[8]);
    columns.goalBytes[row] = Number(end[8]) - Number(end[9]);
    columns.consMark[row] = Number(end[10]);
  }
  const sweep = start === null && end === null ? PACER_SWEEP.exec(text) : null;
  if (sweep !== null) {
    columns.phase[row] = 3;
    columns.liveBytes[row] = Number(sweep[1]) * MIB;
  }
  return true;
}

const SCAN = /^scan: (?:total|class (?:(L)|(\d+)B)) (?:(\d+)\+(\d+)\+(\d+)=(\d+) objs, (\d+)\+(\d+)=\d+ spans|(\d+) objs)/;

export function readScanLine(text: string, place: TextPlace, table: GrowingTable<typeof SCAN_COLUMNS>): boolean {
  const match = SCAN.exec(text);
  if (match === null) return false;
  const [, large, size, , sparse, dense, sum, sparseSpans, denseSpans, plain] = match;
  const row = placed(table, place);
  const { columns } = table;
  columns.sizeBytes[row] = large === undefined ? Number(size ?? 0) : -1;
  columns.objects[row] = Number(plain ?? sum);
  columns.sparseObjects[row] = Number(sparse ?? Number.NaN);
  columns.denseObjects[row] = Number(dense ?? Number.NaN);
  columns.sparseSpans[row] = Number(sparseSpans ?? Number.NaN);
  columns.denseSpans[row] = Number(denseSpans ?? Number.NaN);
  return true;
}

const FINALIZERS = /^checkfinalizers: queue: (\d+) finalizers \+ (\d+) cleanups/;

export function readFinalizersLine(text: string, place: TextPlace, table: GrowingTable<typeof FINALIZER_COLUMNS>): boolean {
  const match = FINALIZERS.exec(text);
  if (match === null) return false;
  const row = placed(table, place);
  table.columns.finalizers[row] = Number(match[1]);
  table.columns.cleanups[row] = Number(match[2]);
  return true;
}
