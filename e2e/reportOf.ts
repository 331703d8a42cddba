import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** What the report command prints for a file, run as a user would. Throws unless its exit status is `status`. */
export function reportOf(file: string, status: 0 | 1 = 0, options: readonly string[] = []): Report {
  const run = spawnSync(process.execPath, ['tools/run.mjs', 'cli/report.ts', ...options, file], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.status !== status) throw new Error(`report ${file}: exit status ${run.status}\n${run.stderr}`);
  return JSON.parse(run.stdout) as Report;
}

/** The part of the report the browser tests compare with. */
export interface Report {
  readonly kind: string;
  readonly error?: { readonly message: string; readonly what: string };
  readonly findings?: readonly { readonly id: string; readonly verdict: string }[];
  readonly trace?: {
    readonly events: number;
    readonly go_creates: number;
    readonly create_to_start_ns: { readonly n: number; readonly p50: number; readonly p99: number; readonly max: number };
    readonly gc: readonly unknown[];
    readonly stw: readonly { readonly name: string; readonly start_ns: number; readonly end_ns: number | null }[];
    readonly pauses?: readonly { readonly name: string; readonly ns: number; readonly to_stop_ns: number | null; readonly last_proc: number | null; readonly last_ran: string | null }[];
  };
  readonly log?: {
    readonly lines: number;
    readonly records: readonly Readonly<Record<string, number | string | boolean | undefined>>[];
    readonly skipped_lines: number;
  };
  readonly profile?: {
    readonly default_sample_type: string;
    readonly totals: Readonly<Record<string, string>>;
    readonly top: Readonly<Record<string, readonly { readonly name: string; readonly flat: string; readonly cum: string }[]>>;
  };
}
