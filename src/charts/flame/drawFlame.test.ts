import { describe, expect, it } from 'vitest';
import { recordingPen } from '../recordingPen.ts';
import { drawFlame, type FlamePicture } from './drawFlame.ts';
import type { FlamePalette } from './flamePalette.ts';
import { ROW_PX, WHOLE_WIDTH } from './geometry.ts';
import { indexRows } from './rows.ts';
import { createNameFitter } from './shortName.ts';
import { SMALL_TREE, testLayout, type TestBox } from './testLayout.ts';

const PALETTE: FlamePalette = {
  ground: 'ground',
  root: 'root colour',
  ink: 'ink',
  rootInk: 'root ink',
  match: 'match',
  matchInk: 'match ink',
  focus: 'focus',
  hover: 'hover',
  font: '12px test',
  inlinedFont: 'italic 12px test',
  module: (hash) => `module ${hash}`,
  origin: { unknown: 'unknown', runtime: 'runtime', 'standard library': 'standard', 'third party': 'third', own: 'own', foreign: 'foreign' },
  difference: (share) => `change ${share}`,
};

function draw(tree: TestBox, change: Partial<FlamePicture> = {}, focus?: string) {
  const layout = testLayout(tree, focus);
  const picture: FlamePicture = {
    layout,
    rows: indexRows(layout),
    geometry: { widthPx: 1000, viewportPx: 200, scrollPx: 0, rows: layout.rows, direction: 'icicle' },
    window: WHOLE_WIDTH,
    matches: undefined,
    colourBy: 'package',
    chosen: undefined,
    note: undefined,
    hovered: undefined,
    cursor: undefined,
    ...change,
  };
  const recorded = recordingPen();
  drawFlame(recorded.pen, picture, PALETTE, createNameFitter((text) => text.length * 6, 'box'));
  const [ground, ...boxes] = recorded.of('fillRect');
  return { ground, boxes, names: recorded.of('fillText'), outlines: recorded.of('strokeRect') };
}

describe('boxes', () => {
  it('stand row under row, a gap narrower than their share', () => {
    const { ground, boxes } = draw(SMALL_TREE);
    expect(ground?.args).toEqual([0, 0, 1000, 200]);
    expect(boxes.map((box) => box.args)).toEqual([
      [0, 0, 999, ROW_PX - 1],
      [0, ROW_PX, 599, ROW_PX - 1],
      [600, ROW_PX, 399, ROW_PX - 1],
      [100, 2 * ROW_PX, 299, ROW_PX - 1],
      [400, 2 * ROW_PX, 199, ROW_PX - 1],
      [600, 2 * ROW_PX, 399, ROW_PX - 1],
    ]);
    expect(boxes[0]?.fill).toBe('root colour');
    expect(boxes[1]?.fill).toBe('module 1');
  });

  it('are left out above and below the viewport', () => {
    const layout = testLayout(SMALL_TREE);
    const { boxes } = draw(SMALL_TREE, {
      geometry: { widthPx: 1000, viewportPx: ROW_PX, scrollPx: ROW_PX, rows: layout.rows, direction: 'icicle' },
    });
    expect(boxes.map((box) => box.args)).toEqual([
      [0, 0, 599, ROW_PX - 1],
      [600, 0, 399, ROW_PX - 1],
    ]);
  });

  it('are left out beside the window of a zoom’s motion, callers of the focus apart', () => {
    const { boxes } = draw(SMALL_TREE, { window: { left: 0.5, right: 1 } });
    // Of row 2 only e and the right half of c's row are in sight: b ends at 0.4.
    expect(boxes.map((box) => box.args[0])).toEqual([-1000, -1000, 200, -200, 200]);
    const zoomed = draw(SMALL_TREE, { window: { left: -1.5, right: 1 } }, 'd');
    expect(zoomed.boxes[0]?.args).toEqual([0, 0, 999, ROW_PX - 1]);
    expect(zoomed.boxes[1]?.args).toEqual([600, ROW_PX, 399, ROW_PX - 1]);
  });

  it('never vanish: a narrow one keeps half a pixel', () => {
    const { boxes } = draw({ name: 'root', calls: [{ name: 'wide', self: 9993 }, { name: 'thin', self: 7 }] });
    expect(boxes[2]?.args[2]).toBe(0.5);
  });

  it('step back when they call the focus, and when a search leaves them out', () => {
    expect(draw(SMALL_TREE, {}, 'd').boxes.map((box) => box.alpha)).toEqual([0.45, 1, 1]);
    const layout = testLayout(SMALL_TREE);
    const matches = Uint8Array.from(layout.names, (name) => (name === 'c' ? 1 : 0));
    const { boxes, names } = draw(SMALL_TREE, { matches });
    expect(boxes.filter((box) => box.alpha === 1).map((box) => box.fill)).toEqual(['match']);
    expect(names.find((name) => name.args[0] === 'c')?.fill).toBe('match ink');
  });
});

describe('names', () => {
  it('are written where they fit, shortened where they must be', () => {
    const { names } = draw({
      name: 'root',
      calls: [
        { name: 'net/http.(*conn).serve', self: 900 },
        { name: 'runtime.mallocgc', self: 70 },
        { name: 'runtime.memmove', self: 30 },
      ],
    });
    expect(names.map((name) => name.args[0])).toEqual(['root', 'net/http.(*conn).serve', 'mallocgc']);
    expect(names[2]?.args[1]).toBe(904);
  });

  it('follow a box that starts left of the picture', () => {
    const { names } = draw(SMALL_TREE, { window: { left: 0.5, right: 1 } });
    expect(names.find((name) => name.args[0] === 'a')?.args[1]).toBe(4);
  });
});

it('writes a note at the right end of a box that has room for it', () => {
  const { names } = draw(SMALL_TREE, { note: (i) => (i === 1 ? '+12 %' : i === 3 ? '+1,234,567,890,123,456,789,012,345,678 ns' : '') });
  const notes = names.filter((name) => String(name.args[0]).startsWith('+'));
  expect(notes.map((note) => note.args.slice(0, 2))).toEqual([['+12 %', 600 - 1 - 4]]);
});

it('marks the chosen function wherever it is', () => {
  const twice = { name: 'root', calls: [{ name: 'a', calls: [{ name: 'x', self: 30 }] }, { name: 'x', self: 70 }] };
  const layout = testLayout(twice);
  const { boxes } = draw(twice, { chosen: Uint8Array.from(layout.names, (name) => (name === 'x' ? 1 : 0)) });
  const bars = boxes.filter((box) => box.fill === 'root ink');
  expect(bars.map((bar) => bar.args)).toEqual([
    [300, 2 * ROW_PX - 4, 699, 3],
    [0, 3 * ROW_PX - 4, 299, 3],
  ]);
});

it('marks the box under the pointer and outlines the keyboard’s', () => {
  const layout = testLayout(SMALL_TREE);
  const { boxes, outlines } = draw(SMALL_TREE, { hovered: layout.name.indexOf(layout.names.indexOf('d')), cursor: 0 });
  expect(boxes.at(-1)).toMatchObject({ fill: 'hover', args: [600, ROW_PX, 399, ROW_PX - 1] });
  expect(outlines).toMatchObject([{ stroke: 'focus', args: [1, 1, 997, ROW_PX - 3] }]);
});
