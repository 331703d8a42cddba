// `go tool pprof -top` of a file under options, read back as figures: what ours are compared with, fresh or recorded.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { PPROF_NAMES, type ProfileOptions } from '../workers/api.ts';

export interface LookedAtBy {
  /** Name of the sample type. */
  readonly sampleType: string;
  /** Its unit: figures are asked for in it, so that they come whole. */
  readonly unit: string;
  /** `base.profile` is a path. */
  readonly options: ProfileOptions;
}

/** As printed, in pprof's order: name with its mark, flat and cum in the sample's own unit. */
export type TopRow = readonly [name: string, flat: string, cum: string];

export interface Top {
  readonly total: string;
  readonly rows: readonly TopRow[];
}

export function pprofFlags({ base, ...options }: ProfileOptions): string[] {
  const flags: string[] = [];
  for (const [option, value] of Object.entries(options) as [keyof typeof PPROF_NAMES, string | boolean][]) {
    if (value === false || value === '') continue;
    if (option === 'granularity') flags.push(`-${value}`);
    else flags.push(value === true ? `-${PPROF_NAMES[option]}` : `-${PPROF_NAMES[option]}=${value}`);
  }
  if (base !== undefined) flags.push(`-${base.how}=${base.profile}`, ...(base.normalize ? ['-normalize'] : []));
  return flags;
}

/** Pprof of earlier releases says other things: it knows fewer options, and other names of generic functions. */
const OLDEST_MINOR = 27;

/** Where a Go is whose pprof can be compared with, if it is here: GOPHERSCOPE_GO, else `go` on the path. */
export function goHere(): string | undefined {
  return [process.env['GOPHERSCOPE_GO'], 'go'].find((go) => go !== undefined && go !== '' && minorVersion(go) >= OLDEST_MINOR);
}

/** 27 of go1.27.3; −1: there is no such command. */
function minorVersion(go: string): number {
  try {
    return Number(/\bgo1\.(\d+)/.exec(execFileSync(go, ['version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))?.[1] ?? -1);
  } catch {
    return -1;
  }
}

/** The pprof of a Go toolchain as a command of its own, which starts ten times faster than `go tool pprof`. */
export class GoPprof {
  readonly #command: string;
  readonly #environment: NodeJS.ProcessEnv;

  /** Built once for a Go, and found again by the next run. */
  constructor(go: string) {
    const [GOROOT = '', version = ''] = execFileSync(go, ['env', 'GOROOT', 'GOVERSION'], { encoding: 'utf8' }).split('\n');
    const folder = join(tmpdir(), `gopherscope-pprof-${createHash('sha256').update(`${GOROOT} ${version}`).digest('hex').slice(0, 16)}`);
    mkdirSync(folder, { recursive: true });
    this.#command = join(folder, 'pprof');
    // PPROF_BINARY_PATH: it must not find binaries that happen to be here. HOME: nor settings.
    this.#environment = { ...process.env, GOROOT, GOFLAGS: '', PPROF_TMPDIR: folder, PPROF_BINARY_PATH: folder, HOME: folder, XDG_CONFIG_HOME: folder, TZ: 'UTC' };
    if (existsSync(this.#command)) return;
    // Several tests may build it at the same time; whoever is last renames last.
    const building = join(folder, `pprof-${process.pid}-${Date.now()}`);
    execFileSync(go, ['build', '-o', building, 'cmd/pprof'], { env: { ...process.env, GOROOT, GOFLAGS: '' }, stdio: 'pipe' });
    renameSync(building, this.#command);
  }

  run(args: readonly string[]): string {
    return execFileSync(this.#command, args, { encoding: 'utf8', env: this.#environment, maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'pipe'] });
  }

  /**
   * Frames of tags are named in the unit that figures are asked for in, so those of tagroot and tagleaf are only comparable where
   * there is none.
   *
   * @throws if pprof refuses the file or an option.
   */
  top(file: string, { sampleType, unit, options }: LookedAtBy): Top {
    const flags = [`-sample_index=${sampleType}`, ...(unit === 'count' ? [] : [`-unit=${unit}`]), ...pprofFlags(options)];
    return topFrom(this.run(['-top', '-nodefraction=0', '-edgefraction=0', ...flags, file]));
  }

  /** The lines it prints in units of its choice, from the one that says of how much. */
  text(file: string, sampleType: string): string[] {
    const lines = this.run(['-top', '-nodefraction=0', '-edgefraction=0', `-sample_index=${sampleType}`, file]).trimEnd().split('\n');
    return lines.slice(lines.findIndex((line) => line.startsWith('Showing nodes')));
  }
}

const ROW = /^ *(-?\d+)\S* +\S+% +\S+% +(-?\d+)\S* +\S+% {2}(.*)$/;

export function topFrom(text: string): Top {
  const total = / of (-?\d+)\S* total$/m.exec(text)?.[1];
  if (total === undefined) throw new Error(`not a top report: ${text.slice(0, 300)}`);
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^ +flat {2}flat%/.test(line)) + 1;
  const rows: TopRow[] = [];
  for (const line of lines.slice(start)) {
    const [, flat, cum, name] = ROW.exec(line) ?? [];
    if (flat !== undefined && cum !== undefined && name !== undefined) rows.push([name, flat, cum]);
  }
  return { total, rows: sameNamesSorted(rows) };
}

/** Rows of one name stand in no order that could be told; only frames without a function have them. */
export function sameNamesSorted(rows: readonly TopRow[]): TopRow[] {
  const sorted: TopRow[] = [];
  for (let start = 0; start < rows.length; ) {
    let end = start + 1;
    while (end < rows.length && unmarked(rows[end]) === unmarked(rows[start])) end++;
    sorted.push(...rows.slice(start, end).toSorted((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1)));
    start = end;
  }
  return sorted;
}

export function unmarked(row: TopRow | undefined): string {
  return row?.[0].replace(/ \((?:partial-)?inline\)$/, '') ?? '';
}

/** Of all rows: two are equal if and only if the rows are. */
export function rowsDigest(rows: readonly TopRow[]): string {
  return createHash('sha256').update(JSON.stringify(rows)).digest('base64url').slice(0, 22);
}
