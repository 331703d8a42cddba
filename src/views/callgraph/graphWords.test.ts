import { expect, test } from 'vitest';
import { TEST_GRAPH } from '../../charts/graph/testGraph.ts';
import { boxFigures, boxInWords, callFigures, leftOutWords } from './graphWords.ts';

test('figures of a box, as pprof writes them', () => {
  expect(boxFigures(TEST_GRAPH, 'count')).toEqual([['0 of 100 (100\u00a0%)'], ['10 (10\u00a0%)', 'of 80 (80\u00a0%)'], ['30 (30\u00a0%)'], ['60 (60\u00a0%)']]);
});

test('calls say what passes, and whether they are inlined', () => {
  expect(callFigures(TEST_GRAPH, 'count')).toEqual(['80', '20 (inline)', '10', '60']);
});

test('a box in words', () => {
  expect(boxInWords(TEST_GRAPH, 1, 'count')).toBe('main.run: 10 (10\u00a0%) flat, 80 (80\u00a0%) cum; 1 caller, 2 callees shown');
});

test('what is left out, in pprof’s words', () => {
  expect(leftOutWords(TEST_GRAPH, 'count', 4)).toEqual([
    'Showing nodes accounting for 100, 100\u00a0% of 100 total.',
    'Dropped 3 nodes (cum <= 5).',
    'Dropped 1 edge (freq <= 1).',
    'Showing top 4 nodes out of 6.',
  ]);
  expect(leftOutWords({ ...TEST_GRAPH, droppedNodes: 0, droppedEdges: 0, nodesOverCut: 4 }, 'count', 80)).toEqual([
    'Showing nodes accounting for 100, 100\u00a0% of 100 total.',
    'With more than 4 nodes there are too many calls to draw.',
  ]);
});
