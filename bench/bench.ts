// npm run --silent bench -- [--json] [--runs N] [FILE …]
// Speed and memory in a real Chromium, beside Go's own tools where they are (GOPHERSCOPE_ORACLE, go). Needs N runs of every
// measurement, so minutes, not seconds. Without files: a trace it records where Go is, else the samples.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { servePage } from '../tools/serve.mjs';
import { startBench } from './chromium.ts';
import { measureFile } from './collect.ts';
import type { Measures } from './measures.ts';
import { tableOf } from './print.ts';
import { defaultFiles } from './recordings.ts';

const fewestRuns = 5;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, runs: { type: 'string', default: String(fewestRuns) } },
});
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) throw new Error(`--runs ${values.runs}: not a number of runs.`);
const files = positionals.length === 0 ? defaultFiles() : positionals.map((file) => resolve(file));

const server = await servePage(0);
try {
  const bench = await startBench();
  try {
    const all: Measures[] = [];
    // oxlint-disable-next-line eslint/no-await-in-loop -- one file after the other
    for (const file of files) all.push(await measureFile(bench, server.url, file, runs));
    if (values.json) console.log(JSON.stringify(all.length === 1 ? all[0] : { files: all }, undefined, 2));
    else console.log(all.map(tableOf).join('\n\n'));
  } finally {
    await bench.close();
  }
} finally {
  await server.close();
}
