// Tables of any number of files, of one kind, into one file: a fleet's recordings one below the other.
import { closeSync, openAsBlob, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { basename } from 'node:path';
import { TABLE_FORMATS, TABLE_NAMES, type TableColumn, type TableFormat, type TableName } from '../workers/api.ts';
import { DamageError } from '../workers/damage.ts';
import { type OpenedDocument, openDocument } from '../workers/openDocument.ts';
import { memoryBudgetFor, threadsFor } from '../workers/openOptions.ts';
import { exitStatus } from '../workers/report.ts';
import type { TableWriter } from '../workers/tables/columns.ts';
import { tableWriter } from '../workers/tables/formats/tableFormats.ts';
import { tableNamed } from '../workers/tables/tablesOf.ts';
import { startNodeDecoders } from './decoders.ts';
import { sha256OfFile, WORTH_THREADS_BYTES } from './reportOfFile.ts';
import { UsageError } from './usageError.ts';

export interface TableArguments {
  readonly table: TableName;
  readonly format: TableFormat;
  /** undefined: standard output. */
  readonly output: string | undefined;
  readonly workers: number | undefined;
}

/** The format is that of the file's ending, if it is not said. @throws UsageError */
export function tableArguments(table: string, format: string | undefined, output: string | undefined, workers: number | undefined): TableArguments {
  const name = TABLE_NAMES.find((known) => known === table);
  if (name === undefined) throw new UsageError(`--table ${table}: not one of ${TABLE_NAMES.join(', ')}`);
  const said = format ?? TABLE_FORMATS.find((known) => output?.endsWith(`.${known}`) === true) ?? 'csv';
  const kind = TABLE_FORMATS.find((known) => known === said);
  if (kind === undefined) throw new UsageError(`--format ${said}: not one of ${TABLE_FORMATS.join(', ')}`);
  if (output === undefined && process.stdout.isTTY && (kind === 'parquet' || kind === 'arrow')) throw new UsageError(`--format ${kind} is not for a terminal: say -o FILE`);
  return { table: name, format: kind, output, workers };
}

export interface TableOutcome {
  readonly rows: number;
  /** The worst of the files': 0 read whole; 1 a part is missing; 2 one could not be read, or has no such table. */
  readonly status: 0 | 1 | 2;
  /** Of files that are not in it, or not whole, a sentence each. */
  readonly problems: readonly string[];
}

/** Files that cannot be read are left out, and said. @throws UsageError where the columns of two files differ. */
export async function writeTableFiles(paths: readonly string[], how: TableArguments): Promise<TableOutcome> {
  const output = new Output(how.output);
  const problems: string[] = [];
  let status: TableOutcome['status'] = 0;
  let rows = 0;
  let writer: TableWriter | undefined;
  let columns: readonly TableColumn[] | undefined;
  try {
    for (const path of paths) {
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each may need much memory
      const opened = await openedFile(path, how.workers);
      if (typeof opened === 'string') {
        problems.push(opened);
        status = 2;
        continue;
      }
      try {
        if (opened.kind === 'failed') throw new DamageError(opened.damage);
        const source = tableNamed(opened, how.table);
        checkColumns(columns, source.facts.columns, path);
        columns = source.facts.columns;
        // oxlint-disable-next-line eslint/no-await-in-loop -- as above
        writer ??= await tableWriter(how.format, columns, (bytes) => output.write(bytes));
        // oxlint-disable-next-line eslint/no-await-in-loop -- as above
        rows += await source.write({ name: basename(path), sha256: await sha256OfFile(path) }, writer, undefined, () => undefined);
        if (opened.damage !== undefined) problems.push(`${path}: ${opened.damage.message}`);
        status = Math.max(status, exitStatus(opened)) as TableOutcome['status'];
      } catch (error) {
        if (!(error instanceof DamageError)) throw error;
        problems.push(`${path}: ${error.damage.message}`);
        status = 2;
      } finally {
        if (opened.kind === 'go-trace' || opened.kind === 'runtime-log') opened.close();
      }
    }
    writer?.end();
    output.finish(writer !== undefined);
  } catch (error) {
    output.finish(false);
    throw error;
  }
  return { rows, status, problems };
}

function listed(list: readonly TableColumn[]): string {
  return list.map(({ name }) => name).join(', ');
}

/** Profiles of different sample types have different columns: half a table would be a wrong one. */
function checkColumns(columns: readonly TableColumn[] | undefined, others: readonly TableColumn[], path: string): void {
  if (columns === undefined || listed(columns) === listed(others)) return;
  throw new UsageError(`${path} has other columns than the files before it (${listed(others)} instead of ${listed(columns)}): put files of one kind into one table`);
}

/** A sentence, if there is no such file. */
async function openedFile(path: string, workers: number | undefined): Promise<OpenedDocument | string> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return `There is no file ${path}.`;
  if (!stat.isFile()) return `${path} is not a file.`;
  const threads = workers ?? (stat.size < WORTH_THREADS_BYTES ? 1 : threadsFor(availableParallelism()));
  return openDocument({ from: 'file', file: await openAsBlob(path), name: basename(path) }, { onEvent: () => undefined }, { threads, startDecoders: startNodeDecoders, memoryBudgetBytes: memoryBudgetFor(totalmem() / 2 ** 30) });
}

/** A file under its name only when it is whole; or standard output. */
class Output {
  readonly #path: string | undefined;
  #file: number | undefined;

  constructor(path: string | undefined) {
    this.#path = path;
  }

  write(bytes: Uint8Array): void {
    this.#file ??= this.#path === undefined ? 1 : openSync(this.#unfinished(this.#path), 'w');
    for (let at = 0; at < bytes.length; ) at += written(this.#file, bytes, at);
  }

  finish(whole: boolean): void {
    if (this.#path === undefined || this.#file === undefined) return;
    closeSync(this.#file);
    if (whole) renameSync(this.#unfinished(this.#path), this.#path);
    else rmSync(this.#unfinished(this.#path), { force: true });
    this.#file = undefined;
  }

  #unfinished(path: string): string {
    return `${path}.part`;
  }
}

/** A pipe that is full says so at once: whoever reads it needs a moment. */
function written(file: number, bytes: Uint8Array, at: number): number {
  try {
    return writeSync(file, bytes, at, Math.min(bytes.length - at, 65_536));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}
