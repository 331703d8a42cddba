// A run as a row: of each figure the first of its files that tells it, with the file's key, so that a press leads to where it comes from.
import { NO_RUN_FIGURES, type DocumentFacts, type ProfileFacts, type RunFigures } from '../../../workers/api.ts';
import { RUN_COLUMN, RUN_COLUMNS, type RunColumnId } from './runColumns.ts';

export interface RunFile {
  readonly key: string;
  readonly state: 'waiting' | 'reading' | 'read' | 'failed' | 'given up';
  readonly facts: DocumentFacts | undefined;
  /** What its worker says; undefined: not yet, or nothing beyond its facts. */
  readonly figures: RunFigures | undefined;
  /** Sentence about what is wrong with it. */
  readonly trouble: string | undefined;
}

export interface RunFigure {
  readonly value: number;
  /** Key of the file. */
  readonly from: string;
}

export interface RunRow {
  readonly id: string;
  readonly name: string;
  readonly files: readonly RunFile[];
  readonly goVersion: string | undefined;
  readonly figures: ReadonlyMap<RunColumnId, RunFigure>;
  readonly isPending: boolean;
  readonly troubles: readonly string[];
}

export function runRow(id: string, name: string, files: readonly RunFile[]): RunRow {
  const inOrder = files.toSorted((a, b) => rankOf(a.facts) - rankOf(b.facts));
  const told = inOrder.flatMap((file) => (file.facts === undefined ? [] : [{ key: file.key, figures: figuresOf(file.facts, file.figures) }]));
  const figures = new Map<RunColumnId, RunFigure>();
  for (const column of RUN_COLUMNS) {
    for (const one of told) {
      const value = RUN_COLUMN[column].value(one.figures);
      if (value === undefined || !Number.isFinite(value)) continue;
      figures.set(column, { value, from: one.key });
      break;
    }
  }
  return {
    id,
    name,
    files: inOrder,
    goVersion: told.find((one) => one.figures.goVersion !== undefined)?.figures.goVersion,
    figures,
    isPending: files.some(({ state }) => state === 'waiting' || state === 'reading'),
    troubles: inOrder.flatMap(({ trouble }) => trouble ?? []),
  };
}

/** The one that a press on the row opens. */
export function leadOf({ files }: RunRow): RunFile | undefined {
  return files[0];
}

/** A trace tells the most and the most exactly. */
function rankOf(facts: DocumentFacts | undefined): number {
  if (facts === undefined) return 9;
  if (facts.kind === 'pprof') return 8;
  return facts.kind === 'go-trace' ? 0 : 1 + ['gctrace', 'memstats', 'metrics', 'prometheus', 'schedtrace', 'inittrace'].indexOf(facts.form);
}

/** What a file's facts tell of its run, under what its worker says. */
function figuresOf(facts: DocumentFacts, figures: RunFigures = NO_RUN_FIGURES): RunFigures {
  switch (facts.kind) {
    case 'go-trace':
      return { ...figures, durationNs: facts.durationNs, goVersion: facts.writtenBy, wallStartMs: facts.wallStartMs };
    case 'runtime-log':
      return { ...figures, goVersion: figures.goVersion ?? facts.goVersion, procs: figures.procs ?? facts.procs };
    case 'pprof':
      return { ...figures, durationNs: figures.durationNs ?? facts.durationNs, wallStartMs: figures.wallStartMs ?? facts.wallStartMs, liveHeapBytes: figures.liveHeapBytes ?? totalOf(facts, 'inuse_space'), goroutines: figures.goroutines ?? totalOf(facts, 'goroutine') };
  }
}

function totalOf({ sampleTypes }: ProfileFacts, type: string): number | undefined {
  return sampleTypes.find((one) => one.type === type)?.total;
}

/** The folders that all names begin with, with the slash at their end; "" where there are none. */
export function sharedFolder(names: readonly string[]): string {
  const [first = ''] = names;
  if (names.length < 2) return '';
  const parts = first.split('/');
  for (let many = parts.length - 1; many > 0; many--) {
    const folder = `${parts.slice(0, many).join('/')}/`;
    if (names.every((name) => name.startsWith(folder) && name.length > folder.length)) return folder;
  }
  return '';
}
