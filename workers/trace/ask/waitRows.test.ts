import { describe, expect, it } from 'vitest';
import { WaitRows } from './waitRows.ts';

const formula = (ns: number, lowNs: number, highNs: number, rowsHigh: number, rows: number): number =>
  Math.min(rows - 1, Math.max(0, Math.floor((Math.log(ns) - Math.log(lowNs)) * (rowsHigh / (Math.log(highNs) - Math.log(lowNs))))));

describe('rows of a wait axis', () => {
  it.each([
    [100, 1e9, 400 / 3, 134],
    [1, 10, 50, 50],
    [1000, 1e6, 10, 10],
    [250, 7e10, 977.5, 978],
  ])('from %d to %d ns, %d rows high, are those of the formula', (lowNs, highNs, rowsHigh, rows) => {
    const waits = new WaitRows(lowNs, highNs, rowsHigh, rows);
    const at: number[] = [0, 1, 2, 127, 128, 129, 2 ** 32 - 3, 2 ** 32, 1e12];
    for (let row = 0; row <= rows; row++) {
      const near = Math.floor(lowNs * (highNs / lowNs) ** (row / rowsHigh));
      for (let ns = near - 2; ns <= near + 2; ns++) if (ns >= 0) at.push(ns);
    }
    for (let ns = 1; ns < 1e11; ns = Math.ceil(ns * 1.003)) at.push(ns);
    for (const ns of at) expect(waits.row(ns), `${ns} ns`).toBe(formula(ns, lowNs, highNs, rowsHigh, rows));
  });
});
