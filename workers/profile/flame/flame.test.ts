import { array, assert, constantFrom, infiniteStream, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FlameLayout, FlameNode } from '../../api.ts';
import { ORIGINS } from '../../api.ts';
import { hashOf } from '../functionNames.ts';
import { openProfile, type OpenedProfile } from '../open.ts';
import { profileFromText, type TextProfileOptions } from '../testing/profileText.ts';

const ROOT: FlameNode = { depth: 0, sample: 0 };

function opened(text: string, options?: TextProfileOptions): OpenedProfile {
  const bytes = profileFromText(text, options);
  return openProfile(bytes, 'test', bytes.length);
}

function flame(profile: OpenedProfile, focus = ROOT, { sampleType = 0, widthPx = 1000, minPx = 0.5 } = {}): FlameLayout {
  return profile.ask({ ask: 'flame', sampleType, focus, widthPx, minPx });
}

const percent = (share: number): string => String(Math.round(share * 1000) / 10);

/** One line a box: depth, name, x–end in percent, total and self. */
function drawn(layout: FlameLayout): string[] {
  return [...layout.x].map((x, i) => {
    const inlined = layout.inlined[i] === 1 ? ' inlined' : '';
    return `${layout.depth[i]} ${layout.names[layout.name[i]]} ${percent(x)}–${percent(x + layout.width[i])} ${layout.total[i]} self ${layout.self[i]}${inlined}`;
  });
}

function box(layout: FlameLayout, name: string): FlameNode {
  const i = [...layout.name].findIndex((position) => layout.names[position] === name);
  return { depth: layout.depth[i], sample: layout.sample[i] };
}

describe('layout', () => {
  const profile = opened(`
    main;small 10
    main;large;leaf 50
    main;large 20
    other 20
  `);

  test('callees stand under their callers, widest first, after the gap of the caller’s own share', () => {
    expect(drawn(flame(profile))).toEqual([
      '0 root 0–100 100 self 0',
      '1 main 0–80 80 self 0',
      '1 other 80–100 20 self 20',
      '2 large 0–70 70 self 20',
      '2 small 70–80 10 self 10',
      '3 leaf 20–70 50 self 50',
    ]);
  });

  test('callees in the order of their names, when that is asked for', () => {
    const layout = profile.ask({ ask: 'flame', sampleType: 0, focus: ROOT, widthPx: 1000, minPx: 0.5, order: 'name' });
    expect(drawn(layout).slice(1, 5)).toEqual([
      '1 main 0–80 80 self 0',
      '1 other 80–100 20 self 20',
      '2 large 0–70 70 self 20',
      '2 small 70–80 10 self 10',
    ]);
    const wide = opened('b 30\na 10\nc 20').ask({ ask: 'flame', sampleType: 0, focus: ROOT, widthPx: 1000, minPx: 0.5, order: 'name' });
    expect(wide.names).toEqual(['root', 'a', 'b', 'c']);
  });

  test('each box tells whose code it is, and its binary', () => {
    const layout = flame(opened('main.main@/home/g/main.go:3;fmt.Println@/go/src/fmt/print.go:9;runtime.mallocgc@/go/src/runtime/malloc.go:1 1'));
    expect([...layout.origin].map((origin) => ORIGINS[origin])).toEqual(['unknown', 'own', 'standard library', 'runtime']);
    expect([...layout.binary]).toEqual([0, ...Array<number>(3).fill(hashOf('app'))]);
  });

  test('a focus fills the width, under its callers, and only what is in it is drawn', () => {
    const layout = flame(profile, box(flame(profile), 'large'));
    expect(drawn(layout)).toEqual([
      '0 root 0–100 100 self 0',
      '1 main 0–100 80 self 0',
      '2 large 0–100 70 self 20',
      '3 leaf 28.6–100 50 self 50',
    ]);
    expect(layout.breadcrumb.map(({ name, total }) => `${name} ${total}`)).toEqual(['root 100', 'main 80', 'large 70']);
    expect(layout.rows).toBe(4);
  });

  test('boxes under the least width are counted, not drawn, and neither is what they call', () => {
    const layout = flame(profile, ROOT, { widthPx: 100, minPx: 15 });
    expect(drawn(layout).map((line) => line.split(' ')[1])).toEqual(['root', 'main', 'other', 'large', 'leaf']);
    expect(layout.hidden).toBe(1);
  });

  test('equal widths keep the order of first appearance', () => {
    expect(flame(opened('z 5\na 5\nm 5')).names).toEqual(['root', 'z', 'a', 'm']);
  });

  test('a function inlined in one place and not in another is two boxes', () => {
    expect(drawn(flame(opened('main;~f 2\nmain;f 1'))).slice(1)).toEqual([
      '1 main 0–100 3 self 0',
      '2 f 0–66.7 2 self 2 inlined',
      '2 f 66.7–100 1 self 1',
    ]);
  });

  test('two files with one function name are two boxes; two lines of one function are one', () => {
    expect(drawn(flame(opened('f@a.go:1 3\nf@b.go:1 2\nf@a.go:9 4'))).slice(1)).toEqual(['1 f 0–77.8 7 self 7', '1 f 77.8–100 2 self 2']);
  });

  test('negative samples have width, and their sign in the figures', () => {
    expect(drawn(flame(opened('main;grew 30\nmain;shrank -10')))).toEqual([
      '0 root 0–100 20 self 0',
      '1 main 0–100 20 self 0',
      '2 grew 0–75 30 self 30',
      '2 shrank 75–100 -10 self -10',
    ]);
  });

  test('a frame without a function is called by its binary', () => {
    expect(flame(opened('main;? 1', { mapping: '/usr/lib/libc.so.6' })).names).toEqual(['root', 'main', '[libc.so.6]']);
  });

  test('colours go by package, not by function', () => {
    const layout = flame(opened('a/b.F 4\na/b.(*T).G 3\na/c.H 2'));
    const [, f, g, h] = layout.module;
    expect(f).toBe(g);
    expect(f).not.toBe(h);
  });

  test('a node of one sample type is the same node in another', () => {
    const two = opened('main;a 1 900\nmain;b 9 100', { types: ['objects/count', 'space/bytes'] });
    const node = box(flame(two, ROOT, { sampleType: 0 }), 'a');
    expect(flame(two, node, { sampleType: 1 }).breadcrumb.map(({ name, total }) => `${name} ${total}`)).toEqual(['root 1000', 'main 1000', 'a 900']);
  });

  test.each([{ depth: 9, sample: 0 }, { depth: 1, sample: 99 }, { depth: 1.5, sample: 0 }, { depth: -1, sample: -1 }])('a focus that is not there (%o) is the root', (focus) => {
    expect(flame(profile, focus).focus).toEqual(ROOT);
  });

  test('a sample type with nothing in it draws the root alone', () => {
    expect(drawn(flame(opened('main 0')))).toEqual(['0 root 0–100 0 self 0']);
  });

  test('a hundred thousand frames deep stack is drawn down to a limit, and can be zoomed on', () => {
    const deep = opened(`${'f;g;'.repeat(50_000)}h 1`);
    const first = flame(deep);
    expect(first.hidden).toBe(1);
    const deepest = { depth: first.depth.at(-1) ?? 0, sample: first.sample.at(-1) ?? 0 };
    expect(flame(deep, deepest).rows).toBeGreaterThan(first.rows);
    expect(flame(deep, { depth: 100_001, sample: 0 }).focus.depth).toBeLessThan(2 ** 16);
  });
});

describe('search', () => {
  const profile = opened(`
    main;net/http.serve;alloc 30
    main;net/http.serve;net/http.serve 10
    main;idle 60
  `);
  const search = (pattern: string, focus = ROOT) => profile.ask({ ask: 'search', sampleType: 0, pattern, focus });

  test('a sample counts once, however many of its frames match', () => {
    expect(search('net/http')).toMatchObject({ names: ['net/http.serve'], matchTotal: 40, focusTotal: 100, grandTotal: 100, patternError: undefined });
  });

  test('counts under the focus only, with the callers of the focus', () => {
    const focus = box(flame(profile), 'net/http.serve');
    expect(search('alloc', focus)).toMatchObject({ matchTotal: 30, focusTotal: 40, grandTotal: 100 });
  });

  test('no pattern and no match are nothing, not everything', () => {
    expect(search('')).toMatchObject({ names: [], matchTotal: 0 });
    expect(search('absent')).toMatchObject({ names: [], matchTotal: 0, patternError: undefined });
  });

  test('what is not an expression is said', () => {
    expect(search('(').patternError).toBe('This is not one of Go’s regular expressions: missing closing ): `(`.');
  });
});

describe('one box', () => {
  const profile = opened(`
    main.main;main.work@w.go:10 1
    main.main;main.work@w.go:20;main.main 5
    main.work@w.go:30 2
  `);

  test('has its own figures beside its function’s, and the line with the most under it', () => {
    const layout = flame(profile);
    expect(profile.ask({ ask: 'flameNode', sampleType: 0, node: box(layout, 'main.main') })).toMatchObject({
      name: 'main.main', file: 'main.main.go', module: 'main', self: 0, total: 6, flat: 5, cum: 6, grandTotal: 8, samples: 2,
    });
    const work = layout.sample[[...layout.depth].indexOf(2)];
    expect(profile.ask({ ask: 'flameNode', sampleType: 0, node: { depth: 2, sample: work } })).toMatchObject({ name: 'main.work', line: 20, self: 1, total: 6, cum: 8 });
  });

  test('the root is everything; what is not there is undefined', () => {
    expect(profile.ask({ ask: 'flameNode', sampleType: 0, node: ROOT })).toMatchObject({ name: 'root', total: 8, samples: 3 });
    expect(profile.ask({ ask: 'flameNode', sampleType: 0, node: { depth: 7, sample: 0 } })).toBeUndefined();
  });
});

/** The call tree, built the plain way: path → Σ. */
function plainTree(stacks: readonly (readonly string[])[], values: readonly number[]): Map<string, number> {
  const tree = new Map<string, number>();
  for (const [i, stack] of stacks.entries()) {
    for (let depth = 0; depth <= stack.length; depth++) {
      const path = stack.slice(0, depth).join(';');
      tree.set(path, (tree.get(path) ?? 0) + (values[i] ?? 0));
    }
  }
  return tree;
}

test('any profile: ranges of sorted stacks are the call tree', () => {
  const stacks = array(array(constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 40 });
  assert(
    property(stacks, infiniteStream(integer({ min: 1, max: 9 })), (paths, numbers) => {
      const values = paths.map(() => Number(numbers.next().value));
      const profile = opened(paths.map((path, i) => `${path.join(';')} ${values[i]}`).join('\n'));
      const layout = flame(profile, ROOT, { widthPx: 1e6, minPx: 1e-6 });
      const found = new Map<string, number>();
      for (let i = 0; i < layout.x.length; i++) {
        const path = flame(profile, { depth: layout.depth[i], sample: layout.sample[i] }).breadcrumb.slice(1).map(({ name }) => name);
        found.set(path.join(';'), layout.total[i]);
      }
      expect(found).toEqual(plainTree(paths, values));
    }),
    { numRuns: 60 },
  );
});
