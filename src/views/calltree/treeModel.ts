// What of the call tree is open, and the lines that makes. Children come page by page, so a function called by a hundred thousand
// costs what is looked at; lines are made with a stack of their own, so a path ten thousand deep is a long list and nothing more.
import type { CallTreePage, CallTreeRow, FlameNode } from '../../../workers/api.ts';

export type TreeLine = NodeLine | RestLine;

export interface NodeLine {
  readonly line: 'node';
  readonly row: CallTreeRow;
  /** 0: a child of the root. */
  readonly depth: number;
  readonly isOpen: boolean;
  /** From 1, among its siblings. */
  readonly place: number;
  readonly siblings: number;
}

/** Children that were not asked for yet. */
export interface RestLine {
  readonly line: 'rest';
  readonly parent: FlameNode;
  readonly depth: number;
  readonly from: number;
  /** undefined: nobody knows yet how many there are. */
  readonly count: number | undefined;
}

interface Children {
  readonly rows: CallTreeRow[];
  all: number;
}

interface Walk {
  readonly parent: FlameNode;
  readonly depth: number;
  next: number;
}

export class TreeModel {
  readonly #root: FlameNode;
  readonly #children = new Map<string, Children>();
  readonly #open: Set<string>;
  #lines: readonly TreeLine[] | undefined;

  /** @param open nodes that are open from the start: those of a model this one replaces. */
  constructor(root: FlameNode, open: ReadonlySet<string> = new Set()) {
    this.#root = root;
    this.#open = new Set(open);
  }

  get open(): ReadonlySet<string> {
    return this.#open;
  }

  isOpen(node: FlameNode): boolean {
    return this.#open.has(nodeKey(node));
  }

  setOpen(node: FlameNode, isOpen: boolean): void {
    if (isOpen) this.#open.add(nodeKey(node));
    else this.#open.delete(nodeKey(node));
    this.#lines = undefined;
  }

  /** The first children of a node, as far as they are there; undefined: none was asked for. */
  childrenOf(node: FlameNode): readonly CallTreeRow[] | undefined {
    return this.#children.get(nodeKey(node))?.rows;
  }

  /** Takes a page that continues what is there; any other is a question asked twice, and nothing new. */
  take(page: CallTreePage, from: number): void {
    const key = nodeKey(page.parent);
    const known = this.#children.get(key) ?? { rows: [], all: 0 };
    if (from !== known.rows.length) return;
    for (const row of page.rows) known.rows.push(row);
    // A page without rows is the end, whatever was said before.
    known.all = page.rows.length === 0 ? known.rows.length : page.children;
    this.#children.set(key, known);
    this.#lines = undefined;
  }

  /** All that is open, from the root's children down. */
  get lines(): readonly TreeLine[] {
    return (this.#lines ??= this.#walk());
  }

  #walk(): readonly TreeLine[] {
    const lines: TreeLine[] = [];
    const way: Walk[] = [{ parent: this.#root, depth: 0, next: 0 }];
    for (let at = way.at(-1); at !== undefined; at = way.at(-1)) {
      const { parent, depth, next } = at;
      const known = this.#children.get(nodeKey(parent));
      const row = known?.rows[next];
      if (row === undefined) {
        way.pop();
        if (known === undefined) lines.push({ line: 'rest', parent, depth, from: 0, count: undefined });
        else if (next < known.all) lines.push({ line: 'rest', parent, depth, from: next, count: known.all - next });
        continue;
      }
      at.next++;
      const isOpen = row.hasChildren && this.#open.has(nodeKey(row.node));
      lines.push({ line: 'node', row, depth, isOpen, place: next + 1, siblings: known?.all ?? 0 });
      if (isOpen) way.push({ parent: row.node, depth: depth + 1, next: 0 });
    }
    return lines;
  }
}

/** The same for the same node, in every sample type and order. */
export function nodeKey({ depth, sample }: FlameNode): string {
  return `${depth}-${sample}`;
}

/** Place of the line that the one at `at` stands beneath; -1: it is a child of the root. */
export function parentPlace(lines: readonly TreeLine[], at: number): number {
  const depth = lines[at]?.depth ?? 0;
  for (let place = at - 1; place >= 0; place--) if ((lines[place]?.depth ?? 0) < depth) return place;
  return -1;
}

export interface WayStep {
  /** Place among the lines. */
  readonly at: number;
  readonly row: CallTreeRow;
}

/** The last `most` steps from the root to the line at `at`, itself the last. */
export function wayTo(lines: readonly TreeLine[], at: number, most: number): readonly WayStep[] {
  const steps: WayStep[] = [];
  for (let place = at; place >= 0 && steps.length < most; place = parentPlace(lines, place)) {
    const line = lines[place];
    if (line?.line === 'node') steps.push({ at: place, row: line.row });
  }
  return steps.toReversed();
}
