// What of a session becomes which document of a workspace that may hold others already: keys that are taken get a number, and
// views that call another file by its key follow. Pure.
import type { Session, SessionFile } from '../../share/session/session.ts';
import type { NamedField } from '../../share/namedFields.ts';
import { decodeHash } from '../../share/urlState.ts';
import type { RunsLook } from '../../views/runs/runsLook.ts';
import type { ViewState } from '../../views/viewState.ts';
import { uniqueKey } from '../documents.ts';
import type { TriagedFile } from '../triagedFiles.ts';

export interface SessionPlan {
  readonly open: readonly PlannedFile[];
  readonly triaged: readonly TriagedFile[];
  readonly shown: string | undefined;
  /** undefined: a file is on screen, not the table of runs. */
  readonly runsLook: RunsLook | undefined;
  /** The highest number of a drop that is taken now. */
  readonly lastDrop: number;
}

export interface PlannedFile extends Pick<SessionFile, 'key' | 'name' | 'bytes' | 'address' | 'fromFolder' | 'drop'> {
  readonly chosenRun: string | undefined;
  readonly view: ViewState;
  /** What the view is to hold once the file has said what it is. */
  readonly named: readonly NamedField[] | undefined;
}

/** `taken`: keys of the workspace; `lastDrop`: the highest number of a drop in it. */
export function sessionPlan({ files, shown, link }: Session, taken: ReadonlySet<string>, lastDrop: number): SessionPlan {
  const keys = new Map<string, string>();
  const all = new Set(taken);
  for (const { key } of files) {
    const free = uniqueKey(key, all);
    all.add(free);
    keys.set(key, free);
  }
  const renamed = (key: string): string => keys.get(key) ?? key;
  const planned = files.map((file) => ({
    ...file,
    key: renamed(file.key),
    drop: file.drop + lastDrop,
    chosenRun: file.run === undefined ? undefined : runThere(file.run, lastDrop, renamed),
  }));
  return {
    open: planned.flatMap((file) => {
      if (!file.isOpen || (file.bytes === undefined && file.address === undefined)) return [];
      const { view, named } = decodeHash(file.view);
      return [{ ...file, view: withKeys(view, renamed), named }];
    }),
    triaged: planned.flatMap((file) => {
      const { key, name, fromFolder, drop, chosenRun, bytes } = file;
      if (!file.isTriaged || bytes === undefined) return [];
      return [{ key, name, fromFolder, drop, chosenRun, file: bytes instanceof File ? bytes : new File([bytes], name), phase: { phase: 'waiting' } as const }];
    }),
    shown: shown === undefined ? undefined : renamed(shown),
    runsLook: decodeHash(link).runs,
    lastDrop: Math.max(lastDrop, ...planned.map(({ drop }) => drop)),
  };
}

/** A run is called by its drop and folder, or by a file that is one of its own: see runsOf.ts. */
function runThere(run: string, lastDrop: number, renamed: (key: string) => string): string {
  const [, drop, folder] = /^(\d+)(:[^]*)$/.exec(run) ?? [];
  if (drop !== undefined && folder !== undefined) return `${Number(drop) + lastDrop}${folder}`;
  return run.startsWith('file:') ? `file:${renamed(run.slice('file:'.length))}` : run;
}

/** A view with other files called by the keys they have here. */
export function withKeys(view: ViewState, renamed: (key: string) => string): ViewState {
  const { profileLook, versusLook } = view;
  const { base } = profileLook.options;
  return {
    ...view,
    versusLook: { ...versusLook, a: versusLook.a.map(renamed), b: versusLook.b.map(renamed) },
    profileLook: base === undefined ? profileLook : { ...profileLook, options: { ...profileLook.options, base: { ...base, profile: renamed(base.profile) } } },
  };
}
