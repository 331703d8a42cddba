// The call tree of a profile as `go tool pprof -dot -call_tree` has it, for a test to compare with: one line a node, flat, cum and
// name, sorted. fixtures/callTrees/ holds what it says of profiles of fixtures/profiles/.
//   node tools/run.mjs tools/goToolCallTree.ts PPROF_TOOL PROFILE SAMPLE_TYPE UNIT OUT.txt
// The tool is the command itself, made by `go build -o TOOL cmd/pprof`. UNIT: ns or B, so that it prints exact figures.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import process from 'node:process';

const [tool, profile, sampleType, unit, out] = process.argv.slice(2);
if (tool === undefined || profile === undefined || sampleType === undefined || unit === undefined || out === undefined) {
  throw new Error('usage: goToolCallTree.ts PPROF_TOOL PROFILE SAMPLE_TYPE UNIT OUT.txt');
}

const NODE = /^N\d+ \[label="((?:[^"\\]|\\.)*)".*? tooltip="((?:[^"\\]|\\.)*) \(/gm;
/** At the end of a label: `flat (share)`, `0 of cum (share)`, or both in two lines. */
const FIGURES = /(?:^|\\n)(-?\d+)[A-Za-z]*(?: \(\S+\))?(?:(?:\\n| )of (-?\d+)[A-Za-z]* \(\S+\))?$/;

const dot = execFileSync(tool, ['-dot', '-call_tree', '-nodefraction=0', '-edgefraction=0', '-nodecount=0', `-sample_index=${sampleType}`, `-unit=${unit}`, profile], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
  stdio: ['ignore', 'pipe', 'ignore'],
});
const lines = [...dot.matchAll(NODE)].map(([, label = '', name]) => {
  const [, flat, cum = flat] = FIGURES.exec(label) ?? [];
  if (flat === undefined) throw new Error(`a label of another form: ${label}`);
  return `${flat} ${cum} ${name}\n`;
});
writeFileSync(out, `${profile} ${sampleType}\n${lines.toSorted().join('')}`);
