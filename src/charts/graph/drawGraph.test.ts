import { expect, test } from 'vitest';
import type { FlamePalette } from '../flame/flamePalette.ts';
import type { Palette } from '../palette.ts';
import { recordingPen } from '../recordingPen.ts';
import { drawGraph, type GraphPicture, type GraphStyle } from './drawGraph.ts';
import { edgeLines } from './edgeLines.ts';
import { TEST_GRAPH } from './testGraph.ts';

const STYLE: GraphStyle = {
  theme: new Proxy({}, { get: (_, name) => String(name) }) as Palette,
  flame: { ground: 'ground', ink: 'flameInk' } as FlamePalette,
  fitName: (name, maxPx) => (maxPx >= 30 ? name.slice(0, 5) : ''),
};
const VIEW = { widthPx: 500, heightPx: 500 };

const PICTURE: GraphPicture = {
  graph: TEST_GRAPH,
  lines: edgeLines(TEST_GRAPH.edges),
  place: { scale: 1, xPx: 0, yPx: 0 },
  fill: (node) => `fill${node}`,
  figures: [['0 of 100'], ['10', 'of 80'], ['30'], ['60']],
  weights: ['80', '20 (inline)', '10', '60'],
  hovered: undefined,
  chosen: undefined,
  cursor: undefined,
};

function drawn(patch: Partial<GraphPicture> = {}) {
  const pen = recordingPen();
  drawGraph(pen.pen, { ...PICTURE, ...patch }, STYLE, VIEW);
  return pen;
}

const texts = (pen: ReturnType<typeof recordingPen>) => pen.of('fillText').map(({ args }) => args[0]);

test('boxes have their colour, name and figures, calls their weight', () => {
  const pen = drawn();
  expect(pen.of('fillRect').map(({ fill }) => fill)).toEqual(expect.arrayContaining(['fill0', 'fill1', 'fill2', 'fill3']));
  expect(texts(pen)).toEqual(['main', 'main', '0 of 100', 'main', 'run', '10', 'of 80', 'main', 'parse', '30', 'main', 'leaf', '60', '80', '20 (inline)', '10', '60']);
});

test('box and letters grow with the picture, and letters too small to read give way to a name that fits, or none', () => {
  const box = drawn({ place: { scale: 2, xPx: 5, yPx: 7 } }).of('strokeRect')[1];
  expect(box?.args).toEqual([(50 - 30) * 2 + 5, (100 - 20) * 2 + 7, 120, 80]);
  const small = texts(drawn({ place: { scale: 0.5, xPx: 0, yPx: 0 } }));
  expect(small).toContain('main.');
  expect(small).not.toContain('0 of 100');
  expect(texts(drawn({ place: { scale: 0.15, xPx: 0, yPx: 0 } }))).toEqual([]);
});

test('a call over functions that are not shown is dashed; heavier calls are wider', () => {
  const { pen } = recordingPen();
  const strokes: { readonly isDashed: boolean; readonly width: number }[] = [];
  let isDashed = false;
  pen.setLineDash = (dashes) => void (isDashed = [...dashes].length > 0);
  pen.stroke = () => void strokes.push({ isDashed, width: pen.lineWidth });
  drawGraph(pen, PICTURE, STYLE, VIEW);
  expect(strokes.map((stroke) => stroke.isDashed)).toEqual([false, false, false, true]);
  const widths = strokes.map(({ width }) => width);
  expect(widths.toSorted((x, y) => y - x)).toEqual([widths[0], widths[3], widths[1], widths[2]]);
});

test('what has nothing to do with the box pointed at steps back', () => {
  const pen = drawn({ hovered: { part: 'node', index: 3 } });
  const alpha = new Map(pen.of('fillRect').map(({ fill, alpha: seen }) => [fill, seen]));
  expect(alpha.get('fill3')).toBe(1);
  expect(alpha.get('fill1')).toBe(1);
  expect(alpha.get('fill2')).toBeLessThan(0.5);
  // Only calls of the box say their weight.
  expect(texts(pen).slice(-1)).toEqual(['60']);
  expect(texts(pen)).not.toContain('20 (inline)');
});

test('what is out of sight is not drawn', () => {
  expect(texts(drawn({ place: { scale: 1, xPx: 5000, yPx: 0 } }))).toEqual([]);
});

test('the chosen box and the keyboard’s are marked', () => {
  expect(drawn({ chosen: 2 }).of('fillRect').filter(({ fill }) => fill === 'ink')).toHaveLength(1);
  expect(drawn({ cursor: 2 }).of('strokeRect').filter(({ stroke }) => stroke === 'focus')).toHaveLength(1);
});
