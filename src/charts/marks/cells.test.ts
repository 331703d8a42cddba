import { describe, expect, it } from 'vitest';
import { timeAxis } from '../axis/timeAxis.ts';
import { recordingPen } from '../recordingPen.ts';
import { cellAt, cellCentre, drawCells, highestCells, markPx, neighbourCell, pointPx, visibleCells } from './cells.ts';

// 100 cells of 10 ns and 4 px, 10 rows of 4 px; the plot shows exactly them at 1 px = 2.5 ns.
const axis = timeAxis({ startNs: 0, endNs: 1000 }, 80, 400);
const row = { topPx: 20, heightPx: 40 };
const cells = {
  range: { startNs: 0, endNs: 1000 },
  widthPx: 400,
  heightPx: 40,
  cellPx: 4,
  cellX: Uint16Array.of(0, 10, 10, 11, 50, 99),
  cellY: Uint16Array.of(0, 2, 7, 2, 9, 3),
  count: Uint32Array.of(1, 1, 8, 2, 1, 1),
  over: Uint32Array.of(0, 0, 3, 0, 1, 0),
};

describe('placing cells', () => {
  it('counts rows from the bottom', () => {
    expect(cellCentre(cells, 0, axis, row)).toEqual({ xPx: 82, yPx: 58 });
    expect(cellCentre(cells, 4, axis, row)).toEqual({ xPx: 282, yPx: 22 });
  });

  it('keeps cells at their times when the window has moved on', () => {
    const zoomed = timeAxis({ startNs: 100, endNs: 200 }, 80, 400);
    expect(cellCentre(cells, 1, zoomed, row).xPx).toBeCloseTo(100, 9);
    expect(visibleCells(cells, zoomed)).toEqual([1, 4]);
  });

  it('stretches rows to another height', () => {
    expect(cellCentre(cells, 0, axis, { topPx: 20, heightPx: 80 }).yPx).toBe(96);
  });
});

describe('cellAt', () => {
  it('finds the nearest within reach', () => {
    expect(cellAt(cells, axis, row, { xPx: 123, yPx: 51 }, 7)).toBe(1);
    expect(cellAt(cells, axis, row, { xPx: 125, yPx: 50 }, 7)).toBe(3);
    expect(cellAt(cells, axis, row, { xPx: 180, yPx: 50 }, 7)).toBeUndefined();
  });
});

describe('neighbourCell', () => {
  it('starts at the longest wait', () => {
    expect(neighbourCell(cells, axis, undefined, 'left')).toBe(4);
  });

  it('goes to the next column at the closest height', () => {
    expect(neighbourCell(cells, axis, 3, 'left')).toBe(1);
    expect(neighbourCell(cells, axis, 0, 'right')).toBe(1);
    expect(neighbourCell(cells, axis, 5, 'right')).toBe(5);
  });

  it('goes up and down', () => {
    expect(neighbourCell(cells, axis, 1, 'up')).toBe(2);
    expect(neighbourCell(cells, axis, 2, 'down')).toBe(1);
  });

  it('starts again when the cell has left the plot', () => {
    expect(neighbourCell(cells, timeAxis({ startNs: 80, endNs: 130 }, 80, 400), 5, 'up')).toBe(2);
  });
});

describe('drawCells', () => {
  it('draws those over the threshold last, in their own colour', () => {
    const recording = recordingPen();
    drawCells(recording.pen, cells, axis, row, { soft: 'grey', over: 'amber' });
    expect(recording.of('fill').map((drawn) => drawn.fill)).toEqual(['grey', 'grey', 'grey', 'grey', 'amber', 'amber']);
  });

  it('makes a crowd fuller and stronger than a lone point', () => {
    const recording = recordingPen();
    drawCells(recording.pen, cells, axis, row, { soft: 'grey', over: 'amber' });
    const [crowd, lone] = recording.of('arc').slice(4);
    expect(crowd?.args[2]).toBe(5.25);
    expect(lone?.args[2]).toBe(3.5);
    expect(crowd?.alpha ?? 0).toBeGreaterThan(lone?.alpha ?? 1);
    expect(markPx(1000, 3, 4)).toBe(4.5);
  });

  it('draws small squares where thousands are shown', () => {
    const many = 5000;
    const columns = { ...cells, widthPx: 4 * many, cellX: Uint16Array.from({ length: many }, (_, x) => x) };
    const full = { cellY: new Uint16Array(many), count: new Uint32Array(many).fill(1), over: new Uint32Array(many) };
    const recording = recordingPen();
    drawCells(recording.pen, { ...columns, ...full }, axis, row, { soft: 'grey', over: 'amber' });
    expect(recording.of('arc')).toHaveLength(0);
    expect(recording.of('fillRect')).toHaveLength(many);
    expect(recording.of('fillRect')[7]?.args.slice(2)).toEqual([3, 3]);
    expect(pointPx(many, 400 * 40)).toBe(3);
    expect(pointPx(300, 1000 * 400)).toBe(5);
  });
});

it('lists the highest cells first', () => {
  expect(highestCells(cells, axis, 3)).toEqual([4, 2, 5]);
});
