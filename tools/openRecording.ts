// For tests of the page: a recording opened as its worker opens it, in this process. Its code is imported by address, because workers/ is
// type-checked with options of its own (workers/tsconfig.json), and an import would bring all of it under the page's.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { AskTrace, DocumentFacts, OpenEvent, OpenSource } from '../workers/api.ts';

type OpenDocument = (from: OpenSource, listening: { readonly onEvent: (event: OpenEvent) => void }) => Promise<{ readonly kind: string; readonly trace?: { readonly ask: AskTrace } }>;

type BuildReport = (opened: unknown, file: { readonly name: string; readonly bytes: number; readonly sha256: undefined }, options: { readonly profile: { readonly nodeCount: number } }) => Promise<unknown>;

const WORKER = new URL('../workers/openDocument.ts', import.meta.url).pathname;
const REPORT = new URL('../workers/report.ts', import.meta.url).pathname;

export interface OpenedRecording {
  readonly facts: DocumentFacts;
  /** Of a trace. */
  readonly ask: AskTrace | undefined;
  /** As the command line prints it with `--nodecount 0`, without the file's hash. */
  readonly report: () => Promise<unknown>;
}

/** @throws if nothing of the file could be read */
export async function openRecording(path: string): Promise<OpenedRecording> {
  const { openDocument } = (await import(/* @vite-ignore */ WORKER)) as { readonly openDocument: OpenDocument };
  let facts: DocumentFacts | undefined;
  const file = new Blob([readFileSync(path)]);
  const { buildReport } = (await import(/* @vite-ignore */ REPORT)) as { readonly buildReport: BuildReport };
  const name = basename(path);
  const opened = await openDocument({ from: 'file', file, name }, { onEvent: (event) => (facts = 'facts' in event ? event.facts : facts) });
  if (facts === undefined) throw new Error(`${path} could not be opened`);
  const { trace } = opened;
  return { facts, ask: trace === undefined ? undefined : (question) => trace.ask(question), report: () => buildReport(opened, { name, bytes: file.size, sha256: undefined }, { profile: { nodeCount: 0 } }) };
}
