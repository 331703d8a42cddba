// What `go tool trace` makes of a trace as profiles (net, sync, syscall, sched), of all goroutines and by group, summed up by `go tool
// pprof -top`: small JSON that a test compares with. fixtures/traceProfiles/ holds what they say of recordings of fixtures/traces/.
//   node tools/run.mjs tools/goToolProfiles.ts TRACE_TOOL PPROF_TOOL TRACE OUT.json
// The tools are the commands themselves, made by `go build -o TOOL cmd/trace` and `cmd/pprof`.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { groupsPage } from './goToolTables.ts';

const LISTENING = /listening on (http:\S+)/;
/** Where its server has each of the kinds of its command line. */
const PAGES = { net: 'io', sync: 'block', syscall: 'syscall', sched: 'sched' } as const;
const ROW = /^\s*(\d+)(?:ns)?\s+\S+%\s+\S+%\s+(\d+)(?:ns)?\s+\S+%\s{2}(.*?)(?: \(inline\))?$/gm;
/** Groups of goroutines that are asked for by name: the largest ones. */
const MOST_GROUPS = 4;

/** By function: count and ns, flat and cum. */
type Row = readonly [name: string, flatCount: number, cumCount: number, flatNs: number, cumNs: number];

interface ToolProfile {
  readonly kind: string;
  /** '': all goroutines. */
  readonly group: string;
  readonly rows: readonly Row[];
}

const [traceTool, pprofTool, trace, out] = process.argv.slice(2);
if (traceTool === undefined || pprofTool === undefined || trace === undefined || out === undefined) throw new Error('usage: goToolProfiles.ts TRACE_TOOL PPROF_TOOL TRACE OUT.json');

const folder = mkdtempSync(join(tmpdir(), 'profiles-'));
// Whatever it would open in a browser, is opened by nobody.
const server = spawn(traceTool, ['-http=127.0.0.1:0', trace], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, BROWSER: 'true' } });
try {
  const base = await addressOf(server);
  const groups = groupsPage(await (await fetch(`${base}/goroutines`)).text()).toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  const profiles: ToolProfile[] = [];
  for (const [kind, page] of Object.entries(PAGES)) {
    profiles.push({ kind, group: '', rows: rowsOf(execFileSync(traceTool, [`-pprof=${kind}`, trace], { maxBuffer: 2 ** 28 })) });
    for (const { name: group } of groups.slice(0, MOST_GROUPS)) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- the tool answers one at a time anyway
      const answer = await fetch(`${base}/${page}?${new URLSearchParams({ raw: '1', name: group })}`);
      // oxlint-disable-next-line eslint/no-await-in-loop -- as above
      const rows = rowsOf(new Uint8Array(await answer.arrayBuffer()));
      if (group !== '' && rows.length > 0) profiles.push({ kind, group, rows });
    }
  }
  const text = profiles.map(({ rows, ...of }) => `{${JSON.stringify(of).slice(1, -1)},"rows":[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]}`);
  writeFileSync(out, `[\n${text.join(',\n')}\n]\n`);
} finally {
  server.kill();
  rmSync(folder, { recursive: true });
}

/** By cum ns, then name. */
function rowsOf(profile: Uint8Array): readonly Row[] {
  const file = join(folder, 'profile.pb.gz');
  writeFileSync(file, profile);
  const counts = top(file, 'contentions');
  const delays = top(file, 'delay');
  const names = [...new Set([...counts.keys(), ...delays.keys()])];
  const rows = names.map((name): Row => [name, ...(counts.get(name) ?? ([0, 0] as const)), ...(delays.get(name) ?? ([0, 0] as const))]);
  return rows.toSorted((a, b) => b[4] - a[4] || (a[0] < b[0] ? -1 : 1));
}

function top(file: string, sampleType: string): ReadonlyMap<string, readonly [flat: number, cum: number]> {
  const text = execFileSync(pprofTool ?? '', ['-top', '-nodefraction=0', '-edgefraction=0', '-nodecount=100000', '-unit=ns', `-sample_index=${sampleType}`, file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  return new Map([...text.matchAll(ROW)].map(([, flat, cum, name]) => [name ?? '', [Number(flat), Number(cum)] as const]));
}

function addressOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const address = LISTENING.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    stderr?.on('end', () => reject(new Error(said)));
  });
}
