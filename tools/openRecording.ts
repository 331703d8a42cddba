// For tests of the page: a recording opened as its worker opens it, in this process. Its code is imported by address, because workers/ is
// type-checked with options of its own (workers/tsconfig.json), and an import would bring all of it under the page's.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { AskTrace, DocumentFacts, OpenEvent, OpenSource } from '../workers/api.ts';

type OpenDocument = (from: OpenSource, listening: { readonly onEvent: (event: OpenEvent) => void }) => Promise<{ readonly kind: string; readonly trace?: { readonly ask: AskTrace } }>;

const WORKER = new URL('../workers/openDocument.ts', import.meta.url).pathname;

/** `ask`: of a trace. @throws if nothing of the file could be read */
export async function openRecording(path: string): Promise<{ readonly facts: DocumentFacts; readonly ask: AskTrace | undefined }> {
  const { openDocument } = (await import(/* @vite-ignore */ WORKER)) as { readonly openDocument: OpenDocument };
  let facts: DocumentFacts | undefined;
  const file = new Blob([readFileSync(path)]);
  const { trace } = await openDocument({ from: 'file', file, name: basename(path) }, { onEvent: (event) => (facts = 'facts' in event ? event.facts : facts) });
  if (facts === undefined) throw new Error(`${path} could not be opened`);
  return { facts, ask: trace === undefined ? undefined : (question) => trace.ask(question) };
}
