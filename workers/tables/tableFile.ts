// A table as a file.

import type { TableFile, TableQuestion } from '../api.ts';
import type { OpenedDocument } from '../openDocument.ts';
import { BlobSink } from './blobSink.ts';
import type { RowsOfFile } from './columns.ts';
import { FORMAT_MIMES, tableWriter } from './formats/tableFormats.ts';
import { tableNamed } from './tablesOf.ts';

/** @throws DamageError if there is no such table, or the file is not what it was. */
export async function tableFile(opened: OpenedDocument, file: RowsOfFile, { table: name, format, range }: TableQuestion, onProgress: (done: number) => void): Promise<TableFile> {
  const source = tableNamed(opened, name);
  const sink = new BlobSink();
  const writer = await tableWriter(format, source.facts.columns, sink.add);
  const rows = await source.write(file, writer, range, onProgress);
  writer.end();
  return { name: `${file.name}.${name}.${format}`, blob: sink.blob(FORMAT_MIMES[format]), rows, bytes: sink.bytes };
}
