// For tests: a layout from a tree written by hand, as the worker would answer for its root (or for a focus within it).
import type { FlameLayout, FlameNode } from '../../../workers/api.ts';

export interface TestBox {
  readonly name: string;
  readonly self?: number;
  readonly calls?: readonly TestBox[];
}

interface Placed {
  readonly node: FlameNode;
  readonly box: TestBox;
  readonly x: number;
  readonly width: number;
  readonly total: number;
}

export function totalOf(box: TestBox): number {
  return (box.self ?? 0) + (box.calls ?? []).reduce((sum, callee) => sum + totalOf(callee), 0);
}

/** Callees in the order written, after a gap of the box's self value. `focus` names the zoomed box (the first of that name). */
export function testLayout(root: TestBox, focus = root.name): FlameLayout {
  const path = pathTo(root, focus);
  if (path === undefined) throw new Error(`no box called ${focus}`);
  const focusDepth = path.length - 1;
  const focusTotal = totalOf(path[focusDepth] as TestBox);
  const placed: Placed[] = [];
  let leaves = 0;
  const place = (box: TestBox, depth: number, x: number): void => {
    const width = depth < focusDepth ? 1 : totalOf(box) / focusTotal;
    const calls = box.calls ?? [];
    const next = path[depth + 1];
    placed.push({ node: { depth, sample: leaves }, box, x, width, total: totalOf(box) });
    let from = x + (depth < focusDepth ? 0 : (box.self ?? 0) / focusTotal);
    for (const callee of calls) {
      if (depth < focusDepth && callee !== next) {
        leaves += leavesOf(callee);
        continue;
      }
      place(callee, depth + 1, depth < focusDepth ? 0 : from);
      from += totalOf(callee) / focusTotal;
    }
    if (calls.length === 0) leaves++;
  };
  place(root, 0, 0);
  placed.sort((a, b) => a.node.depth - b.node.depth || a.x - b.x);

  const names = [...new Set(placed.map(({ box }) => box.name))];
  const breadcrumb = path.map((box, depth) => {
    const at = placed.find((one) => one.box === box && one.node.depth === depth);
    return { node: at?.node ?? { depth, sample: 0 }, name: box.name, total: totalOf(box) };
  });
  return {
    sampleType: 0,
    focus: breadcrumb[focusDepth]?.node ?? { depth: 0, sample: 0 },
    x: Float64Array.from(placed, ({ x }) => x),
    width: Float64Array.from(placed, ({ width }) => width),
    depth: Uint16Array.from(placed, ({ node }) => node.depth),
    sample: Uint32Array.from(placed, ({ node }) => node.sample),
    name: Uint32Array.from(placed, ({ box }) => names.indexOf(box.name)),
    module: Uint32Array.from(placed, ({ box, node }) => (node.depth === 0 ? 0 : box.name.length)),
    origin: new Uint8Array(placed.length),
    binary: new Uint32Array(placed.length),
    self: Float64Array.from(placed, ({ box }) => box.self ?? 0),
    total: Float64Array.from(placed, ({ total }) => total),
    inlined: new Uint8Array(placed.length),
    names,
    rows: 1 + Math.max(...placed.map(({ node }) => node.depth)),
    breadcrumb,
    grandTotal: totalOf(root),
    focusSize: totalOf(root),
    hidden: 0,
  };
}

function pathTo(box: TestBox, name: string): readonly TestBox[] | undefined {
  if (box.name === name) return [box];
  for (const callee of box.calls ?? []) {
    const rest = pathTo(callee, name);
    if (rest !== undefined) return [box, ...rest];
  }
  return undefined;
}

function leavesOf(box: TestBox): number {
  const calls = box.calls ?? [];
  return calls.length === 0 ? 1 : calls.reduce((sum, callee) => sum + leavesOf(callee), 0);
}

/** root 100: a 60 (self 10: b 30, c 20), d 40 (e 40). */
export const SMALL_TREE: TestBox = {
  name: 'root',
  calls: [
    {
      name: 'a',
      self: 10,
      calls: [
        { name: 'b', self: 30 },
        { name: 'c', self: 20 },
      ],
    },
    { name: 'd', calls: [{ name: 'e', self: 40 }] },
  ],
};
