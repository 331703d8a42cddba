// The bench's figures as tables: rows of a name, the best of the runs, and their median.
import { basename } from 'node:path';
import type { Spread } from './figures.ts';
import type { LargeMeasures, LogFigures, Measures, ProfileFigures, TraceFigures } from './measures.ts';

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export function tableOf(measures: Measures): Table {
  const { file, bytes, runs } = measures;
  const about = measures.kind === 'go-trace' ? `${megabytes(bytes)}, ${millions(measures.events)} events` : `${megabytes(bytes)}, ${megabytes(measures.inflated_bytes)} inflated`;
  return {
    title: `${basename(file)} (${about}, ${runs === 1 ? '1 run' : `${runs} runs`})`,
    columns: ['best', 'median'],
    rows: rowsOfKind(measures),
  };
}

function rowsOfKind(measures: Measures): Table['rows'] {
  switch (measures.kind) {
    case 'go-trace':
      return traceRows(measures, measures.median);
    case 'pprof':
      return profileRows(measures, measures.median);
    case 'runtime-log':
      return logRows(measures, measures.median);
  }
}

export function tableOfLarge(measures: LargeMeasures): Table {
  const { file, bytes, events, peak_bytes: peak } = measures;
  return {
    title: `${basename(file)} (${megabytes(bytes)}, ${millions(events)} events)`,
    columns: [''],
    rows: [
      ...measures.first_picture_ms.map((one) => [`first picture, ${megabytes(one.bytes)}: best, median`, `${ms(one.best)}, ${ms(one.median)}`]),
      ['opened in the page', `${(measures.open_ms / 1000).toFixed(1)} s`],
      ['memory of all processes: before', megabytes(peak?.before ?? null)],
      ['… while it loads', megabytes(peak?.loading ?? null)],
      ['… while one zooms and pans', megabytes(peak?.zooming ?? null)],
      ...measures.processes.map(({ type, bytes: own }) => [`… of which ${type}, at the highest`, megabytes(own)]),
      ...Object.entries(measures.frame_ms_by_view).map(([view, spread]) => [`frame work, p50, p95, longest: ${view}`, spreadText(spread)]),
      ['a closer look, p50, p95, longest', spreadText(measures.zoom_in_ms)],
      ['question, p95', ms(measures.question_p95_ms)],
      ...Object.entries(measures.question_ms_by_kind).map(([kind, spread]) => [`… ${kind}: p50, p95, longest`, spreadText(spread)]),
      ['npm run report: time, peak memory', `${measures.report.seconds.toFixed(1)} s, ${megabytes(measures.report.peak_bytes)}`],
    ],
  };
}

/** For a terminal. */
export function plainTable({ title, columns, rows }: Table): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  const line = (name: string, cells: readonly string[]): string => `  ${name.padEnd(width)}${cells.map((cell) => `  ${cell.padStart(16)}`).join('')}`;
  return [title, line('', columns), ...rows.map(([name, ...cells]) => line(name, cells))].join('\n');
}

export function markdownTable({ title, columns, rows }: Table): string {
  const heading = ['', ...columns];
  return [`### ${title}`, '', ...[heading, heading.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

function traceRows(best: TraceFigures, median: TraceFigures): Table['rows'] {
  return rowsOf(best, median, [
    ["Go's own reader (which does not index)", (f) => (f.go_reader === null ? 'not measured' : `${millions(f.go_reader.events_per_s)} events/s`)],
    ['one worker', (f) => `${millions(f.one_worker.events_per_s)} events/s`],
    ['', (f) => `${f.one_worker.mb_per_s.toPrecision(3)} MB/s`],
    ['two workers', (f) => `${millions(f.two_workers.events_per_s)} events/s`],
    ['one worker, just started', (f) => `${millions(f.cold_one_worker.events_per_s)} events/s`],
    ['Node, one thread', (f) => `${millions(f.node_one_thread.events_per_s)} events/s`],
    ['Node, one thread, just started', (f) => `${millions(f.cold_node_one_thread.events_per_s)} events/s`],
    ['one worker ÷ Go', (f) => ratio(f.ratio_one_worker)],
    ['one worker, just started ÷ Go', (f) => ratio(f.ratio_cold_one_worker)],
    ['Node, one thread ÷ Go', (f) => ratio(f.ratio_node_one_thread)],
    ['two workers ÷ one', (f) => ratio(f.ratio_two_workers)],
    ['attributing all waits ÷ decoding (Node, one thread)', (f) => ratio(f.ratio_attribution)],
    ['ready', (f) => ms(f.ready_ms)],
    ['first picture', (f) => ms(f.first_picture_ms)],
    ['longest task', (f) => ms(f.longest_task_ms)],
    ['memory held an event', (f) => (f.bytes_per_event === null ? 'not measured' : `${f.bytes_per_event.toPrecision(3)} bytes`)],
    ['… with the timeline’s lanes of goroutines', (f) => (f.bytes_per_event_closer === null ? 'not measured' : `${f.bytes_per_event_closer.toPrecision(3)} bytes`)],
    ["memory of the page's process, growth at the highest", (f) => megabytes(f.peak_bytes)],
    ['question, p95', (f) => ms(f.question_p95_ms)],
    ...Object.keys(best.question_ms_by_kind).map((kind): Row<TraceFigures> => [`… ${kind}: p50, p95, longest`, (f) => spreadText(f.question_ms_by_kind[kind])]),
    ['frame work, p95', (f) => ms(f.frame_p95_ms)],
    ...Object.keys(best.frame_ms_by_view).map((view): Row<TraceFigures> => [`… ${view}: p50, p95, longest`, (f) => spreadText(f.frame_ms_by_view[view])]),
  ]);
}

function profileRows(best: ProfileFigures, median: ProfileFigures): Table['rows'] {
  return rowsOf(best, median, [
    ['decoded', (f) => ms(f.decode_ms)],
    ['first picture', (f) => ms(f.first_picture_ms)],
    ['go tool pprof -top', (f) => (f.pprof_top_ms === null ? 'not measured' : ms(f.pprof_top_ms))],
    ['first picture ÷ go tool pprof -top', (f) => ratio(f.ratio_first_picture)],
    ['longest task', (f) => ms(f.longest_task_ms)],
    ["memory of the page's process, growth at the highest", (f) => megabytes(f.peak_bytes)],
    ['memory held in the end', (f) => megabytes(f.held_bytes)],
    ['… over the inflated size', (f) => ratio(f.held_of_inflated)],
    ['question of a zoom, p95', (f) => ms(f.question_p95_ms)],
    ...Object.keys(best.question_ms_by_kind).map((kind): Row<ProfileFigures> => [`… ${kind}: p50, p95, longest`, (f) => spreadText(f.question_ms_by_kind[kind])]),
    ['frame work, p95', (f) => ms(f.frame_p95_ms)],
  ]);
}

function logRows(best: LogFigures, median: LogFigures): Table['rows'] {
  return rowsOf(best, median, [
    ['read, in one worker', (f) => ms(f.decode_ms)],
    ['', (f) => `${f.mb_per_s.toPrecision(3)} MB/s`],
    ['Node, just started', (f) => ms(f.cold_node_ms)],
    ['Node', (f) => ms(f.node_ms)],
    ["grep -c '^gc '", (f) => (f.grep_ms === null ? 'not measured' : ms(f.grep_ms))],
    ["memory of the page's process, growth at the highest", (f) => megabytes(f.peak_bytes)],
    ['memory held in the end', (f) => megabytes(f.held_bytes)],
    ['question, p95', (f) => ms(f.question_p95_ms)],
    ...Object.keys(best.question_ms_by_kind).map((kind): Row<LogFigures> => [`… ${kind}: p50, p95, longest`, (f) => spreadText(f.question_ms_by_kind[kind])]),
  ]);
}

type Row<Figures> = readonly [name: string, text: (figures: Figures) => string];

function rowsOf<Figures>(best: Figures, median: Figures, rows: readonly Row<Figures>[]): Table['rows'] {
  return rows.map(([name, text]) => [name, text(best), text(median)]);
}

const ms = (value: number): string => `${value < 1000 ? value.toPrecision(3) : Math.round(value)} ms`;
const spreadText = ({ p50, p95, max }: Spread): string => [p50, p95, max].map(ms).join(', ');
const millions = (value: number): string => `${(value / 1e6).toPrecision(3)} M`;
const ratio = (value: number | null): string => (value === null ? '–' : `${value.toPrecision(3)} ×`);
const megabytes = (bytes: number | null): string => (bytes === null ? 'not measured' : bytes < 1e9 ? `${(bytes / 1e6).toPrecision(3)} MB` : `${(bytes / 1e9).toPrecision(3)} GB`);
