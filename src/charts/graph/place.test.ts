import { expect, test } from 'vitest';
import { fitted, moved, opening, showing, zoomed } from './place.ts';

const VIEW = { widthPx: 800, heightPx: 600 };
const GRAPH = { widthUnits: 2000, heightUnits: 1000 };
const BOX = { x: 1000, y: 50, width: 100, height: 60 };

test('all of a graph is in sight, in the middle', () => {
  const { scale, xPx, yPx } = fitted(GRAPH, VIEW);
  expect(scale).toBeCloseTo((800 - 32) / 2000);
  expect(xPx).toBeCloseTo(16);
  expect(yPx + (1000 * scale) / 2).toBeCloseTo(300);
});

test('a small graph is not blown up, and nothing has a size too', () => {
  expect(fitted({ widthUnits: 50, heightUnits: 50 }, VIEW).scale).toBe(1.25);
  expect(fitted({ widthUnits: 0, heightUnits: 0 }, VIEW).scale).toBe(1.25);
});

test('a graph too large to be read opens at its first box', () => {
  const place = opening(GRAPH, { widthPx: 390, heightPx: 600 }, BOX, 0.5);
  expect(place.scale).toBe(0.5);
  expect(1000 * 0.5 + place.xPx).toBeCloseTo(195);
  expect(opening(GRAPH, VIEW, BOX, 0.2)).toEqual(fitted(GRAPH, VIEW));
});

test('zooming keeps the point under the pointer', () => {
  const before = fitted(GRAPH, VIEW);
  const at = { xPx: 300, yPx: 280 };
  const after = zoomed(before, 2, at, GRAPH, VIEW);
  expect(after.scale).toBeCloseTo(before.scale * 2);
  expect((at.xPx - after.xPx) / after.scale).toBeCloseTo((at.xPx - before.xPx) / before.scale);
  expect((at.yPx - after.yPx) / after.scale).toBeCloseTo((at.yPx - before.yPx) / before.scale);
});

test('zooming ends', () => {
  let place = fitted(GRAPH, VIEW);
  for (let i = 0; i < 50; i++) place = zoomed(place, 2, { xPx: 0, yPx: 0 }, GRAPH, VIEW);
  expect(place.scale).toBe(6);
  for (let i = 0; i < 50; i++) place = zoomed(place, 0.5, { xPx: 0, yPx: 0 }, GRAPH, VIEW);
  expect(place.scale).toBeCloseTo(fitted(GRAPH, VIEW).scale / 2);
});

test('however far it is moved, a part of it stays in sight', () => {
  const place = fitted(GRAPH, VIEW);
  expect(moved(place, 1e6, 0, GRAPH, VIEW).xPx).toBe(800 - 48);
  expect(moved(place, 0, -1e6, GRAPH, VIEW).yPx + 1000 * place.scale).toBeCloseTo(48);
});

test('a box out of sight is brought into it, one in sight stays', () => {
  const close = { scale: 2, xPx: 0, yPx: 0 };
  const shown = showing(close, BOX, VIEW);
  expect((BOX.x + BOX.width / 2) * 2 + shown.xPx).toBeLessThanOrEqual(800);
  expect((BOX.x - BOX.width / 2) * 2 + shown.xPx).toBeGreaterThanOrEqual(0);
  expect(showing(shown, BOX, VIEW)).toEqual(shown);
});
