// The worker's shell: one opened file, spoken to over comlink. Everything it does is in pure modules.

import * as Comlink from 'comlink';
import type { DocumentWorker, OpenEvent, OpenSource, ProfileAnswers, ProfileQuestion, TraceAnswers, TraceQuestion } from './api.ts';
import { type OpenedDocument, openDocument } from './openDocument.ts';
import { buildReport } from './report.ts';
import type { OpenTrace } from './trace/openTrace.ts';

let source: OpenSource | undefined;
let opened: OpenedDocument | undefined;
let openTrace: OpenTrace | undefined;

const worker: DocumentWorker = {
  async open(from: OpenSource, onEvent: (event: OpenEvent) => void): Promise<void> {
    source = from;
    opened = await openDocument(from, { onEvent, onTrace: (trace) => (openTrace = trace) });
  },

  async report(): Promise<string> {
    if (opened === undefined || source === undefined) throw new Error('The file is still being read.');
    const file = { name: source.name, bytes: opened.storedBytes, sha256: await sha256Of(source) };
    return `${JSON.stringify(await buildReport(opened, file), undefined, 1)}\n`;
  },

  trace<Q extends TraceQuestion>(question: Q): Promise<TraceAnswers[Q['ask']]> {
    if (openTrace === undefined) return Promise.reject(new Error('No trace is open.'));
    return Promise.resolve(transferable(openTrace.ask(question)));
  },

  profile<Q extends ProfileQuestion>(question: Q): Promise<ProfileAnswers[Q['ask']]> {
    if (opened?.kind !== 'pprof') return Promise.reject(new Error('No profile is open.'));
    return Promise.resolve(transferable(opened.profile.ask(question)));
  },
};

Comlink.expose(worker);

/** Moves the answer's arrays instead of copying them: every answer owns what it holds. */
function transferable<A>(answer: A): A {
  const buffers = new Set<ArrayBuffer>();
  collect(answer, buffers, 0);
  return buffers.size === 0 ? answer : Comlink.transfer(answer, [...buffers]);
}

/** Answers are flat, or one level deep (Bands). */
function collect(value: unknown, buffers: Set<ArrayBuffer>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > 2) return;
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer) buffers.add(value.buffer);
    return;
  }
  if (Array.isArray(value)) return;
  for (const field of Object.values(value)) collect(field, buffers, depth + 1);
}

/** Only a secure page has SHA-256; elsewhere the report says nothing of it. A URL is not fetched a second time. */
async function sha256Of(from: OpenSource): Promise<string | undefined> {
  if (from.from !== 'file' || !('subtle' in crypto)) return undefined;
  const digest = await crypto.subtle.digest('SHA-256', await from.file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
