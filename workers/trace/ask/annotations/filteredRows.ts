// Which rows of tasks, regions or logs a filter lets through.

import type { AnnotationFilter } from '../../../api.ts';
import type { TraceIndex } from '../../index/traceIndex.ts';
import { displayText } from '../../text.ts';
import { NO_TASK } from './taskTable.ts';
import type { MarkTables } from './markJoin.ts';
import { type Spans, durationNs, inRange } from './spans.ts';
import { type TextMatches, textMatches } from './textMatches.ts';

/** Rows of tasks. A task matches a text by its type and id, and by what its regions and logs say. */
export function filteredTasks(index: TraceIndex, { tasks, regions, logs }: MarkTables, filter: AnnotationFilter, roots: boolean): Uint32Array {
  const matches = asked(index, filter);
  const named = new Uint8Array(tasks.count);
  if (matches !== undefined) {
    const id = tasks.find(filter.text.trim());
    if (id >= 0) named[id] = 1;
    for (let row = 0; row < regions.count; row++) if (matches.has(regions.type.values[row])) named[regions.task.values[row]] = 1;
    for (let row = 0; row < logs.count; row++) {
      if (matches.has(logs.category.values[row]) || matches.has(logs.message.values[row])) named[logs.task.values[row]] = 1;
    }
  }
  const passes = spanFilter(index, tasks, filter);
  return rowsThat(tasks.count, (row) => {
    if (roots && tasks.parent.values[row] !== NO_TASK) return false;
    return passes(row) && (matches === undefined || named[row] === 1 || matches.has(tasks.type.values[row]));
  });
}

/** Rows of regions. A region matches a text by its type, or by the id of its task or goroutine. */
export function filteredRegions(index: TraceIndex, { tasks, regions, people }: MarkTables, filter: AnnotationFilter): Uint32Array {
  const matches = asked(index, filter);
  const task = matches === undefined ? -1 : tasks.find(filter.text.trim());
  const who = matches === undefined ? -1 : people.find(filter.text.trim());
  const passes = spanFilter(index, regions, filter);
  return rowsThat(
    regions.count,
    (row) => passes(row) && (matches === undefined || matches.has(regions.type.values[row]) || regions.task.values[row] === task || regions.who.values[row] === who),
  );
}

/** Rows of logs. A log matches a text by category and message, or by the id of its task or goroutine; `type` is its category. */
export function filteredLogs(index: TraceIndex, { tasks, logs, people }: MarkTables, { range, type, text, durationNs: lasting }: AnnotationFilter): Uint32Array {
  // What takes no time has no duration to lie within limits.
  if (lasting !== undefined) return new Uint32Array(0);
  const matches = asked(index, { text });
  const task = matches === undefined ? -1 : tasks.find(text.trim());
  const who = matches === undefined ? -1 : people.find(text.trim());
  const isType = typeTest(index, type);
  return rowsThat(logs.count, (row) => {
    const at = logs.timeNs.values[row];
    if (range !== undefined && (at < range.startNs || at >= range.endNs)) return false;
    const category = logs.category.values[row];
    if (!isType(category)) return false;
    return matches === undefined || matches.has(category) || matches.has(logs.message.values[row]) || logs.task.values[row] === task || logs.who.values[row] === who;
  });
}

/** undefined: no text is asked for. */
function asked({ tables }: TraceIndex, { text }: Pick<AnnotationFilter, 'text'>): TextMatches | undefined {
  return text.trim() === '' ? undefined : textMatches(tables.texts, text.trim());
}

function spanFilter(index: TraceIndex, spans: Spans, { range, type, durationNs: lasting }: AnnotationFilter): (row: number) => boolean {
  const isType = typeTest(index, type);
  return (row) => {
    if (range !== undefined && !inRange(spans, row, range)) return false;
    if (!isType(spans.type.values[row])) return false;
    if (lasting === undefined) return true;
    const ns = durationNs(spans, row);
    return ns >= lasting.fromNs && ns <= lasting.toNs;
  };
}

/** Whether a text is shown as `type`; several may be, where bytes are not UTF-8. */
function typeTest({ tables }: TraceIndex, type: string | undefined): (text: number) => boolean {
  if (type === undefined) return () => true;
  const known = new Map<number, boolean>();
  return (text) => {
    let is = known.get(text);
    if (is === undefined) {
      is = displayText(tables.texts[text]) === type;
      known.set(text, is);
    }
    return is;
  };
}

function rowsThat(count: number, passes: (row: number) => boolean): Uint32Array {
  const rows = new Uint32Array(count);
  let length = 0;
  for (let row = 0; row < count; row++) if (passes(row)) rows[length++] = row;
  return rows.slice(0, length);
}
