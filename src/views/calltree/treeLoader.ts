// Asks the worker for what of a call tree comes into sight, and opens the way down where most of it went.
import type { CallTreePage, CallTreeRow, FlameNode } from '../../../workers/api.ts';
import type { TreeOrder } from '../profile/profileLook.ts';
import { nodeKey, TreeModel, type TreeLine } from './treeModel.ts';

/** Children asked for at once. */
const PAGE_ROWS = 200;
/** The lines are shown anew after so many levels of a path that is being opened. */
const LEVELS_AT_ONCE = 64;

export type AskChildren = (parent: FlameNode, order: TreeOrder, from: number, count: number) => Promise<CallTreePage>;

export interface TreeOnScreen {
  readonly lines: readonly TreeLine[];
  /** What percentages are of; undefined: no answer yet. */
  readonly grandTotal: number | undefined;
  /** Levels of a path that is being opened; undefined: none is. */
  readonly opening: number | undefined;
  readonly error: { readonly error: unknown } | undefined;
}

export class TreeLoader {
  readonly #root: FlameNode;
  /** Keys of what the reader opened, or a link; where there is only one way, what is open is not among them. */
  #opened: Set<string>;
  readonly #asked = new Set<string>();
  readonly #listeners = new Set<() => void>();
  #looked: { readonly ask: AskChildren; readonly order: TreeOrder } | undefined;
  #model: TreeModel;
  #sight = { from: 0, count: 0 };
  #shown: TreeOnScreen;
  #opening = false;
  #grandTotal: number | undefined;

  /** @param opened keys of nodes that are open from the start. */
  constructor(root: FlameNode, opened: ReadonlySet<string> = new Set()) {
    this.#root = root;
    this.#opened = new Set(opened);
    this.#model = new TreeModel(root, opened);
    this.#shown = { lines: this.#model.lines, grandTotal: undefined, opening: undefined, error: undefined };
  }

  /** From now on the tree is what `ask` tells, in this order. What is open stays open: nodes must be the same. undefined: of nothing. */
  look(looked: { readonly ask: AskChildren; readonly order: TreeOrder } | undefined): void {
    this.#looked = looked;
    this.#opening = false;
    this.#asked.clear();
    if (looked === undefined) return;
    this.#model = new TreeModel(this.#root, this.#model.open);
    this.#tell({ opening: undefined });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly shown = (): TreeOnScreen => this.#shown;

  get opened(): ReadonlySet<string> {
    return this.#opened;
  }

  setOpen(row: CallTreeRow, isOpen: boolean): void {
    if (!row.hasChildren) return;
    this.#setOpen(row.node, isOpen);
    this.#tell({});
  }

  /** These and no others. */
  openOnly(opened: ReadonlySet<string>): void {
    this.#opened = new Set(opened);
    this.#model = new TreeModel(this.#root, opened);
    this.#asked.clear();
    this.#tell({});
  }

  #setOpen(node: FlameNode, isOpen: boolean): void {
    this.#model.setOpen(node, isOpen);
    if (isOpen) this.#opened.add(nodeKey(node));
    else this.#opened.delete(nodeKey(node));
  }

  /** Lines [from, from + count) are in sight: what stands for rows that are missing is asked for, now and as lines change. */
  inSight(from: number, count: number): void {
    this.#sight = { from, count };
    for (const line of this.#shown.lines.slice(from, from + count)) if (line.line === 'rest') void this.#fetch(line.parent, line.from);
  }

  /**
   * From a node (the root if absent) the heaviest child, its heaviest child, and so on to a leaf.
   * Resolves to the place of the last line that was opened; undefined: there is none.
   */
  async openHeaviest(start: FlameNode = this.#root): Promise<number | undefined> {
    const looked = this.#looked;
    if (this.#opening || looked === undefined) return undefined;
    this.#opening = true;
    let node = start;
    let levels = 0;
    try {
      for (;;) {
        // Each level is known by the one above.
        // oxlint-disable-next-line eslint/no-await-in-loop
        const heaviest = await this.#heaviestChild(node, looked.order);
        if (this.#looked !== looked) return undefined;
        if (heaviest === undefined || !this.#opening) break;
        if (node !== this.#root) this.#setOpen(node, true);
        node = heaviest.node;
        levels++;
        if (levels % LEVELS_AT_ONCE === 0) this.#tell({ opening: levels });
        if (!heaviest.hasChildren) break;
      }
      this.#tell({ opening: undefined });
    } catch (error) {
      this.#tell({ opening: undefined, error: { error } });
    }
    this.#opening = false;
    const key = nodeKey(node);
    const place = this.#shown.lines.findIndex((line) => line.line === 'node' && nodeKey(line.row.node) === key);
    return place < 0 ? undefined : place;
  }

  /** Leaves open what is open so far. */
  stopOpening(): void {
    this.#opening = false;
  }

  /** Its row is among the lines afterwards, if its parent is open. */
  async #heaviestChild(parent: FlameNode, order: TreeOrder): Promise<CallTreeRow | undefined> {
    if (this.#model.childrenOf(parent) === undefined) await this.#load(parent, 0, PAGE_ROWS);
    const rows = this.#model.childrenOf(parent) ?? [];
    if (order === 'total') return rows[0];
    const [first] = (await this.#looked?.ask(parent, 'total', 0, 1))?.rows ?? [];
    if (first === undefined) return undefined;
    const key = nodeKey(first.node);
    for (let before = -1; before < rows.length && !rows.some(({ node }) => nodeKey(node) === key); ) {
      before = rows.length;
      // The next page begins where this one ends.
      // oxlint-disable-next-line eslint/no-await-in-loop
      await this.#load(parent, before, PAGE_ROWS * 10);
    }
    return first;
  }

  async #fetch(parent: FlameNode, from: number): Promise<void> {
    const key = `${nodeKey(parent)}:${from}`;
    if (this.#asked.has(key) || this.#looked === undefined) return;
    this.#asked.add(key);
    try {
      const page = await this.#load(parent, from, PAGE_ROWS);
      if (page === undefined) return;
      // Where there is only one way, it is taken.
      const [only] = page.rows;
      if (only !== undefined && page.children === 1 && only.hasChildren) this.#model.setOpen(only.node, true);
      this.#tell({});
    } catch (error) {
      this.#tell({ error: { error } });
    }
  }

  /** undefined: meanwhile something else is looked at. */
  async #load(parent: FlameNode, from: number, count: number): Promise<CallTreePage | undefined> {
    const looked = this.#looked;
    const page = await looked?.ask(parent, looked.order, from, count);
    if (page === undefined || this.#looked !== looked) return undefined;
    this.#model.take(page, from);
    this.#grandTotal = page.grandTotal;
    return page;
  }

  #tell(news: Partial<TreeOnScreen>): void {
    if (this.#looked === undefined) return;
    this.#shown = { ...this.#shown, ...news, lines: this.#model.lines, grandTotal: this.#grandTotal };
    for (const listener of this.#listeners) listener();
    this.inSight(this.#sight.from, this.#sight.count);
  }
}
