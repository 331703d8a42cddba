// The rows of the table of runs: each run's files with what is known of them. Triaged files have their figures; those that are open are
// asked for theirs once they are read to the end.
import { useEffect, useMemo, useState } from 'react';
import type { Damage, RunFigures } from '../../workers/api.ts';
import { runRow, type RunFile, type RunRow } from '../views/runs/runRow.ts';
import type { OpenedDocument, WorkspaceDocument } from './documents.ts';
import { useRuns } from './runMembers.ts';
import type { Run } from './runsOf.ts';
import { useWorkspace } from './theWorkspace.ts';
import type { TriagedFile } from './triagedFiles.ts';

/** undefined: it does not tell. Kept for each opened document, as asking again would tell the same. */
const told = new WeakMap<OpenedDocument, RunFigures | undefined>();
const asked = new WeakSet<OpenedDocument>();

export function useRunRows(): readonly RunRow[] {
  const runs = useRuns();
  const documents = useWorkspace((state) => state.documents);
  const triaged = useWorkspace((state) => state.triaged);
  const [answers, setAnswers] = useState(0);
  useEffect(() => {
    for (const { phase } of documents) {
      if (phase.phase !== 'open' || phase.progress !== undefined || asked.has(phase.opened)) continue;
      const { opened } = phase;
      asked.add(opened);
      void figuresOf(opened)
        .catch(() => undefined)
        .then((figures) => {
          told.set(opened, figures);
          setAnswers((before) => before + 1);
        });
    }
  }, [documents]);
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- `told` has changed with every answer
  return useMemo(() => rowsOf(runs, documents, triaged), [runs, documents, triaged, answers]);
}

/** Runs of which there is a recording of more than a moment: the table has something to compare. */
export function hasRuns(runs: readonly Run[], { documents, triaged }: { readonly documents: readonly WorkspaceDocument[]; readonly triaged: readonly TriagedFile[] }): boolean {
  if (triaged.length > 0) return true;
  const telling = new Set(documents.flatMap(({ key, phase }) => (phase.phase === 'open' && (phase.opened.kind !== 'pprof' || phase.opened.facts.log !== undefined) ? [key] : [])));
  return runs.filter(({ keys }) => keys.some((key) => telling.has(key))).length > 1;
}

function figuresOf(opened: OpenedDocument): Promise<RunFigures | undefined> {
  switch (opened.kind) {
    case 'go-trace':
      return opened.ask({ ask: 'runFigures' });
    case 'runtime-log':
      return opened.ask({ ask: 'runFigures' });
    case 'pprof':
      return opened.facts.log === undefined ? Promise.resolve(undefined) : opened.askLog({ ask: 'runFigures' });
  }
}

function rowsOf(runs: readonly Run[], documents: readonly WorkspaceDocument[], triaged: readonly TriagedFile[]): readonly RunRow[] {
  const open = new Map(documents.map((doc) => [doc.key, doc]));
  const passed = new Map(triaged.map((file) => [file.key, file]));
  const rows = runs.map(({ id, name, keys }) => {
    const files = keys.flatMap((key): readonly RunFile[] => {
      const file = passed.get(key);
      if (file !== undefined) return [triagedFile(file)];
      const doc = open.get(key);
      return doc === undefined ? [] : [openFile(doc)];
    });
    const before = lastRows.get(id);
    return before?.name === name && before.files.length === files.length && before.of.every((file, place) => file === files[place]) ? before : { ...runRow(id, name, files), of: files };
  });
  lastRows = new Map(rows.map((row) => [row.id, row]));
  return rows;
}

/** Rows as they were last made, `of` the files in that order: while a thousand files are looked through most of them stay. */
let lastRows: ReadonlyMap<string, RunRow & { readonly of: readonly RunFile[] }> = new Map();
const triagedFiles = new WeakMap<TriagedFile, RunFile>();

/** The same object for the same file. */
function triagedFile(file: TriagedFile): RunFile {
  const made = triagedFiles.get(file) ?? fileOfTriage(file);
  triagedFiles.set(file, made);
  return made;
}

function fileOfTriage({ key, phase }: TriagedFile): RunFile {
  const none = { key, facts: undefined, figures: undefined, trouble: undefined };
  switch (phase.phase) {
    case 'read':
      return { key, state: 'read', facts: phase.facts, figures: phase.figures, trouble: troubleOf(key, phase.facts.damage) };
    case 'failed':
      return { ...none, state: 'failed', trouble: troubleOf(key, phase.damage) };
    case 'waiting':
    case 'reading':
    case 'given up':
      return { ...none, state: phase.phase };
  }
}

function openFile({ key, phase }: WorkspaceDocument): RunFile {
  const none = { key, facts: undefined, figures: undefined, trouble: undefined };
  switch (phase.phase) {
    case 'waiting':
      return { ...none, state: 'waiting' };
    case 'loading':
      return { ...none, state: 'reading' };
    case 'failed':
      return { ...none, state: 'failed', trouble: troubleOf(key, phase.damage) };
    case 'open': {
      const { facts } = phase.opened;
      return { key, state: phase.progress === undefined && told.has(phase.opened) ? 'read' : 'reading', facts, figures: told.get(phase.opened), trouble: troubleOf(key, facts.damage) };
    }
  }
}

function troubleOf(key: string, damage: Damage | undefined): string | undefined {
  return damage && `${key.slice(key.lastIndexOf('/') + 1)}: ${damage.message}`;
}
