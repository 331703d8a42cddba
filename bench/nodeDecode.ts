// The same decoding in Node, on one thread, in a process of its own: as cold as a worker that has just started, then warm.
import { spawnSync } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '../tools/dependencies.mjs';
import { openDocument } from '../workers/openDocument.ts';
import { closeOf } from '../workers/trace/testing/closeOf.ts';
import { attributionPart } from '../workers/trace/waits/attributionPart.ts';
import { sweepWaitsBriefly } from '../workers/trace/waits/waitSweep.ts';

/** From the file to what questions are answered from. */
export interface NodeRun {
  /** The first time in a process. */
  readonly coldMs: number;
  /** The shortest of the next few times. */
  readonly warmMs: number;
  /** Of a trace, beside that: why each of its waits lasted, from closeups that are there. */
  readonly attributionMs?: number;
}

const timesWarm = 2;

export function decodeInNode(file: string): NodeRun {
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const run = spawnSync(process.execPath, ['--import', tsx, fileURLToPath(import.meta.url), file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`Decoding ${file} in Node failed: ${run.stderr}`);
  return JSON.parse(run.stdout) as NodeRun;
}

async function attributionMs(bytes: Uint8Array): Promise<number> {
  const { close } = await closeOf(bytes, { budgetBytes: 0 });
  const { index } = close;
  let ms = 0;
  await close.each([...index.generations.keys()], (generation, closeup, number) => {
    const start = performance.now();
    attributionPart({ index, generation }, sweepWaitsBriefly({ index, generation, number, closeup }));
    ms += performance.now() - start;
  });
  return ms;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file] = process.argv;
  const blob = await openAsBlob(file);
  let isTrace = false;
  const decode = async (): Promise<number> => {
    const start = performance.now();
    const opened = await openDocument({ from: 'file', file: blob, name: basename(file) }, { onEvent: () => undefined });
    if (opened.kind === 'failed') throw new Error(opened.damage.message);
    isTrace = opened.kind === 'go-trace';
    return performance.now() - start;
  };
  const coldMs = await decode();
  let warmMs = Number.POSITIVE_INFINITY;
  // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
  for (let i = 0; i < timesWarm; i++) warmMs = Math.min(warmMs, await decode());
  console.log(JSON.stringify({ coldMs, warmMs, ...(isTrace ? { attributionMs: await attributionMs(new Uint8Array(await blob.arrayBuffer())) } : {}) } satisfies NodeRun));
}
