// The files the bench measures when none is named: a long recording made on the spot where Go is there, else the samples.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/dependencies.mjs';
import { hasGo } from './goTools.ts';

const length = '20s';

export function defaultFiles(): readonly string[] {
  const samples = join(root, 'public', 'samples');
  const record = hasGo();
  const traces = ['start-latency.trace', 'gc-alloc-storm.trace'].map((name) => (record ? recordTrace(name) : join(samples, name)));
  return [...traces, join(samples, 'heap.pprof')];
}

/** Recorded once and kept, so that two runs of the bench compare. */
function recordTrace(name: string): string {
  const folder = join(root, 'bench', 'recordings', length);
  const file = join(folder, name);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  console.error(`Recording a trace of ${length} …`);
  const { status, error } = spawnSync('go', ['run', '-trimpath', '.', '-out', folder, '-only', name, '-length', length], {
    cwd: join(root, 'samples'),
    stdio: ['ignore', 2, 2],
    env: { ...process.env, GOTOOLCHAIN: 'local' },
  });
  if (status !== 0) throw new Error(`The recording failed: ${error?.message ?? `exit status ${status}`}.`);
  return file;
}
