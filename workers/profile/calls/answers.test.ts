// The call tree both ways, sandwiches, functions, graphs of odd profiles: on small stacks whose figures one can add up by hand.
import { beforeAll, describe, expect, test } from 'vitest';
import type { CallGraph, CallTreePage, ProfileOptions } from '../../api.ts';
import { type OpenedProfile, openProfile } from '../open.ts';
import { profileFromText } from '../testing/profileText.ts';
import { loadGraphLayout } from './placeGraph.ts';

const ROOT = { depth: 0, sample: 0 };
const NARROW = { widthPx: 1000, minPx: 1 };
const STACKS = `
  main;run;work;alloc 5
  main;run;work 3
  main;run;alloc 2
  main;idle 1
  main;run;work;run;alloc 4
  other;alloc 7
`;

beforeAll(loadGraphLayout);

const opened = (text: string, types = ['samples/count']): OpenedProfile => openProfile(profileFromText(text, { types }), 'test', 0);
const rows = ({ rows: all }: CallTreePage) => all.map(({ name, total, self, hasChildren }) => [name, total, self, hasChildren]);

describe('call tree', () => {
  const profile = opened(STACKS);
  const page = (direction: 'callees' | 'callers', parent = ROOT, order: 'total' | 'self' | 'name' = 'total', from = 0, count = 100) =>
    profile.ask({ ask: 'callTree', sampleType: 0, direction, parent, order, from, count });

  test('goes down from the roots', () => {
    const roots = page('callees');
    expect(rows(roots)).toEqual([['main', 15, 0, true], ['other', 7, 0, true]]);
    expect(roots.grandTotal).toBe(22);
    const main = page('callees', roots.rows[0]?.node);
    expect(rows(main)).toEqual([['run', 14, 0, true], ['idle', 1, 1, false]]);
    expect(rows(page('callees', main.rows[0]?.node))).toEqual([['work', 12, 3, true], ['alloc', 2, 2, false]]);
  });

  test('goes up from the leaves', () => {
    const leaves = page('callers');
    expect(rows(leaves)).toEqual([['alloc', 18, 0, true], ['work', 3, 0, true], ['idle', 1, 0, true]]);
    expect(rows(page('callers', leaves.rows[0]?.node))).toEqual([['other', 7, 7, false], ['run', 6, 0, true], ['work', 5, 0, true]]);
  });

  test('in the order asked for, a page at a time', () => {
    expect(rows(page('callees', ROOT, 'name')).map(([name]) => name)).toEqual(['main', 'other']);
    expect(rows(page('callers', ROOT, 'name')).map(([name]) => name)).toEqual(['alloc', 'idle', 'work']);
    const second = page('callers', ROOT, 'total', 1, 1);
    expect(second.children).toBe(3);
    expect(rows(second).map(([name]) => name)).toEqual(['work']);
  });

  test('a parent that is not there is the root', () => {
    expect(page('callees', { depth: 9, sample: 99 }).parent).toEqual(ROOT);
    expect(rows(page('callers', { depth: 1, sample: -1 }))).toHaveLength(3);
  });

  test('what another sample type alone has is no child', () => {
    const two = opened('main;a 1 0\nmain;b 0 5', ['x/count', 'y/count']);
    expect(two.ask({ ask: 'callTree', sampleType: 0, direction: 'callers', parent: ROOT, order: 'total', from: 0, count: 9 }).rows.map(({ name }) => name)).toEqual(['a']);
  });
});

describe('sandwich', () => {
  const profile = opened(STACKS);
  const around = (name: string) => profile.ask({ ask: 'sandwich', sampleType: 0, name, calleesFocus: ROOT, callersFocus: ROOT, ...NARROW });
  const boxes = (layout: ReturnType<typeof around>['callees']) => [...layout.depth].map((depth, i) => [depth, layout.names[layout.name[i] ?? -1], layout.total[i]]);

  test('has the function at the root of both, as wide as its cum', () => {
    const run = around('run');
    expect([run.name, run.flat, run.cum, run.grandTotal]).toEqual(['run', 0, 14, 22]);
    expect(run.callees.focusSize).toBe(14);
    // Its inner call is below the outermost one, and does not count again.
    expect(boxes(run.callees)).toEqual([[0, 'run', 14], [1, 'work', 12], [1, 'alloc', 2], [2, 'alloc', 5], [2, 'run', 4], [3, 'alloc', 4]]);
    expect(boxes(run.callers)).toEqual([[0, 'run', 14], [1, 'main', 14]]);
    expect(run.callees.breadcrumb[0]?.name).toBe('run');
  });

  test('callers go upward', () => {
    expect(boxes(around('alloc').callers)).toEqual([[0, 'alloc', 18], [1, 'other', 7], [1, 'run', 6], [1, 'work', 5], [2, 'work', 4], [2, 'main', 2], [2, 'run', 5], [3, 'run', 4], [3, 'main', 5], [4, 'main', 4]]);
  });

  test('a function that is not there is said to be none', () => {
    const nobody = around('nobody');
    expect([nobody.name, nobody.cum, nobody.callees.x.length, nobody.callers.x.length]).toEqual([undefined, 0, 1, 1]);
  });

  test('64-bit columns', () => {
    const wide = opened(`main;a ${2n ** 60n}\nmain;b ${2n ** 60n}`);
    const a = wide.ask({ ask: 'sandwich', sampleType: 0, name: 'a', calleesFocus: ROOT, callersFocus: ROOT, ...NARROW });
    expect([a.flat, a.cum, a.callers.total[1]]).toEqual([2 ** 60, 2 ** 60, 2 ** 60]);
  });
});

describe('function', () => {
  const profile = opened('main@m.go:3;~work@w.go:7 2\nmain@m.go:3;~work@w.go:9 5\nmain@m.go:4;work@w.go:9;work@w.go:7 1\nmain@m.go:4 8');
  const about = (name: string) => profile.ask({ ask: 'function', sampleType: 0, name });

  test('has its figures, neighbours and lines', () => {
    const work = about('work');
    expect(work).toMatchObject({ name: 'work', file: 'w.go', flat: 8, cum: 8, samples: 3, grandTotal: 16 });
    expect(work?.callers).toEqual([{ name: 'main', weight: 8, inline: false }]);
    expect(work?.callees).toEqual([]);
    // A line counts once in a sample.
    expect(work?.lines).toEqual([{ line: 9, flat: 5, cum: 6 }, { line: 7, flat: 3, cum: 3 }]);
  });

  test('undefined where there is none', () => {
    expect(about('nobody')).toBeUndefined();
  });

  test('lines say what is inlined there', () => {
    const listing = profile.ask({ ask: 'source', sampleType: 0, pattern: '^main$', most: 10 });
    expect(listing.functions).toHaveLength(1);
    expect(listing.functions[0]?.lines).toEqual([{ line: 3, flat: 0, cum: 7, inlined: ['work'] }, { line: 4, flat: 8, cum: 9, inlined: [] }]);
  });

  test('a pattern that is none is said in a sentence', () => {
    for (const ask of ['peek', 'source'] as const) expect(profile.ask({ ask, sampleType: 0, pattern: '(', most: 10 }).patternError).toMatch(/\.$/);
  });
});

const graphOf = (text: string, options: ProfileOptions = {}, types?: string[], sampleType = 0) =>
  opened(text, types).ask({ ask: 'graph', sampleType, options, nodeCount: 80, nodeFraction: 0, edgeFraction: 0 });
const calls = ({ names, edges }: CallGraph) => [...edges.from].map((from, i) => `${names[from]}>${names[edges.to[i] ?? -1]} ${edges.weight[i]}`);

describe('graph', () => {
  test('a pair counts once in a sample, a call to itself not at all', () => {
    expect(calls(graphOf('a;b;a;b;b 3\na;a 2')).toSorted()).toEqual(['a>b 3', 'b>a 3']);
  });

  test('nothing at all', () => {
    const none = graphOf('a;b 0');
    expect([none.names, none.widthUnits, none.heightUnits, none.edges.pointStart.length]).toEqual([[], 0, 0, 1]);
  });

  test('boxes do not overlap, and calls end at them', () => {
    const graph = graphOf(STACKS);
    for (const i of graph.names.keys()) {
      for (const j of graph.names.keys()) {
        if (i >= j) continue;
        const apart = (at: Float64Array, size: Float64Array) => Math.abs((at[i] ?? 0) - (at[j] ?? 0)) - ((size[i] ?? 0) + (size[j] ?? 0)) / 2;
        expect(Math.max(apart(graph.x, graph.width), apart(graph.y, graph.height))).toBeGreaterThanOrEqual(0);
      }
    }
    for (const [edge, to] of graph.edges.to.entries()) {
      const last = (graph.edges.pointStart[edge + 1] ?? 0) - 1;
      expect(Math.abs((graph.edges.pointX[last] ?? 0) - (graph.x[to] ?? 0))).toBeLessThanOrEqual((graph.width[to] ?? 0) / 2 + 1);
      expect(Math.abs((graph.edges.pointY[last] ?? 0) - (graph.y[to] ?? 0))).toBeLessThanOrEqual((graph.height[to] ?? 0) / 2 + 1);
    }
  });

  test('fractions and counts from a link may be nonsense', () => {
    const odd = opened(STACKS).ask({ ask: 'graph', sampleType: 0, nodeCount: Number.NaN, nodeFraction: -1, edgeFraction: Number.POSITIVE_INFINITY });
    expect([odd.names.length, odd.nodeCount, odd.nodeCut, odd.edgeCut]).toEqual([1, 1, 0, 0]);
  });

  test('means divide every figure by its own count', () => {
    const mean = graphOf('a;b 2 100\na;c 1 50\na 1 31', { mean: true }, ['n/count', 'size/bytes'], 1);
    expect(Object.fromEntries(mean.names.map((name, i) => [name, [mean.flat[i], mean.cum[i]]]))).toEqual({ a: [31, 45], b: [50, 50], c: [50, 50] });
    expect(calls(mean).toSorted()).toEqual(['a>b 50', 'a>c 50']);
  });
});
