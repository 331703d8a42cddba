// The same decoding in Node, in a process of its own so that every run starts as cold as a worker does.
import { spawnSync } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '../tools/dependencies.mjs';
import { openDocument } from '../workers/openDocument.ts';

/** Milliseconds from the file to what questions are answered from. */
export function decodeInNode(file: string): number {
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const run = spawnSync(process.execPath, ['--import', tsx, fileURLToPath(import.meta.url), file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`Decoding ${file} in Node failed: ${run.stderr}`);
  return Number(run.stdout);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , file] = process.argv;
  const blob = await openAsBlob(file);
  const start = performance.now();
  const opened = await openDocument({ from: 'file', file: blob, name: basename(file) }, { onEvent: () => undefined });
  if (opened.kind === 'failed') throw new Error(opened.damage.message);
  console.log(performance.now() - start);
}
