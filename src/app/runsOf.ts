// Which files are of one run of a program. What says so, the strongest first: the reader's own hand; the folder they were dropped
// in; that they were dropped together and complete each other; and, for a file that came later, its wall clock. Pure.
import type { DocumentFacts, LogForm } from '../../workers/api.ts';

/** What a file tells of its run; undefined: it is not known yet. */
export type FileForm = 'trace' | LogForm | `${string} profile`;

export interface RunFile {
  /** Unique within the page. */
  readonly key: string;
  /** Path within what was dropped, address, or just the name. */
  readonly path: string;
  /** Files of one drop, of one dialog or of one link share it; later ones have higher ones. */
  readonly drop: number;
  readonly form: FileForm | undefined;
  /** When it was recorded, ms since 1970, where it tells. */
  readonly wall: { readonly startMs: number; readonly endMs: number } | undefined;
  /** Run (`Run.id`) that the reader has put it into; undefined: none. */
  readonly chosenRun: string | undefined;
}

export interface Run {
  /** The same as long as its files are there, whatever else comes and goes. */
  readonly id: string;
  /** Folder, or what the names of its files have in common. */
  readonly name: string;
  /** In the order of the workspace. */
  readonly keys: readonly string[];
}

/** Every file is in exactly one run; runs stand in the order of their first files. */
export function runsOf(files: readonly RunFile[]): readonly Run[] {
  const groups = new Map<string, RunFile[]>();
  const put = (id: string, file: RunFile): void => {
    const group = groups.get(id);
    if (group === undefined) groups.set(id, [file]);
    else group.push(file);
  };
  const drops = new Map<string, RunFile[]>();
  for (const file of files) {
    if (file.chosenRun !== undefined) {
      put(file.chosenRun, file);
      continue;
    }
    const place = `${file.drop}:${folderOf(file.path)}`;
    drops.set(place, [...(drops.get(place) ?? []), file]);
  }
  for (const [place, together] of drops) {
    for (const [id, group] of placed(place, together)) for (const file of group) put(id, file);
  }
  joinLater(groups);
  const order = new Map(files.map((file, place) => [file.key, place]));
  const at = (file: RunFile | undefined): number => order.get(file?.key ?? '') ?? 0;
  return [...groups]
    .map(([id, group]) => ({ id, group: group.toSorted((a, b) => at(a) - at(b)) }))
    .toSorted((a, b) => at(a.group[0]) - at(b.group[0]))
    .map(({ id, group }) => ({ id, name: nameOf(group), keys: group.map(({ key }) => key) }));
}

/** A run of its own for a file that the reader takes out of one. */
export function runOfItsOwn(key: string): string {
  return `file:${key}`;
}

/** Files of one folder (or of none) of one drop. */
function placed(place: string, together: readonly RunFile[]): ReadonlyMap<string, readonly RunFile[]> {
  const inFolder = !place.endsWith(':');
  if (together.length === 1 || (inFolder ? areOfOneFolder(together) : completeEachOther(together))) return new Map([[place, together]]);
  const byStem = new Map<string, RunFile[]>();
  for (const file of together) byStem.set(stemOf(file.path), [...(byStem.get(stemOf(file.path)) ?? []), file]);
  return new Map(
    [...byStem].flatMap(([stem, group]): [string, readonly RunFile[]][] =>
      areOfOneFolder(group) && completeEachOther(group) ? [[`${place}:${stem}`, group]] : group.map((file) => [runOfItsOwn(file.key), [file]]),
    ),
  );
}

/**
 * A folder is a run, unless it is a collection of them: several traces, or, where there is none, several logs of one form. Profiles
 * of one kind may be snapshots of one run.
 */
function areOfOneFolder(files: readonly RunFile[]): boolean {
  const logs = files.filter(({ form }) => form !== undefined && form !== 'trace' && !isProfile(form));
  const traces = files.filter(({ form }) => form === 'trace').length;
  return traces === 1 || (traces === 0 && new Set(logs.map(({ form }) => form)).size === logs.length);
}

/** One file of each kind at most, and all of them known. */
function completeEachOther(files: readonly RunFile[]): boolean {
  return files.every(({ form }) => form !== undefined) && new Set(files.map(({ form }) => form)).size === files.length;
}

/**
 * A single file of a later drop joins a run that was there before if it is the only one without a file of that kind, and both tell
 * the time of day and were recorded at the same time.
 */
function joinLater(groups: Map<string, RunFile[]>): void {
  for (const [id, [file, ...others]] of groups) {
    if (file === undefined || others.length > 0 || file.chosenRun !== undefined || file.form === undefined || folderOf(file.path) !== '') continue;
    const lacking = [...groups].filter(([, group]) => group[0] !== undefined && group[0].drop < file.drop && group.every(({ form }) => form !== file.form));
    const [only] = lacking;
    if (only === undefined || lacking.length > 1) continue;
    if (!only[1].some(({ wall }) => overlap(wall, file.wall))) continue;
    only[1].push(file);
    groups.delete(id);
  }
}

function overlap(a: RunFile['wall'], b: RunFile['wall']): boolean {
  return a !== undefined && b !== undefined && a.startMs <= b.endMs && b.startMs <= a.endMs;
}

function isProfile(form: FileForm): boolean {
  return form.endsWith(' profile');
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** A folder's path; else the name that the files share; else the first file's, a trace's if there is one. */
function nameOf(group: readonly RunFile[]): string {
  const folders = new Set(group.map(({ path }) => folderOf(path)));
  const [folder = ''] = folders;
  const lead = group.find(({ form }) => form === 'trace') ?? group[0];
  if (lead === undefined) return '';
  if (folders.size === 1 && folder !== '' && group.length > 1) return folder;
  const stems = new Set(group.map(({ path }) => stemOf(path)));
  const [stem = ''] = stems;
  return group.length > 1 && stems.size === 1 && folder === '' ? stem : lead.path;
}

const ENDINGS = /\.(?:gz|zst|pb|pprof|prof|out|log|txt|json|jsonl|trace|gctrace|schedtrace|inittrace|memstats|metrics|stderr|prom|heap|cpu|allocs|mutex|block|goroutine|debug\d)$/i;
const BEGINNINGS = /^(?:trace|gctrace|gc|schedtrace|sched|inittrace|memstats|metrics|stderr|heap|cpu|allocs|mutex|block|goroutines?)[-_.](?=.)/i;

/** What a file's name says besides its kind: "storm" of "storm.trace", "storm.gc.log", "heap-storm.pb.gz". */
export function stemOf(path: string): string {
  let stem = path.slice(path.lastIndexOf('/') + 1);
  for (;;) {
    const shorter = stem.replace(ENDINGS, '');
    if (shorter === stem || shorter === '') break;
    stem = shorter;
  }
  return stem.replace(BEGINNINGS, '').replace(/[-_.](?:trace|gctrace|gc|schedtrace|memstats|metrics|stderr|heap|cpu)$/i, '');
}

/** What a file is within its run. */
export function formOf(facts: DocumentFacts): FileForm {
  switch (facts.kind) {
    case 'go-trace':
      return 'trace';
    case 'runtime-log':
      return facts.form;
    case 'pprof':
      return `${facts.profileName} profile`;
  }
}

/** Wall clock of its first and last moment. */
export function wallOf(facts: DocumentFacts): RunFile['wall'] {
  const startMs = facts.kind === 'runtime-log' ? facts.clock.wallStartMs : facts.wallStartMs;
  return startMs === undefined ? undefined : { startMs, endMs: startMs + (facts.durationNs ?? 0) / 1e6 };
}
