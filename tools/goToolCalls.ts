// What `go tool pprof` makes of a profile as a graph (-dot), as callers and callees (-peek) and line by line (-list, lines of -top):
// small JSON that a test compares with. fixtures/calls/ holds what it says of profiles of fixtures/profiles/.
//   node tools/run.mjs tools/goToolCalls.ts PPROF_TOOL PROFILE OUT.json
// The tool is the command itself, made by `go build -o TOOL cmd/pprof`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

export interface ToolGraph {
  readonly nodeCount: number;
  readonly nodeFraction: number;
  readonly edgeFraction: number;
  readonly mean: boolean;
  readonly granularity: string;
  /** In its order, as it prints them: a unit that is chosen changes which labels look alike, and so which nodes are kept. */
  readonly nodes: readonly (readonly [name: number, flat: string, cum: string])[];
  /** By positions among the nodes; flags: r residual, i inline. */
  readonly edges: readonly (readonly [from: number, to: number, weight: string, flags: string])[];
  /** As it says: dropped nodes, how many nodes were not. */
  readonly dropped: number;
  readonly outOf: number;
}

/** Flag: i inline. */
export type ToolNeighbour = readonly [name: number, weight: number, flag: string];

export interface ToolPeek {
  readonly name: number;
  readonly flat: number;
  readonly cum: number;
  readonly callers: readonly ToolNeighbour[];
  readonly callees: readonly ToolNeighbour[];
}

export interface ToolCalls {
  /** Its path, from the repository. */
  readonly profile: string;
  /** Names and files by position: all else tells positions. */
  readonly names: readonly string[];
  readonly types: readonly ToolSampleType[];
}

export interface ToolSampleType {
  readonly sampleType: string;
  readonly graphs: readonly ToolGraph[];
  readonly peek: readonly ToolPeek[];
  /** Headings of the listing: function, file, flat, cum. */
  readonly routines: readonly (readonly [name: number, file: number, flat: number, cum: number])[];
  /** `function file:line`, flat, cum. */
  readonly lines: readonly (readonly [name: number, flat: number, cum: number])[];
}

const GRAPHS: readonly Partial<ToolGraph>[] = [
  {},
  { nodeCount: 12 },
  { nodeCount: 5, nodeFraction: 0, edgeFraction: 0 },
  { nodeCount: 300, nodeFraction: 0, edgeFraction: 0 },
  { nodeFraction: 0.05, edgeFraction: 0.02 },
  { nodeCount: 25, nodeFraction: 0.02, edgeFraction: 0.05 },
  { nodeCount: 30, mean: true },
  { nodeCount: 40, granularity: 'lines' },
  { nodeCount: 20, granularity: 'filefunctions' },
];
const UNITS: Readonly<Record<string, string>> = { bytes: 'B', nanoseconds: 'ns' };
const VALUE = String.raw`(-?[\d.e+]+)[A-Za-z]*`;
const NODE = /^N(\d+) \[label="(.*?)" id="node\d+" .*? tooltip="(.*) \((\S+)\)" color=/;
const EDGE = /^N(\d+) -> N(\d+) \[label=" (\S+?)((?:\\n \(inline\))?)"(.*)$/;
/** At the end of a label: `flat (share)`, `0 of cum (share)`, or both in two lines. */
const FLAT = /^(?:.*\\n)?(\S+?)(?: \(\S+\))?(?:(?:\\n| )of \S+ \(\S+\))?$/;

const [tool, profile, out] = process.argv.slice(2);
if (tool === undefined || profile === undefined || out === undefined) throw new Error('usage: goToolCalls.ts PPROF_TOOL PROFILE OUT.json');

const names = new Map<string, number>();
const folder = mkdtempSync(join(tmpdir(), 'calls-'));
try {
  const types = /^Samples:\n(.*)$/m.exec(run(['-raw']))?.[1] ?? '';
  const calls = types.split(' ').map((type): ToolSampleType => {
    const [sampleType = '', unit = ''] = type.replace('[dflt]', '').split('/');
    const shared = [`-sample_index=${sampleType}`, `-unit=${UNITS[unit] ?? 'count'}`];
    return {
      sampleType,
      graphs: GRAPHS.map((asked) => graphOf(`-sample_index=${sampleType}`, asked)),
      peek: peekOf(run([...shared, '-peek', '.'])),
      routines: [...run([...shared, '-list', '.']).matchAll(new RegExp(String.raw`^ROUTINE =+ (.*) in (.*)\n\s*${VALUE}\s+${VALUE} \(flat, cum\)`, 'gm'))].map(
        ([, name, file, flat, cum]) => [named(name), named(file), Number(flat), Number(cum)] as const,
      ),
      lines: [...run([...shared, '-top', '-nodefraction=0', '-lines']).matchAll(new RegExp(String.raw`^\s*${VALUE}\s+\S+%\s+\S+%\s+${VALUE}\s+\S+%\s{2}(.*?)(?: \((?:partial-)?inline\))?$`, 'gm'))].map(
        ([, flat, cum, name]) => [named(name), Number(flat), Number(cum)] as const,
      ),
    };
  });
  writeFileSync(out, `${JSON.stringify({ profile, names: [...names.keys()], types: calls } satisfies ToolCalls).replaceAll('},{', '},\n{')}\n`);
} finally {
  rmSync(folder, { recursive: true });
}

function named(name = ''): number {
  const position = names.get(name) ?? names.size;
  names.set(name, position);
  return position;
}

function run(args: readonly string[]): string {
  try {
    return execFileSync(tool ?? '', [...args, profile ?? ''], { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, PPROF_TMPDIR: folder } });
  } catch {
    // Nothing matches: it has nothing to say, and fails.
    return '';
  }
}

function graphOf(column: string, { nodeCount = 80, nodeFraction = 0.005, edgeFraction = 0.001, mean = false, granularity = 'functions' }: Partial<ToolGraph>): ToolGraph {
  const dot = run([column, '-dot', `-nodecount=${nodeCount}`, `-nodefraction=${nodeFraction}`, `-edgefraction=${edgeFraction}`, `-${granularity}`, ...(mean ? ['-mean'] : [])]);
  const nodes: (readonly [number, string, string])[] = [];
  const edges: (readonly [number, number, string, string])[] = [];
  for (const line of dot.split('\n')) {
    const node = NODE.exec(line);
    if (node !== null) {
      const [, , label = '', name = '', cum = ''] = node;
      nodes.push([named(name.replaceAll('\\"', '"').replaceAll('\\\\', '\\')), FLAT.exec(label)?.[1] ?? '', cum]);
    }
    const edge = EDGE.exec(line);
    // A call to or from a function that is not shown has no number.
    if (edge !== null && edge[1] !== '0' && edge[2] !== '0') edges.push([Number(edge[1]) - 1, Number(edge[2]) - 1, edge[3] ?? '', (edge[5]?.includes('style="dotted"') ? 'r' : '') + (edge[4] === '' ? '' : 'i')]);
  }
  const dropped = Number(/Dropped (\d+) nodes?/.exec(dot)?.[1] ?? 0);
  const outOf = Number(/Showing top \d+ nodes out of (\d+)/.exec(dot)?.[1] ?? nodes.length);
  return { nodeCount, nodeFraction, edgeFraction, mean, granularity, nodes, edges, dropped, outOf };
}

/** Blocks between dashes: callers, the function, callees. */
function peekOf(text: string): readonly ToolPeek[] {
  const neighbour = new RegExp(String.raw`^\s+${VALUE}\s+\S+% \|   (.*?)( \(inline\))?$`);
  const self = new RegExp(String.raw`^\s*${VALUE}\s+\S+%\s+\S+%\s+${VALUE}\s+\S+%\s+\| (.*)$`);
  return text.split(/^-+\+-+$/m).flatMap((block): ToolPeek[] => {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => self.test(line));
    const own = self.exec(lines[at] ?? '');
    if (own === null) return [];
    const side = (of: readonly string[]): ToolNeighbour[] =>
      of.flatMap((line) => {
        const found = neighbour.exec(line);
        return found === null ? [] : [[named(found[2]), Number(found[1]), found[3] === undefined ? '' : 'i'] as const];
      });
    return [{ name: named(own[3]), flat: Number(own[1]), cum: Number(own[2]), callers: side(lines.slice(0, at)), callees: side(lines.slice(at + 1)) }];
  });
}
