// Functions of both sides by how much they differ.
import { WAIT_CAUSES, type CauseSums, type ComparedFunction, type WaitCause } from '../../../workers/api.ts';
import type { GridOrder } from '../table/gridColumn.ts';
import type { VersusLook } from './versusLook.ts';

export interface FunctionRow {
  readonly name: string;
  /** Running (or flat), or waiting for a P. */
  readonly a: number;
  readonly b: number;
  readonly change: number;
  readonly p99: ComparedFunction['waitsP99'];
  /** Where waiting is compared: the cause that changed most. */
  readonly cause: WaitCause | undefined;
}

export const FIRST_ORDER: GridOrder = { column: 'change', descending: true };

export function functionRows(functions: readonly ComparedFunction[], what: VersusLook['functions']): readonly FunctionRow[] {
  return functions.flatMap(({ name, a, b, causesA, causesB, waitsP99 }): readonly FunctionRow[] => {
    if (what === 'own') return [{ name, a, b, change: b - a, p99: waitsP99, cause: undefined }];
    if (causesA === undefined && causesB === undefined) return [];
    const waitedA = sumOf(causesA);
    const waitedB = sumOf(causesB);
    return [{ name, a: waitedA, b: waitedB, change: waitedB - waitedA, p99: waitsP99, cause: mostChanged(causesA, causesB) }];
  });
}

/** `change` by its size, whichever way it goes; equal rows by name. */
export function orderedFunctions(rows: readonly FunctionRow[], { column, descending }: GridOrder): readonly FunctionRow[] {
  const turn = descending ? -1 : 1;
  const value = (row: FunctionRow): number => {
    switch (column) {
      case 'a':
        return row.a;
      case 'b':
        return row.b;
      case 'p99a':
        return row.p99.a ?? -1;
      case 'p99b':
        return row.p99.b ?? -1;
      default:
        return Math.abs(row.change);
    }
  };
  const byName = (x: FunctionRow, y: FunctionRow): number => (x.name < y.name ? -1 : x.name > y.name ? 1 : 0);
  return rows.toSorted(column === 'name' ? (x, y) => turn * byName(x, y) : (x, y) => turn * (value(x) - value(y)) || byName(x, y));
}

function sumOf(causes: CauseSums | undefined): number {
  return causes?.reduce((sum, ns) => sum + ns, 0) ?? 0;
}

function mostChanged(a: CauseSums | undefined, b: CauseSums | undefined): WaitCause | undefined {
  let most: WaitCause | undefined;
  let largest = 0;
  for (const [place, cause] of WAIT_CAUSES.entries()) {
    const change = Math.abs((b?.[place] ?? 0) - (a?.[place] ?? 0));
    if (change > largest) [most, largest] = [cause, change];
  }
  return most;
}
