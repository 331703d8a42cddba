import { describe, expect, it } from 'vitest';
import type { CallTreePage, CallTreeRow } from '../../../workers/api.ts';
import type { TreeOrder } from '../profile/profileLook.ts';
import { type AskChildren, TreeLoader } from './treeLoader.ts';

const ROOT = { depth: 0, sample: 0 };

/** A tree by its paths: "main/a" weighs 3. Nodes are numbered by their path's first place. */
function treeOf(weights: Readonly<Record<string, number>>): { readonly ask: AskChildren; readonly asked: string[] } {
  const paths = Object.keys(weights);
  const asked: string[] = [];
  const ask: AskChildren = async (parent, order, from, count) => {
    await Promise.resolve();
    const prefix = parent.depth === 0 ? [] : (paths[parent.sample] ?? '').split('/').slice(0, parent.depth);
    asked.push(`${prefix.join('/')} ${order} ${from}+${count}`);
    const children = paths
      .filter((path) => path.split('/').length === prefix.length + 1 && path.startsWith(prefix.map((name) => `${name}/`).join('')))
      .map((path): CallTreeRow => ({
        node: { depth: prefix.length + 1, sample: paths.indexOf(path) },
        name: path.split('/').at(-1) ?? '',
        file: '',
        module: 0,
        inlined: false,
        self: 0,
        total: weights[path] ?? 0,
        hasChildren: paths.some((other) => other.startsWith(`${path}/`)),
      }))
      .toSorted((a, b) => (order === 'name' ? (a.name < b.name ? -1 : 1) : b.total - a.total));
    const page: CallTreePage = { sampleType: 0, parent, rows: children.slice(from, from + count), children: children.length, grandTotal: 10 };
    return page;
  };
  return { ask, asked };
}

function loaderOf(ask: AskChildren, order: TreeOrder = 'total'): TreeLoader {
  const loader = new TreeLoader(ROOT);
  loader.look({ ask, order });
  return loader;
}

const names = (loader: TreeLoader): readonly string[] =>
  loader.shown().lines.map((line) => `${' '.repeat(line.depth)}${line.line === 'node' ? line.row.name : '…'}`);
const nextNews = (loader: TreeLoader): Promise<void> =>
  new Promise((resolve) => {
    const stop = loader.subscribe(() => {
      stop();
      resolve();
    });
  });

const program = { main: 9, 'main/a': 2, 'main/b': 6, 'main/b/x': 1, 'main/b/y': 4, idle: 1 };

describe('loading a call tree', () => {
  it('asks for what comes into sight, once', async () => {
    const { ask, asked } = treeOf(program);
    const loader = loaderOf(ask);
    expect(names(loader)).toEqual(['…']);
    loader.inSight(0, 10);
    loader.inSight(0, 10);
    await nextNews(loader);
    expect(names(loader)).toEqual(['main', 'idle']);
    expect(asked).toEqual([' total 0+200']);
    loader.inSight(0, 10);
    expect(asked).toHaveLength(1);
  });

  it('goes on by itself where there is only one way', async () => {
    const { ask } = treeOf({ a: 3, 'a/b': 3, 'a/b/c': 2, 'a/b/d': 1 });
    const loader = loaderOf(ask);
    loader.inSight(0, 10);
    for (let turn = 0; turn < 3; turn++) await nextNews(loader);
    expect(names(loader)).toEqual(['a', ' b', '  c', '  d']);
  });

  it.each(['total', 'name'] as const)('opens the heaviest path down to a leaf, in the order of %s', async (order) => {
    const { ask } = treeOf(program);
    const loader = loaderOf(ask, order);
    const place = await loader.openHeaviest();
    expect(names(loader)).toEqual(order === 'total' ? ['main', ' b', '  y', '  x', ' a', 'idle'] : ['idle', 'main', ' a', ' b', '  x', '  y']);
    expect(names(loader)[place ?? -1]).toBe('  y');
    expect(loader.shown().opening).toBeUndefined();
  });

  it('opens it from where one stands', async () => {
    const { ask } = treeOf(program);
    const loader = loaderOf(ask);
    loader.inSight(0, 1);
    await nextNews(loader);
    const place = await loader.openHeaviest({ depth: 1, sample: 0 });
    expect(names(loader)[place ?? -1]).toBe('  y');
  });

  it('tells of a worker that fails', async () => {
    const loader = loaderOf(() => Promise.reject(new Error('gone')));
    loader.inSight(0, 1);
    await nextNews(loader);
    expect(loader.shown().error?.error).toEqual(new Error('gone'));
  });

  it('forgets what it asked for when something else is looked at, and keeps open what is open', async () => {
    const { ask } = treeOf(program);
    const loader = loaderOf(ask);
    await loader.openHeaviest();
    loader.inSight(0, 10);
    loader.look({ ask: treeOf({ ...program, main: 0 }).ask, order: 'total' });
    await nextNews(loader);
    expect(names(loader)).toEqual(['idle', 'main', ' …']);
    await nextNews(loader);
    expect(names(loader)).toEqual(['idle', 'main', ' b', '  …', ' a']);
  });

  it('tells nothing once nothing is looked at', async () => {
    const { ask } = treeOf(program);
    const loader = loaderOf(ask);
    loader.inSight(0, 1);
    loader.look(undefined);
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(names(loader)).toEqual(['…']);
  });

  it('begins with what a link says is open, and tells what the reader opened, not what had only one way', async () => {
    const { ask } = treeOf({ main: 9, 'main/a': 2, 'main/a/x': 2, 'main/a/x/y': 1, idle: 1 });
    const loader = new TreeLoader(ROOT, new Set(['1-0', '2-1']));
    loader.look({ ask, order: 'total' });
    loader.inSight(0, 10);
    await expect.poll(() => names(loader)).toEqual(['main', ' a', '  x', '   y', 'idle']);
    expect([...loader.opened]).toEqual(['1-0', '2-1']);
    loader.openOnly(new Set());
    loader.inSight(0, 10);
    await expect.poll(() => names(loader)).toEqual(['main', 'idle']);
    await loader.openHeaviest();
    expect(names(loader)).toEqual(['main', ' a', '  x', '   y', 'idle']);
    expect([...loader.opened]).toEqual(['1-0', '2-1', '3-2']);
  });
});
