import { describe, expect, it } from 'vitest';
import type { TypeRow } from '../../../workers/api.ts';
import { orderedTypes, typeOrderAfter } from './typeRows.ts';

const row = (type: string, count: number, maxNs: number): TypeRow => ({
  type,
  count,
  incomplete: 0,
  durations: { n: count, minNs: 1, p50Ns: 2, p90Ns: 3, p99Ns: 4, p999Ns: 5, maxNs, sumNs: maxNs },
  histogram: new Uint32Array(0),
});
const types = [row('b', 1, 9), row('a', 1, 3), row('c', 5, 1)];
const order = (column: 'type' | 'count' | 'maxNs', descending: boolean) => orderedTypes(types, { column, descending }).map(({ type }) => type).join('');

describe('types of tasks', () => {
  it('come in the order asked for, equal ones by name', () => {
    expect(order('count', true)).toBe('cab');
    expect(order('count', false)).toBe('abc');
    expect(order('type', true)).toBe('cba');
    expect(order('maxNs', true)).toBe('bac');
  });

  it('turn round on a second press', () => {
    expect(typeOrderAfter({ column: 'count', descending: true }, 'count')).toEqual({ column: 'count', descending: false });
    expect(typeOrderAfter({ column: 'count', descending: true }, 'type')).toEqual({ column: 'type', descending: false });
  });
});
