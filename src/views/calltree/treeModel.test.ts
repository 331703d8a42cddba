import { describe, expect, it } from 'vitest';
import type { CallTreePage, CallTreeRow, FlameNode } from '../../../workers/api.ts';
import { parentPlace, TreeModel, wayTo } from './treeModel.ts';

const ROOT: FlameNode = { depth: 0, sample: 0 };
const row = (name: string, depth: number, sample: number, hasChildren = true): CallTreeRow => ({
  node: { depth, sample },
  name,
  file: '',
  module: 0,
  inlined: false,
  self: 0,
  total: 1,
  hasChildren,
});
const page = (parent: FlameNode, rows: readonly CallTreeRow[], children = rows.length): CallTreePage => ({ sampleType: 0, parent, rows, children, grandTotal: 10 });
const texts = (model: TreeModel): readonly string[] =>
  model.lines.map((line) => `${' '.repeat(line.depth)}${line.line === 'node' ? `${line.row.name}${line.isOpen ? ' v' : ''}` : `rest of ${line.count ?? '?'} from ${line.from}`}`);

describe('the lines of a call tree', () => {
  it('are what was not asked for yet, at first', () => {
    expect(texts(new TreeModel(ROOT))).toEqual(['rest of ? from 0']);
  });

  it('are the children of what is open, beneath it', () => {
    const model = new TreeModel(ROOT);
    const [main, other] = [row('main', 1, 0), row('other', 1, 5, false)];
    model.take(page(ROOT, [main, other]), 0);
    expect(texts(model)).toEqual(['main', 'other']);
    model.setOpen(main.node, true);
    expect(texts(model)).toEqual(['main v', ' rest of ? from 0', 'other']);
    model.take(page(main.node, [row('a', 2, 0), row('b', 2, 3)]), 0);
    expect(texts(model)).toEqual(['main v', ' a', ' b', 'other']);
    model.setOpen(main.node, false);
    expect(texts(model)).toEqual(['main', 'other']);
  });

  it('say how many children are still to come, and take the next page only where it continues', () => {
    const model = new TreeModel(ROOT);
    model.take(page(ROOT, [row('a', 1, 0), row('b', 1, 1)], 5), 0);
    expect(texts(model)).toEqual(['a', 'b', 'rest of 3 from 2']);
    model.take(page(ROOT, [row('a', 1, 0), row('b', 1, 1)], 5), 0);
    model.take(page(ROOT, [row('e', 1, 4)], 5), 4);
    expect(texts(model)).toEqual(['a', 'b', 'rest of 3 from 2']);
    model.take(page(ROOT, [row('c', 1, 2), row('d', 1, 3), row('e', 1, 4)], 5), 2);
    expect(texts(model)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('end where a page has no rows, whatever was promised', () => {
    const model = new TreeModel(ROOT);
    model.take(page(ROOT, [row('a', 1, 0)], 3), 0);
    model.take(page(ROOT, [], 3), 1);
    expect(texts(model)).toEqual(['a']);
  });

  it('stay open in a model that replaces another, and wait for their children', () => {
    const first = new TreeModel(ROOT);
    const main = row('main', 1, 0);
    first.setOpen(main.node, true);
    const second = new TreeModel(ROOT, first.open);
    second.take(page(ROOT, [main]), 0);
    expect(texts(second)).toEqual(['main v', ' rest of ? from 0']);
  });

  it('go ten thousand deep', () => {
    const model = new TreeModel(ROOT);
    let parent = ROOT;
    for (let depth = 1; depth <= 10_000; depth++) {
      const one = row(`f${depth}`, depth, 0, depth < 10_000);
      model.take(page(parent, [one]), 0);
      model.setOpen(one.node, true);
      parent = one.node;
    }
    expect(model.lines).toHaveLength(10_000);
    expect(model.lines.at(-1)).toMatchObject({ depth: 9999, isOpen: false });
    expect(parentPlace(model.lines, 9999)).toBe(9998);
    expect(wayTo(model.lines, 9999, 3).map((step) => step.row.name)).toEqual(['f9998', 'f9999', 'f10000']);
  });
});

it('finds the way to a line past its siblings', () => {
  const model = new TreeModel(ROOT);
  const [a, b] = [row('a', 1, 0), row('b', 1, 4)];
  model.take(page(ROOT, [a, b]), 0);
  model.setOpen(a.node, true);
  model.setOpen(b.node, true);
  model.take(page(a.node, [row('a1', 2, 0)]), 0);
  model.take(page(b.node, [row('b1', 2, 4), row('b2', 2, 5)]), 0);
  expect(wayTo(model.lines, 4, 9).map((step) => step.row.name)).toEqual(['b', 'b2']);
  expect(wayTo(model.lines, 0, 9).map((step) => step.at)).toEqual([0]);
  expect(parentPlace(model.lines, 2)).toBe(-1);
});
