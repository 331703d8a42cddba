import { expect, test } from 'vitest';
import { decodeGraphLimits, encodeGraphLimits, INITIAL_GRAPH_LIMITS } from './graphLimits.ts';

const decoded = (hash: string) => decodeGraphLimits(new URLSearchParams(hash));

test('pprof’s defaults need no saying', () => {
  expect(encodeGraphLimits(INITIAL_GRAPH_LIMITS)).toEqual([]);
  expect(decoded('')).toEqual(INITIAL_GRAPH_LIMITS);
});

test('what is said is read again', () => {
  for (const limits of [{ nodeCount: 20, nodeFraction: 0, edgeFraction: 1 }, { nodeCount: 500, nodeFraction: 0.05, edgeFraction: 0.0005 }]) {
    expect(decoded(new URLSearchParams(encodeGraphLimits(limits).map(([name, value]) => [name, value])).toString())).toEqual(limits);
  }
});

test.each(['nodecount=0', 'nodecount=-5', 'nodecount=x', 'nodefraction=2', 'nodefraction=NaN', 'edgefraction=1e9', 'edgefraction='])('%s is as if it had not been written', (hash) => {
  expect(decoded(hash)).toEqual(INITIAL_GRAPH_LIMITS);
});

test('no more nodes than are ever placed', () => {
  expect(decoded('nodecount=99999').nodeCount).toBe(500);
});
