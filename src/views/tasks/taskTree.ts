// Tasks as a tree in a table: the roots come page by page, and beneath those that are opened stand their children.
import type { TaskRow } from '../../../workers/api.ts';

export interface TreeRow {
  readonly row: TaskRow;
  /** 0: a root. */
  readonly depth: number;
}

/** Children of opened tasks, by task. Roots also have their place among the roots. */
export interface OpenTasks {
  readonly children: ReadonlyMap<string, readonly TaskRow[]>;
  readonly roots: ReadonlyMap<string, number>;
}

export const NOTHING_OPEN: OpenTasks = { children: new Map(), roots: new Map() };

/** A tree may be this deep: a file may say that a task is its own ancestor. */
const DEEPEST = 64;

interface OpenRoot {
  readonly at: number;
  readonly below: readonly TreeRow[];
}

/** Opened roots in order, each with all that stands beneath it. */
export function openRoots({ children, roots }: OpenTasks): readonly OpenRoot[] {
  return [...roots].map(([task, at]) => ({ at, below: below(children, task, 1) })).toSorted((a, b) => a.at - b.at);
}

function below(children: OpenTasks['children'], task: string, depth: number): readonly TreeRow[] {
  if (depth > DEEPEST) return [];
  return (children.get(task) ?? []).flatMap((row) => [{ row, depth }, ...below(children, row.task, depth + 1)]);
}

/** Rows of the table where there are `roots` roots. */
export function treeCount(roots: number, opened: readonly OpenRoot[]): number {
  return opened.reduce((count, one) => count + (one.at < roots ? one.below.length : 0), roots);
}

/** What stands in a row: a root by its place, or a row beneath one. */
export function treePlace(place: number, opened: readonly OpenRoot[]): { readonly root: number; readonly below: TreeRow | undefined } {
  let before = 0;
  for (const { at, below: rows } of opened) {
    if (place <= at + before) break;
    if (place <= at + before + rows.length) return { root: at, below: rows[place - at - before - 1] };
    before += rows.length;
  }
  return { root: place - before, below: undefined };
}

/** `root`: its place among the roots; undefined: it stands beneath another. */
export function withOpen({ children, roots }: OpenTasks, task: string, rows: readonly TaskRow[], root: number | undefined): OpenTasks {
  return { children: new Map(children).set(task, rows), roots: root === undefined ? roots : new Map(roots).set(task, root) };
}

/** Of what is loaded, what is open. */
export function onlyOf({ children, roots }: OpenTasks, open: ReadonlySet<string>): OpenTasks {
  const those = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<string, V> => new Map([...map].filter(([key]) => open.has(key)));
  return { children: those(children), roots: those(roots) };
}

/** Tasks by Go's ids, as a link says which are open: "3,17"; what is malformed is left out. */
export function readTasks(text: string): readonly string[] {
  return text.split(',').filter((task) => /^(?:0|[1-9]\d{0,19})$/.test(task));
}
