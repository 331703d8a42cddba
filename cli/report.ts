// npm run --silent report -- [--goroutines] [--hash | --pprof KIND] [--workers N] FILE …
// Prints the report of each file as JSON: one document, or {"reports": […]} for several. Exit status: the worst of the files'.
import { parseArgs } from 'node:util';
import { RANGE_PROFILES, type RangeProfileKind } from '../workers/api.ts';
import { MAX_THREADS } from '../workers/openOptions.ts';
import { reportOfFile, type Options, type Outcome } from './reportOfFile.ts';

const usage = 'usage: npm run --silent report -- [--goroutines] [--hash | --pprof KIND] [--workers N] FILE …';

const { files, options } = readArguments();
const outcomes: Outcome[] = [];
// oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each may need much memory
for (const file of files) outcomes.push(await reportOfFile(file, options));
const [first] = outcomes;
const printed = outcomes.length === 1 ? first.report : { reports: outcomes.map(({ report }) => report) };
process.stdout.write(`${JSON.stringify(printed, undefined, 1)}\n`);
process.exitCode = Math.max(...outcomes.map(({ status }) => status));

function readArguments(): { readonly files: readonly string[]; readonly options: Options } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { goroutines: { type: 'boolean', default: false }, hash: { type: 'boolean', default: false }, pprof: { type: 'string' }, workers: { type: 'string' } },
    });
    if (positionals.length === 0) throw new Error('no file is named');
    if (values.hash && values.pprof !== undefined) throw new Error('--hash and --pprof do not go together');
    return { files: positionals, options: { ...values, workers: workersOf(values.workers), pprof: profileOf(values.pprof) } };
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
