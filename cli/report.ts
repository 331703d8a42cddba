// npm run --silent report -- [--goroutines] [--hash | --pprof KIND] [--workers N] [options of go tool pprof] FILE …
// Prints the report of each file as JSON: one document, or {"reports": […]} for several. Exit status: the worst of the files'.
import { parseArgs } from 'node:util';
import { RANGE_PROFILES, type RangeProfileKind } from '../workers/api.ts';
import { MAX_THREADS } from '../workers/openOptions.ts';
import { PROFILE_ARGUMENTS, profileArguments } from './profileArguments.ts';
import { reportOfFile, type Options, type Outcome } from './reportOfFile.ts';
import { UsageError } from './usageError.ts';

const usage = `usage: npm run --silent report -- [--goroutines] [--hash | --pprof KIND] [--workers N] FILE …
       npm run --silent report -- [OPTION …] PROFILE …   with ${Object.keys(PROFILE_ARGUMENTS).map((name) => `--${name}`).join(' ')}`;

const { files, options } = readArguments();
const outcomes: Outcome[] = [];
try {
  // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each may need much memory
  for (const file of files) outcomes.push(await reportOfFile(file, options));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exit(2);
}
const [first] = outcomes;
const printed = outcomes.length === 1 ? first.report : { reports: outcomes.map(({ report }) => report) };
process.stdout.write(`${JSON.stringify(printed, undefined, 1)}\n`);
process.exitCode = Math.max(...outcomes.map(({ status }) => status));

function readArguments(): { readonly files: readonly string[]; readonly options: Options } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        goroutines: { type: 'boolean', default: false },
        hash: { type: 'boolean', default: false },
        pprof: { type: 'string' },
        workers: { type: 'string' },
        ...PROFILE_ARGUMENTS,
      },
    });
    if (positionals.length === 0) throw new Error('no file is named');
    if (values.hash && values.pprof !== undefined) throw new Error('--hash and --pprof do not go together');
    const { goroutines, hash } = values;
    return { files: positionals, options: { goroutines, hash, workers: workersOf(values.workers), pprof: profileOf(values.pprof), profile: profileArguments(values) } };
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
