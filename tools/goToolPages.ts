// What `go tool trace` prints on its pages of user tasks, user regions and goroutines, as small JSON that a test compares with:
// fixtures/pages/ holds what it says of recordings of fixtures/traces/.
//   node tools/run.mjs tools/goToolPages.ts TOOL TRACE OUT.json
// TOOL: the trace command itself, made by `go build -o TOOL cmd/trace`.
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import process from 'node:process';
import { packed } from './goToolPacking.ts';
import { goroutinePage, groupsPage, regionPage, regionTypesPage, taskPage, taskTypesPage } from './goToolTables.ts';

const LISTENING = /listening on (http:\S+)/;

const [tool, trace, out] = process.argv.slice(2);
if (tool === undefined || trace === undefined || out === undefined) throw new Error('usage: goToolPages.ts TOOL TRACE OUT.json');

// Whatever it would open in a browser, is opened by nobody.
const server = spawn(tool, ['-http=127.0.0.1:0', trace], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, BROWSER: 'true' } });
try {
  const base = await addressOf(server);
  const page = async (path: string, query: Readonly<Record<string, string>> = {}): Promise<string> => (await fetch(`${base}/${path}?${new URLSearchParams(query)}`)).text();
  const taskTypes = taskTypesPage(await page('usertasks'));
  const regionTypes = regionTypesPage(await page('userregions'));
  const groups = groupsPage(await page('goroutines'));
  const regionNames = [...new Set(regionTypes.map(({ type }) => type))];
  const tasks = await each(taskTypes.map(({ type }) => type), async (type) => taskPage(type, await page('usertask', { type })));
  const regions = await each(regionNames, async (type) => regionPage(type, await page('userregion', { type })));
  const goroutines = await each(groups.map(({ name }) => name), async (name) => goroutinePage(name, await page('goroutine', { name })));
  const lists = packed({ taskTypes, tasks, regionTypes, regions, groups, goroutines });
  const text = Object.entries(lists).map(([name, rows]: readonly [string, readonly unknown[]]) => `${JSON.stringify(name)}: [\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`);
  writeFileSync(out, `{\n${text.join(',\n')}\n}\n`);
} finally {
  server.kill();
}

async function each<T>(names: readonly string[], read: (name: string) => Promise<readonly T[]>): Promise<readonly T[]> {
  const rows: T[] = [];
  // oxlint-disable-next-line eslint/no-await-in-loop -- the tool answers one at a time anyway
  for (const name of names) rows.push(...(await read(name)));
  return rows;
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
