// The tool's tables in few bytes: rows as lists, texts by number.
import type { Buckets, Times, ToolPages } from './goToolTables.ts';

type PackedTimes = readonly number[];

export interface PackedPages {
  readonly words: readonly string[];
  readonly taskTypes: readonly (readonly [type: number, count: number, buckets: Buckets])[];
  readonly tasks: readonly (readonly [type: number, task: string, complete: 0 | 1, startNs: number, ns: number, events: readonly (readonly [ns: number, goroutine: string, what: number])[]])[];
  readonly regionTypes: readonly (readonly [type: number, func: number, at: number, count: number, buckets: Buckets])[];
  readonly regions: readonly (readonly [type: number, goroutine: string, task: string, ns: number, times: PackedTimes, ranges: PackedTimes])[];
  readonly groups: readonly (readonly [name: number, count: number, execNs: number])[];
  readonly goroutines: readonly (readonly [name: number, goroutine: string, ns: number, times: PackedTimes, ranges: PackedTimes])[];
}

/** Rows in an order of their own: the tool's changes from run to run. */
export function packed(pages: ToolPages): PackedPages {
  const words: string[] = [];
  const wordOf = new Map<string, number>();
  const word = (text: string): number => {
    const known = wordOf.get(text) ?? words.push(text) - 1;
    wordOf.set(text, known);
    return known;
  };
  const times = (of: Times): PackedTimes => Object.entries(of).flatMap(([name, ns]) => [word(name), ns]);
  return {
    words,
    taskTypes: pages.taskTypes.map(({ type, count, buckets }) => [word(type), count, buckets] as const),
    tasks: inOrder(pages.tasks, ({ task }) => [Number(task)]).map(({ type, task, complete, startNs, ns, events }) => {
      const row = events.map(([at, goroutine, what]) => [at, goroutine, word(what)] as const);
      return [word(type), task, complete ? 1 : 0, startNs, ns, row] as const;
    }),
    regionTypes: pages.regionTypes.map(({ type, func, at, count, buckets }) => [word(type), word(func), word(at), count, buckets] as const),
    regions: inOrder(pages.regions, ({ goroutine, task, ns }) => [Number(goroutine), Number(task), ns]).map(
      ({ type, goroutine, task, ns, times: each, ranges }) => [word(type), goroutine, task, ns, times(each), times(ranges)] as const,
    ),
    groups: pages.groups.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ name, count, execNs }) => [word(name), count, execNs] as const),
    goroutines: inOrder(pages.goroutines, ({ goroutine }) => [Number(goroutine)]).map(({ name, goroutine, ns, times: each, ranges }) => [word(name), goroutine, ns, times(each), times(ranges)] as const),
  };
}

export function unpacked({ words, ...lists }: PackedPages): ToolPages {
  const word = (at: number): string => words[at] ?? '';
  const times = (of: PackedTimes): Times => Object.fromEntries(of.flatMap((name, i) => (i % 2 === 0 ? [[word(name), of[i + 1] ?? 0] as const] : [])));
  return {
    taskTypes: lists.taskTypes.map(([type, count, buckets]) => ({ type: word(type), count, buckets })),
    tasks: lists.tasks.map(([type, task, complete, startNs, ns, events]) => {
      return { type: word(type), task, complete: complete === 1, startNs, ns, events: events.map(([at, goroutine, what]) => [at, goroutine, word(what)] as const) };
    }),
    regionTypes: lists.regionTypes.map(([type, func, at, count, buckets]) => ({ type: word(type), func: word(func), at: word(at), count, buckets })),
    regions: lists.regions.map(([type, goroutine, task, ns, each, ranges]) => ({ type: word(type), goroutine, task, ns, times: times(each), ranges: times(ranges) })),
    groups: lists.groups.map(([name, count, execNs]) => ({ name: word(name), count, execNs })),
    goroutines: lists.goroutines.map(([name, goroutine, ns, each, ranges]) => ({ name: word(name), goroutine, ns, times: times(each), ranges: times(ranges) })),
  };
}

function inOrder<Row>(rows: readonly Row[], keys: (row: Row) => readonly number[]): readonly Row[] {
  return rows.toSorted((a, b) => {
    const others = keys(b);
    return keys(a).reduce((order, key, i) => (order === 0 ? key - (others[i] ?? 0) : order), 0);
  });
}
