// The bench's figures as a table for people.
import { basename } from 'node:path';
import type { Measures, ProfileFigures, TraceFigures } from './measures.ts';

/** One line a figure: best, then median. */
export function tableOf(measures: Measures): string {
  const { file, bytes, runs } = measures;
  const size = `${(bytes / 1e6).toPrecision(3)} MB`;
  const about = measures.kind === 'go-trace' ? `${size}, ${millions(measures.events)} events` : size;
  const rows = measures.kind === 'go-trace' ? traceRows(measures, measures.median) : profileRows(measures, measures.median);
  const width = Math.max(...rows.map(([name]) => name.length));
  const lines = rows.map(([name, best, median]) => `  ${name.padEnd(width)}  ${best.padStart(16)}  ${median.padStart(16)}`);
  return [`${basename(file)} (${about}, ${runs === 1 ? '1 run' : `${runs} runs`})`, `  ${''.padEnd(width)}  ${'best'.padStart(16)}  ${'median'.padStart(16)}`, ...lines].join('\n');
}

type TableRow = readonly [name: string, best: string, median: string];

function traceRows(best: TraceFigures, median: TraceFigures): readonly TableRow[] {
  return row(best, median, [
    ['one worker', (f) => `${millions(f.one_worker.events_per_s)} events/s`],
    ['', (f) => `${f.one_worker.mb_per_s.toPrecision(3)} MB/s`],
    ['Node, one thread', (f) => `${millions(f.node_one_thread.events_per_s)} events/s`],
    ["Go's own reader", (f) => (f.go_reader === null ? 'not measured' : `${millions(f.go_reader.events_per_s)} events/s`)],
    ['one worker ÷ Go', (f) => (f.ratio_one_worker === null ? '–' : `${f.ratio_one_worker.toPrecision(3)} ×`)],
    ['ready', (f) => ms(f.ready_ms)],
    ['first picture', (f) => ms(f.first_picture_ms)],
    ['longest task', (f) => ms(f.longest_task_ms)],
    ['memory, peak', (f) => megabytes(f.peak_bytes)],
    ['memory per event', (f) => (f.bytes_per_event === null ? 'not measured' : `${f.bytes_per_event.toPrecision(3)} bytes`)],
    ['question, p95', (f) => ms(f.question_p95_ms)],
    ['frame work, p95', (f) => ms(f.frame_p95_ms)],
  ]);
}

function profileRows(best: ProfileFigures, median: ProfileFigures): readonly TableRow[] {
  return row(best, median, [
    ['decoded', (f) => ms(f.decode_ms)],
    ['first picture', (f) => ms(f.first_picture_ms)],
    ['go tool pprof -top', (f) => (f.pprof_top_ms === null ? 'not measured' : ms(f.pprof_top_ms))],
    ['longest task', (f) => ms(f.longest_task_ms)],
    ['memory, peak', (f) => megabytes(f.peak_bytes)],
    ['question, p95', (f) => ms(f.question_p95_ms)],
    ['frame work, p95', (f) => ms(f.frame_p95_ms)],
  ]);
}

function row<F>(best: F, median: F, columns: readonly (readonly [name: string, text: (figures: F) => string])[]): readonly TableRow[] {
  return columns.map(([name, text]) => [name, text(best), text(median)]);
}

const ms = (value: number): string => `${value < 1000 ? value.toPrecision(3) : Math.round(value)} ms`;
const millions = (value: number): string => `${(value / 1e6).toPrecision(3)} M`;
const megabytes = (bytes: number | null): string => (bytes === null ? 'not measured' : `${(bytes / 1e6).toPrecision(3)} MB`);
