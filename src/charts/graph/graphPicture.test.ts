import { expect, test } from 'vitest';
import type { FlamePalette } from '../flame/flamePalette.ts';
import type { Palette } from '../palette.ts';
import { graphSvg } from './graphSvg.ts';
import { edgeLines } from './edgeLines.ts';
import { graphPicture } from './graphPicture.ts';
import { TEST_GRAPH } from './testGraph.ts';

test('the whole graph is in the file, below what it is of', () => {
  const theme = new Proxy({}, { get: (_, name) => String(name) }) as Palette;
  const style = { theme, flame: { ground: 'ground', ink: 'flameInk' } as FlamePalette, fitName: () => '' };
  const saved = {
    graph: { ...TEST_GRAPH, lines: [['<main>'], ['run'], ['parse'], ['leaf']] },
    lines: edgeLines(TEST_GRAPH.edges),
    fill: (node: number) => `fill${node}`,
    figures: [['1'], ['2'], ['3'], ['4']],
    weights: ['80', '20', '10', '60'],
  };
  const heading = { title: 'cpu of cpu.pb.gz', source: '100 in all', legend: [] };
  const file = graphSvg({ ...graphPicture(saved, style), heading }, theme, (text) => text.length * 6);
  for (const text of ['cpu of cpu.pb.gz', '&lt;main&gt;', 'leaf', '80']) expect(file).toContain(`>${text}<`);
  for (const node of [0, 1, 2, 3]) expect(file).toContain(`fill="fill${node}"`);
  expect(file.match(/stroke-dasharray="4 4"/g)).toHaveLength(1);
  // All of it is inside.
  const [, width = 0, height = 0] = /width="(\d+)" height="(\d+)"/.exec(file)?.map(Number) ?? [];
  for (const [, x = 0, y = 0] of [...file.matchAll(/<text x="([\d.]+)" y="([\d.]+)"/g)].map((found) => found.map(Number))) {
    expect(x).toBeLessThan(width);
    expect(y).toBeLessThan(height);
  }
});
