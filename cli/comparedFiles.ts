// Files of one side of a comparison, each read to its end and asked for what can be compared.
import { openAsBlob, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import type { Comparable } from '../workers/api.ts';
import { type OpenedDocument, openDocument } from '../workers/openDocument.ts';
import { threadsFor } from '../workers/openOptions.ts';
import { startNodeDecoders } from './decoders.ts';

export interface ComparedFile {
  readonly name: string;
  readonly bytes: number;
  /** undefined: nothing of it can be compared. */
  readonly comparable: Comparable | undefined;
  /** What is wrong with it. */
  readonly error: string | undefined;
}

/** "A1,A2": several, unless there is a file of that very name. */
export function groupOf(argument: string): readonly string[] {
  return statSync(argument, { throwIfNoEntry: false }) === undefined ? argument.split(',').filter((path) => path !== '') : [argument];
}

/** A thread takes a third of a second to start: as long as this thread needs for so many bytes. */
const WORTH_THREADS_BYTES = 8 * 2 ** 20;

/** Never throws for a bad or missing file. */
export async function comparedFile(path: string, workers: number | undefined): Promise<ComparedFile> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return { name: path, bytes: 0, comparable: undefined, error: stat === undefined ? `There is no file ${path}.` : `${path} is not a file.` };
  const file = await openAsBlob(path);
  const threads = workers ?? (stat.size < WORTH_THREADS_BYTES ? 1 : threadsFor(availableParallelism()));
  const opened = await openDocument({ from: 'file', file, name: path }, { onEvent: () => undefined }, { threads, startDecoders: startNodeDecoders });
  try {
    return { name: path, bytes: stat.size, comparable: await comparableOf(opened), error: opened.damage?.message };
  } finally {
    if (opened.kind === 'go-trace' || opened.kind === 'runtime-log') opened.close();
  }
}

async function comparableOf(opened: OpenedDocument): Promise<Comparable | undefined> {
  switch (opened.kind) {
    case 'go-trace': {
      // What is read closely is read in the background: each question waits for the next task, or nothing else would get its turn.
      let answer = await opened.trace.ask({ ask: 'comparable' });
      while (answer.known < 1) {
        // oxlint-disable-next-line eslint/no-await-in-loop -- asked again until it is whole
        await setTimeout(10);
        // oxlint-disable-next-line eslint/no-await-in-loop -- as above
        answer = await opened.trace.ask({ ask: 'comparable' });
      }
      return answer.comparable;
    }
    case 'pprof':
      return opened.profile.ask({ ask: 'comparable', sampleType: opened.profile.facts.defaultSampleType }).comparable;
    case 'runtime-log':
      return (await opened.log.ask({ ask: 'comparable' })).comparable;
    case 'failed':
      return undefined;
  }
}
