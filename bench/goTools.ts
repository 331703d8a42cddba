// What other tools need for the same file, Go's own as a rule, where they are there.
import { spawnSync } from 'node:child_process';

/** Events per second of one full read by Go's trace reader; undefined unless GOPHERSCOPE_ORACLE names a program that measures it. */
export function goReaderEventsPerSecond(file: string): number | undefined {
  const oracle = process.env['GOPHERSCOPE_ORACLE'];
  if (oracle === undefined || oracle === '') return undefined;
  const { status, stdout, stderr, error } = spawnSync(oracle, ['-bench', '-k', '1', file], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${oracle} -bench failed: ${error?.message ?? stderr}`);
  const { events_per_s_best: perSecond } = JSON.parse(stdout) as { events_per_s_best?: unknown };
  if (typeof perSecond !== 'number') throw new Error(`${oracle} -bench did not print events_per_s_best.`);
  return perSecond;
}

/** Milliseconds of one `go tool pprof -top`, start of the program included; undefined if there is no `go` on the PATH. */
export function pprofTopMs(file: string): number | undefined {
  if (!hasGo()) return undefined;
  const start = performance.now();
  const { status, stderr } = spawnSync('go', ['tool', 'pprof', '-top', file], { encoding: 'utf8', env: { ...process.env, GOTOOLCHAIN: 'local' } });
  if (status !== 0) throw new Error(`go tool pprof failed: ${stderr}`);
  return performance.now() - start;
}

/** Milliseconds of grep, start of the program included; undefined if there is none. */
export function grepMs(file: string): number | undefined {
  const start = performance.now();
  const { error } = spawnSync('grep', ['-c', '^gc ', file]);
  return error === undefined ? performance.now() - start : undefined;
}

export function hasGo(): boolean {
  return goVersion() !== undefined;
}

/** As `go version` says it; undefined: there is no `go` on the PATH. */
export function goVersion(): string | undefined {
  const { status, stdout } = spawnSync('go', ['version'], { encoding: 'utf8', env: { ...process.env, GOTOOLCHAIN: 'local' } });
  return status === 0 ? stdout.trim().replace(/^go version go(\S+).*$/, 'Go $1') : undefined;
}
