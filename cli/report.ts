// npm run --silent report -- [--goroutines] [--hash | --pprof KIND [-o PROFILE]] [--workers N] [options of go tool pprof] FILE …
// Prints the report of each file as JSON: one document, or {"reports": […]} for several. Exit status: the worst of the files'.
// With --table NAME [--format F] [-o FILE] it writes rows of all files as one table instead.
// With --compare A B [--fail-if CONDITION]… it prints what the one differs by from the other; exit status 3: a condition holds.
import { parseArgs } from 'node:util';
import { RANGE_PROFILES, type RangeProfileKind, TABLE_FORMATS, TABLE_NAMES } from '../workers/api.ts';
import { MAX_THREADS } from '../workers/openOptions.ts';
import { compareReport, type CompareOptions } from './compareReport.ts';
import { PROFILE_ARGUMENTS, profileArguments } from './profileArguments.ts';
import { reportOfFile, type Options, type Outcome } from './reportOfFile.ts';
import { type TableArguments, tableArguments, writeTableFiles } from './tableFiles.ts';
import { UsageError } from './usageError.ts';

const usage = `usage: npm run --silent report -- [--goroutines] [--hash | --pprof KIND [-o PROFILE]] [--workers N] FILE …
       npm run --silent report -- --compare A[,A2 …] B[,B2 …] [--fail-if 'start.p99 > +10%'] … [--figures-only]
       npm run --silent report -- --table NAME [--format ${TABLE_FORMATS.join('|')}] [-o OUT] FILE …   with NAME one of ${TABLE_NAMES.join(', ')}
       npm run --silent report -- [OPTION …] PROFILE …   with ${Object.keys(PROFILE_ARGUMENTS).map((name) => `--${name}`).join(' ')}`;

const asked = readArguments();
try {
  if (asked.table !== undefined) await writeTable(asked.files, asked.table);
  else await (asked.compare === undefined ? printReports(asked.files, asked.options) : printComparison(asked.files, asked.compare));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exit(2);
}

async function printReports(files: readonly string[], options: Options): Promise<void> {
  const outcomes: Outcome[] = [];
  // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each may need much memory
  for (const file of files) outcomes.push(await reportOfFile(file, options));
  const [first] = outcomes;
  const printed = outcomes.length === 1 ? first.report : { reports: outcomes.map(({ report }) => report) };
  process.stdout.write(`${JSON.stringify(printed, undefined, 1)}\n`);
  process.exitCode = Math.max(...outcomes.map(({ status }) => status));
}

async function writeTable(files: readonly string[], how: TableArguments): Promise<void> {
  const { rows, status, problems } = await writeTableFiles(files, how);
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (how.output !== undefined) process.stderr.write(`${rows} rows in ${how.output}\n`);
  process.exitCode = status;
}

async function printComparison(files: readonly string[], how: CompareOptions): Promise<void> {
  const { document, table, status } = await compareReport(files, how);
  process.stdout.write(`${JSON.stringify(document, undefined, 1)}\n`);
  process.stderr.write(table);
  process.exitCode = status;
}

function readArguments(): { readonly files: readonly string[]; readonly options: Options; readonly compare: CompareOptions | undefined; readonly table: TableArguments | undefined } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        goroutines: { type: 'boolean', default: false },
        hash: { type: 'boolean', default: false },
        pprof: { type: 'string' },
        workers: { type: 'string' },
        compare: { type: 'boolean', default: false },
        'fail-if': { type: 'string', multiple: true, default: [] },
        'figures-only': { type: 'boolean', default: false },
        table: { type: 'string' },
        format: { type: 'string' },
        output: { type: 'string', short: 'o' },
        ...PROFILE_ARGUMENTS,
      },
    });
    if (positionals.length === 0) throw new Error('no file is named');
    if (values.hash && values.pprof !== undefined) throw new Error('--hash and --pprof do not go together');
    const { goroutines, hash, compare, 'fail-if': failIf, 'figures-only': figuresOnly } = values;
    const workers = workersOf(values.workers);
    const pprof = profileOf(values.pprof);
    const pprofFile = pprof === undefined ? undefined : values.output;
    const options = { goroutines, hash, workers, pprof, pprofFile, profile: profileArguments(values) };
    if (!compare && (failIf.length > 0 || figuresOnly)) throw new Error('--fail-if and --figures-only need --compare');
    if (compare && (goroutines || hash || options.pprof !== undefined || options.profile !== undefined)) throw new Error('--compare takes --fail-if, --figures-only and --workers only');
    if (values.table === undefined && values.format !== undefined) throw new Error('--format needs --table');
    if (values.table === undefined && pprof === undefined && values.output !== undefined) throw new Error('--output needs --table or --pprof');
    if (pprofFile !== undefined && positionals.length > 1) throw new Error('--pprof with --output takes one file');
    if (values.table !== undefined && (compare || goroutines || hash || options.pprof !== undefined || options.profile !== undefined)) throw new Error('--table takes --format, --output and --workers only');
    const table = values.table === undefined ? undefined : tableArguments(values.table, values.format, values.output, workers);
    return { files: positionals, options, table, compare: compare ? { failIf, figuresOnly, workers } : undefined };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}

/** undefined: nothing is said. */
function workersOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const workers = Number(text);
  if (!Number.isInteger(workers) || workers < 1 || workers > MAX_THREADS) throw new Error(`--workers ${text}: not a number from 1 to ${MAX_THREADS}`);
  return workers;
}

/** undefined: nothing is said. */
function profileOf(text: string | undefined): RangeProfileKind | undefined {
  const kind = RANGE_PROFILES.find((known) => known === text);
  if (text !== undefined && kind === undefined) throw new Error(`--pprof ${text}: not one of ${RANGE_PROFILES.join(', ')}`);
  return kind;
}
