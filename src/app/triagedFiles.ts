// Files that are looked at in passing: of each its figures are kept, and a reference to it, so that it can be opened. Pure.
import type { Damage, DocumentFacts, RunFigures } from '../../workers/api.ts';
import type { NamedFile } from '../files/droppedFiles.ts';
import type { TriageNews } from '../files/triageQueue.ts';
import { isSomethingElse } from './documents.ts';
import { formOf, type FileForm } from './runsOf.ts';

export interface TriagedFile {
  /** Unique among these and the documents; a document that is opened from it has the same. */
  readonly key: string;
  readonly name: string;
  readonly fromFolder: boolean;
  readonly drop: number;
  readonly file: File;
  readonly chosenRun: string | undefined;
  readonly phase: TriagePhase;
}

export type TriagePhase =
  | { readonly phase: 'waiting' }
  | { readonly phase: 'reading' }
  | { readonly phase: 'read'; readonly facts: DocumentFacts; readonly figures: RunFigures | undefined }
  | { readonly phase: 'failed'; readonly damage: Damage }
  /** The reader has stopped the reading. */
  | { readonly phase: 'given up' };

const MANY_TRACES = 6;
const MANY_FILES = 64;
const FEW_FILES = 2;
const MANY_BYTES = 64 * 2 ** 20;
/** What traces begin with; others, packed ones, say, are counted as files. */
const TRACE = /^go 1\.\d+ trace\0/;

/** Whether files are too many to be all kept open. A promise only where their beginnings have to be looked at. */
export function areMany(files: readonly NamedFile[]): boolean | Promise<boolean> {
  if (files.length > MANY_FILES) return true;
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (files.length <= FEW_FILES || (files.length <= MANY_TRACES && bytes <= MANY_BYTES)) return false;
  return areManyTraces(files, bytes);
}

async function areManyTraces(files: readonly NamedFile[], bytes: number): Promise<boolean> {
  const beginnings = await Promise.all(files.map(({ file }) => file.slice(0, 16).text().catch(() => '')));
  const traces = beginnings.filter((text) => TRACE.test(text)).length;
  return traces > MANY_TRACES || (traces > FEW_FILES && bytes > MANY_BYTES);
}

export interface AfterNews {
  readonly files: readonly TriagedFile[];
  /** Names of those that are something else. */
  readonly leftOut: readonly string[];
}

/** What comes of a folder and is none of the kinds we read is left out. */
export function afterNews(files: readonly TriagedFile[], { started, outcomes }: TriageNews): AfterNews {
  const reading = new Set(started);
  const leftOut: string[] = [];
  const left = files.flatMap((file): readonly TriagedFile[] => {
    const outcome = outcomes.get(file.key);
    if (outcome === undefined) return [reading.has(file.key) ? { ...file, phase: { phase: 'reading' } } : file];
    if (outcome.outcome === 'read') return [{ ...file, phase: { phase: 'read', facts: outcome.facts, figures: outcome.figures } }];
    if (file.fromFolder && isSomethingElse(outcome.damage)) {
      leftOut.push(file.name);
      return [];
    }
    return [{ ...file, phase: { phase: 'failed', damage: outcome.damage } }];
  });
  return { files: left, leftOut };
}

export function givenUp(files: readonly TriagedFile[], keys: readonly string[]): readonly TriagedFile[] {
  const given = new Set(keys);
  return files.map((file) => (given.has(file.key) ? { ...file, phase: { phase: 'given up' } } : file));
}

/** In this order; of each form the first. */
const OPENED_FORMS: readonly FileForm[] = ['trace', 'gctrace', 'memstats', 'metrics', 'prometheus', 'schedtrace', 'inittrace', 'heap profile'];

/** Of the files of a run those that are opened with it: one of each form that views put together. Of a run that has none of them, the first. */
export function filesToOpen(files: readonly TriagedFile[]): readonly TriagedFile[] {
  const found = OPENED_FORMS.flatMap((form) => files.find(({ phase }) => phase.phase === 'read' && formOf(phase.facts) === form) ?? []);
  return found.length > 0 ? found : files.slice(0, 1);
}
