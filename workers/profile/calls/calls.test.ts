// Graphs, callers and callees, and lines of recorded profiles against what `go tool pprof` makes of them: fixtures/calls/, and any
// folder that CALLS names (tools/goToolCalls.ts records).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ToolCalls, ToolGraph, ToolNeighbour, ToolSampleType } from '../../../tools/goToolCalls.ts';
import type { CallGraph, Granularity, PeekNeighbour, ProfileOptions } from '../../api.ts';
import { type OpenedProfile, openProfile } from '../open.ts';
import { printScaled } from '../units/print.ts';
import { reportUnit } from '../units/units.ts';
import { loadGraphLayout } from './placeGraph.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FOLDERS = [join(ROOT, 'fixtures/calls'), process.env['CALLS'] ?? ''];

const recorded = FOLDERS.filter((folder) => folder !== '' && existsSync(folder)).flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.calls.json'))
    .map((name) => ({ name, path: join(folder, name) })),
);

beforeAll(loadGraphLayout);

test('there are recordings to compare with', () => {
  expect(recorded.length).toBeGreaterThan(2);
});

describe.each(recorded)('$name', ({ path }) => {
  const { names, types, profile: file } = JSON.parse(readFileSync(path, 'utf8')) as ToolCalls;
  const stored = readFileSync(file.startsWith('/') ? file : join(ROOT, file));
  const profile = openProfile(new Uint8Array(gunzipSync(stored)), basename(path), stored.length);
  const named = (position: number): string => names[position] ?? '';

  test.each(types.map((type, i) => ({ type, i })))('$type.sampleType', ({ type, i }) => {
    for (const graph of type.graphs) compareGraph(profile, i, graph, named);
    comparePeek(profile, i, type, named);
    compareLines(profile, i, type, named);
  });
});

function compareGraph(profile: OpenedProfile, sampleType: number, tool: ToolGraph, named: (position: number) => string): void {
  const { nodeCount, nodeFraction, edgeFraction, mean, granularity } = tool;
  const options: ProfileOptions = { ...(mean ? { mean } : {}), ...(granularity === 'functions' ? {} : { granularity: granularity as Granularity }) };
  const graph = profile.ask({ ask: 'graph', sampleType, options, nodeCount, nodeFraction, edgeFraction });
  const unit = profile.facts.sampleTypes[sampleType]?.unit ?? '';
  const printed = (value: number): string => printScaled(value, unit, printedUnit(graph, unit));
  // It says nothing of a total of 0.
  const shown = { ...told(graph, printed), dropped: graph.grandTotal === 0 ? 0 : graph.droppedNodes, outOf: graph.grandTotal === 0 ? tool.outOf : graph.nodesOverCut };
  const nodes = tool.nodes.map(([name, flat, cum]) => [named(name), flat, cum]).toSorted(byText);
  const edges = tool.edges.map(([from, to, weight, flags]) => [named(tool.nodes[from]?.[0] ?? -1), named(tool.nodes[to]?.[0] ?? -1), weight, flags]).toSorted(byText);
  expect(shown, JSON.stringify({ nodeCount, nodeFraction, edgeFraction, mean, granularity })).toEqual({ nodes, edges, dropped: tool.dropped, outOf: tool.outOf });
}

/** pprof's choice for all figures of a report. */
function printedUnit({ flat, cum, grandTotal }: CallGraph, unit: string): string {
  const sizes = [...flat].map((own, i) => Math.abs(own === 0 ? (cum[i] ?? 0) : own)).filter((size) => size > 0);
  return reportUnit(sizes.length === 0 ? grandTotal : Math.min(...sizes), grandTotal, unit);
}

function told({ names, flat, cum, edges }: CallGraph, printed: (value: number) => string): { readonly nodes: readonly unknown[]; readonly edges: readonly unknown[] } {
  return {
    nodes: names.map((name, i) => [name, printed(flat[i] ?? 0), printed(cum[i] ?? 0)]).toSorted(byText),
    edges: [...edges.from].map((from, i) => [names[from], names[edges.to[i] ?? -1], printed(edges.weight[i] ?? 0), (edges.residual[i] === 1 ? 'r' : '') + (edges.inline[i] === 1 ? 'i' : '')]).toSorted(byText),
  };
}

function comparePeek(profile: OpenedProfile, sampleType: number, { peek }: ToolSampleType, named: (position: number) => string): void {
  const answer = profile.ask({ ask: 'peek', sampleType, pattern: '', most: 10_000 });
  expect(answer.total).toBe(peek.length);
  const toolNeighbour = ([name, weight, flag]: ToolNeighbour): unknown => [named(name), weight, flag];
  for (const [i, entry] of answer.entries.entries()) {
    const tool = peek[i];
    if (tool === undefined) throw new Error('There are more than pprof has.');
    expect({ name: entry.name, flat: entry.flat, cum: entry.cum }).toEqual({ name: named(tool.name), flat: tool.flat, cum: tool.cum });
    expect(entry.callers.map(neighbour), `callers of ${entry.name}`).toEqual(tool.callers.slice(0, 100).map(toolNeighbour));
    expect(entry.callees.map(neighbour), `callees of ${entry.name}`).toEqual(tool.callees.slice(0, 100).map(toolNeighbour));
  }
}

function neighbour({ name, weight, inline }: PeekNeighbour): unknown {
  return [name, weight, inline ? 'i' : ''];
}

function compareLines(profile: OpenedProfile, sampleType: number, { routines, lines }: ToolSampleType, named: (position: number) => string): void {
  const listing = profile.ask({ ask: 'source', sampleType, pattern: '', most: 10_000 });
  const withFile = listing.functions.filter(({ file }) => file !== '');
  expect(withFile.map(({ name, file, flat, cum }) => [name, file, flat, cum]).toSorted(byText)).toEqual(routines.map(([name, file, flat, cum]) => [named(name), named(file), flat, cum]).toSorted(byText));
  const ours = withFile.flatMap(({ name, file, lines: own }) => own.map(({ line, flat, cum }) => [line === 0 ? `${name} ${file}` : `${name} ${file}:${line}`, flat, cum]));
  const known = new Set(ours.map(([name]) => name));
  expect(ours.toSorted(byText)).toEqual(lines.map(([name, flat, cum]) => [named(name), flat, cum]).filter(([name]) => known.has(name as string)).toSorted(byText));
}

function byText(a: readonly unknown[], b: readonly unknown[]): number {
  const [x, y] = [JSON.stringify(a), JSON.stringify(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
