// A trace's lanes as a file for Perfetto's page.

import type { TableFile, TimeRange } from '../api.ts';
import { DamageError } from '../damage.ts';
import type { OpenedDocument } from '../openDocument.ts';
import { BlobSink } from '../tables/blobSink.ts';
import { boundless } from '../trace/ask/breakdown/coveredRange.ts';
import { VERSION } from '../version.ts';
import { writeTraceEvents } from './traceEvents.ts';
import { t } from '../../language/t.ts';

/** `rows`: events. @throws DamageError if it is no trace, or the file is not what it was. */
export async function traceEventsFile(opened: OpenedDocument, name: string, range: TimeRange | undefined, onProgress: (done: number) => void): Promise<TableFile> {
  if (opened.kind !== 'go-trace') throw new DamageError({ what: 'other-kind', message: t('Only an execution trace has lanes.') });
  const { trace } = opened;
  const sink = new BlobSink();
  const about = { recording: name, 'written by': `Gopherscope ${VERSION}` };
  const rows = await writeTraceEvents(trace.lookedAtClosely(), about, range === undefined ? undefined : boundless(trace.index, range), sink.add, onProgress);
  return { name: `${name}.perfetto.json`, blob: sink.blob('application/json'), rows, bytes: sink.bytes };
}
