// A file looked at in passing: what it is and its figures for the table of runs, and nothing of it is kept.
import type { DocumentFacts, OpenSource, RunFigures, Triaged } from './api.ts';
import { type OpenDocumentOptions, openDocument } from './openDocument.ts';

/** Never rejects for bad input. One thread: other files are read beside it. */
export async function triaged(source: OpenSource, options: OpenDocumentOptions = {}): Promise<Triaged> {
  let facts: DocumentFacts | undefined;
  const opened = await openDocument(source, { onEvent: (event) => (facts = event.type === 'done' ? event.facts : facts) }, { ...options, threads: 1 });
  if (opened.kind === 'failed') return { outcome: 'failed', damage: opened.damage };
  try {
    if (facts === undefined) throw new Error('A file was opened that tells nothing.');
    return { outcome: 'read', facts, figures: await figures(opened) };
  } finally {
    if (opened.kind === 'go-trace') opened.close();
  }
}

async function figures(opened: Exclude<Awaited<ReturnType<typeof openDocument>>, { kind: 'failed' }>): Promise<RunFigures | undefined> {
  switch (opened.kind) {
    case 'go-trace':
      return opened.trace.ask({ ask: 'runFigures' });
    case 'runtime-log':
      return opened.log.ask({ ask: 'runFigures' });
    case 'pprof':
      return opened.records?.ask({ ask: 'runFigures' });
  }
}
