import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Real recordings, by what they are for. */
export const traces = {
  manyStarts: join(root, 'fixtures/traces/go1.27-http-server.trace'),
  gcStorm: join(root, 'fixtures/traces/go1.27-gc-alloc-storm.trace'),
  manyGenerations: join(root, 'fixtures/traces/go1.27-long-run-gen100ms.trace'),
  tiny: join(root, 'fixtures/traces/go1.26-user-annotations.trace'),
} as const;

export const profiles = {
  heap: join(root, 'fixtures/profiles/go1.27-gc-live-heap-heap.pb.gz'),
  cpu: join(root, 'fixtures/profiles/go1.19-cpu-samples-cpu.pb.gz'),
  /** Without labels. */
  threads: join(root, 'fixtures/profiles/go1.26-http-server-threadcreate.pb.gz'),
  gcStorm: join(root, 'fixtures/profiles/go1.23-gc-alloc-storm-cpu.pb.gz'),
} as const;

/** One program's heap, four times; it keeps all its sessions. */
export const growth = [1, 2, 3, 4].map((step) => join(root, `fixtures/growth/heap-${step}.pb.gz`));

/** A file of a whole run, or of `logs`, by its path there. */
export const runFile = (path: string): string => join(root, 'fixtures/runs', path);

export const damaged = (name: string): string => join(root, 'fixtures/damaged', name);

/** The largest trace at hand: beside a checkout there may be more recordings than the repository carries. */
export function largestTrace(): string {
  const large = join(root, '../shared/corpus/go1.27/large-10mb/trace.out');
  return existsSync(large) ? large : traces.manyGenerations;
}
