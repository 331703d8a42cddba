import { expect, it } from 'vitest';
import { columnsFor, LEAST_NAME_PX, nameTextPx } from './columns.ts';

const headings = (tablePx: number): string => columnsFor(tablePx).map((column) => column.heading).join(' ');

it('drops what can be done without as the table narrows, never flat, cum and the function', () => {
  expect(headings(900)).toBe('flat flat% sum% cum cum% function');
  expect(headings(460)).toBe('flat flat% cum cum% function');
  expect(headings(390)).toBe('flat flat% cum function');
});

it('gives names what is left, and never less than can be read', () => {
  for (const tablePx of [320, 390, 444, 516, 560, 1200]) {
    const columns = columnsFor(tablePx);
    const figures = columns.reduce((sum, column) => sum + (column.widthPx ?? 0), 0);
    const textPx = nameTextPx(tablePx, columns);
    expect(textPx).toBeLessThan(Math.max(LEAST_NAME_PX, tablePx - figures));
    expect(textPx).toBeGreaterThanOrEqual(100);
  }
});
