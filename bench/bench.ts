// npm run --silent bench -- [--json] [--results] [--runs N] [--large FILE [--pictures FOLDER]] [FILE …]
// npm run --silent bench -- --first-load [--runs N]
// npm run --silent bench -- --cut SIZE FILE OUT
// npm run --silent bench -- --make SHAPE OUT
// Speed and memory in a real Chromium, beside Go's own tools where they are (GOPHERSCOPE_ORACLE, go). Needs N runs of every
// measurement, so minutes, not seconds. Without files: a trace it records where Go is, else the samples. `--large`: a trace
// that is larger than memory, or nearly; `--first-load`: the page before a file is opened; `--results`: figures go to bench/results.md. `--make`: writes a large profile of a shape
// that hurts (workers/profile/testing/largeProfile.ts), gzipped.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { servePage } from '../tools/serve.mjs';
import { type Bench, startBench, startBrowser } from './benchPage.ts';
import { measureFile } from './collect.ts';
import { cutTrace, sizeOf } from './cut.ts';
import { measureLarge } from './large.ts';
import { machineLines } from './machine.ts';
import type { LargeMeasures, Measures } from './measures.ts';
import { plainTable, tableOf, tableOfLarge } from './print.ts';
import { makeProfile } from './largeProfile.ts';
import { measureFirstLoad } from './firstLoad.ts';
import { defaultFiles } from './recordings.ts';
import { writeResults } from './results.ts';

const fewestRuns = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    results: { type: 'boolean', default: false },
    runs: { type: 'string', default: String(fewestRuns) },
    large: { type: 'string' },
    pictures: { type: 'string' },
    cut: { type: 'string' },
    make: { type: 'string' },
    'first-load': { type: 'boolean', default: false },
  },
});

if (values.cut !== undefined) await cut(values.cut);
else if (values.make !== undefined) make(values.make);
else if (values['first-load']) await firstLoad();
else await measure();

async function cut(size: string): Promise<void> {
  const [file, out] = positionals;
  if (file === undefined || out === undefined) throw new Error('--cut SIZE FILE OUT: two files are needed.');
  console.log(`${out}: ${await cutTrace(resolve(file), resolve(out), sizeOf(size))} bytes`);
}

function make(shape: string): void {
  const [out] = positionals;
  if (out === undefined) throw new Error('--make SHAPE OUT: a file to write is needed.');
  console.log(`${out}: ${makeProfile(shape, resolve(out))} bytes inflated`);
}

async function firstLoad(): Promise<void> {
  const server = await servePage(0);
  const browser = await startBrowser();
  try {
    console.log(plainTable(await measureFirstLoad(browser, server.url, runsAsked())));
  } finally {
    await browser.close();
    await server.close();
  }
}

function runsAsked(): number {
  const runs = Number(values.runs);
  if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: not a number of runs.`);
  return runs;
}

async function measure(): Promise<void> {
  const runs = runsAsked();
  const named = positionals.map((file) => resolve(file));
  const files = named.length > 0 ? named : values.large === undefined ? defaultFiles() : [];
  const server = await servePage(0);
  try {
    const bench = await startBench();
    try {
      await measureAll(bench, server.url, files, runs);
    } finally {
      await bench.close();
    }
  } finally {
    await server.close();
  }
}

async function measureAll(bench: Bench, url: string, files: readonly string[], runs: number): Promise<void> {
  const all: Measures[] = [];
  // oxlint-disable-next-line eslint/no-await-in-loop -- one file after the other
  for (const file of files) all.push(await measureFile(bench, url, file, runs));
  const large = values.large === undefined ? undefined : await measureLarge(bench, url, resolve(values.large), runs, values.pictures);
  const tables = [...all.map(tableOf), ...(large === undefined ? [] : [tableOfLarge(large)])];
  if (values.results) writeResults(machineLines(bench.browser), tables);
  if (values.json) console.log(JSON.stringify(asJson(all, large), undefined, 2));
  else console.log(tables.map(plainTable).join('\n\n'));
}

/** The one document of one file, else all of them. */
function asJson(all: readonly Measures[], large: LargeMeasures | undefined): unknown {
  if (large === undefined) return all.length === 1 ? all[0] : { files: all };
  return all.length === 0 ? large : { files: all, large };
}
