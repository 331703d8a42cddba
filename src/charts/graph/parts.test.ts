// Lines, what is under the pointer, and the keyboard's way.
import { expect, test } from 'vitest';
import { edgeLines } from './edgeLines.ts';
import { partAt } from './hit.ts';
import { graphCommand } from './keys.ts';
import { TEST_GRAPH } from './testGraph.ts';
import { firstBox, walkGraph } from './walk.ts';

const LINES = edgeLines(TEST_GRAPH.edges);
const PLACE = { scale: 2, xPx: 10, yPx: 20 };
const at = (x: number, y: number) => partAt(TEST_GRAPH, LINES, PLACE, { xPx: x * 2 + 10, yPx: y * 2 + 20 });

test('lines begin and end where the layout says, and bend between', () => {
  const { pointStart, pointX, pointY } = TEST_GRAPH.edges;
  for (let edge = 0; edge < 4; edge++) {
    const [begin = 0, end = 0] = [LINES.start[edge], LINES.start[edge + 1]];
    const first = pointStart[edge] ?? 0;
    const last = (pointStart[edge + 1] ?? 0) - 1;
    expect([LINES.x[begin], LINES.y[begin]]).toEqual([pointX[first], pointY[first]]);
    expect(LINES.x[end - 1]).toBeCloseTo(pointX[last] ?? 0);
    expect(LINES.y[end - 1]).toBeCloseTo(pointY[last] ?? 0);
    expect(end - begin).toBeGreaterThan(last - first);
  }
});

test('without calls there are no lines', () => {
  expect(edgeLines({ pointStart: new Uint32Array(1), pointX: new Float64Array(), pointY: new Float64Array() }).x).toHaveLength(0);
});

test('a box is found before the lines behind it, a line within reach, nothing elsewhere', () => {
  expect(at(100, 20)).toEqual({ part: 'node', index: 0 });
  expect(at(50, 100)).toEqual({ part: 'node', index: 1 });
  expect(at(100, 101)).toEqual({ part: 'edge', index: 2 });
  expect(at(100, 105)).toBeUndefined();
  expect(at(5, 5)).toBeUndefined();
});

test('the keyboard begins at the heaviest box and walks along the heaviest calls', () => {
  expect(firstBox(TEST_GRAPH)).toBe(0);
  expect(walkGraph(TEST_GRAPH, 0, 'callee')).toBe(1);
  expect(walkGraph(TEST_GRAPH, 1, 'callee')).toBe(3);
  expect(walkGraph(TEST_GRAPH, 3, 'callee')).toBe(3);
  expect(walkGraph(TEST_GRAPH, 2, 'caller')).toBe(0);
  expect(walkGraph(TEST_GRAPH, 1, 'right')).toBe(2);
  expect(walkGraph(TEST_GRAPH, 2, 'left')).toBe(1);
  expect(walkGraph(TEST_GRAPH, 2, 'right')).toBe(2);
  expect(walkGraph(TEST_GRAPH, 3, 'first')).toBe(0);
});

const key = (name: string, shiftKey = false, ctrlKey = false) => graphCommand({ key: name, shiftKey, ctrlKey, metaKey: false, altKey: false });

test('keys', () => {
  expect(key('ArrowUp')).toEqual({ does: 'walk', step: 'caller' });
  expect(key('ArrowLeft', true)).toEqual({ does: 'move', x: 0.15, y: 0 });
  expect(key('Enter')).toEqual({ does: 'choose' });
  expect(key('f')).toEqual({ does: 'focus' });
  expect(key('f', false, true)).toBeUndefined();
  expect(key('/')).toBeUndefined();
});
