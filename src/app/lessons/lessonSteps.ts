// From step to step: which of the lesson's files is on screen, and how. Its files are opened when they are not.
import { fileAddress, type LessonStep } from '../../lessons/lesson.ts';
import { decodeHash, encodeHash, type LinkState } from '../../share/urlState.ts';
import type { RunsLook } from '../../views/runs/runsLook.ts';
import type { ViewState } from '../../views/viewState.ts';
import { uniqueKey, type WorkspaceDocument } from '../documents.ts';
import { withKeys } from '../keep/sessionPlan.ts';
import { workspace } from '../theWorkspace.ts';
import { onto } from '../workspaceLink.ts';
import type { LoadedLesson } from './lessonFiles.ts';
import { noteStep, progressStore } from './lessonProgress.ts';

/** What a step shows in this workspace. */
export interface StepShows extends Pick<LinkState, 'view' | 'named'> {
  readonly key: string;
  readonly runs: RunsLook | undefined;
}

/** Shows a step; undefined: the one the reader was at, else the first. */
export function goToStep(loaded: LoadedLesson, id: string | undefined): void {
  const { lesson } = loaded;
  const wanted = id ?? progressStore.getState()[lesson.id]?.at;
  const step = lesson.steps.find((one) => one.id === wanted) ?? lesson.steps[0];
  const wasOpen = openFiles(loaded);
  const shows = showsOf(loaded, step, workspace.getState().documents);
  if (shows === undefined) return;
  // Opening the files was a step of the history already.
  workspace.getState().showStep({ lesson: lesson.id, step: step.id }, shows, wasOpen ? 'push' : 'replace');
  noteStep(lesson.id, step.id);
}

/** undefined: its file is not open. */
export function showsOf(loaded: LoadedLesson, step: LessonStep, documents: readonly WorkspaceDocument[]): StepShows | undefined {
  return showsLink(loaded, step.file, step.view, documents);
}

/** A link within the lesson, `hash` as an address has it, to what is seen of one of its files. */
export function showsLink({ lesson, folder }: LoadedLesson, file: string, hash: string, documents: readonly WorkspaceDocument[]): StepShows | undefined {
  const alone = new Set<string>();
  const keys = new Map<string, string>();
  let key: string | undefined;
  for (const one of lesson.files) {
    const address = fileAddress(one, folder);
    const own = uniqueKey(address.slice(address.lastIndexOf('/') + 1), alone);
    alone.add(own);
    const here = documents.find((doc) => doc.address === address)?.key;
    if (here !== undefined) keys.set(own, here);
    if (one.name === file) key = here;
  }
  if (key === undefined) return undefined;
  const { view, named, runs } = decodeHash(hash);
  return { key, view: withKeys(view, (own) => keys.get(own) ?? own), named, runs };
}

/** Whether what is on screen is what the step shows. */
export function isAtStep(shows: StepShows | undefined, documents: readonly WorkspaceDocument[], active: string | undefined): boolean {
  if (shows === undefined || shows.key !== active) return false;
  const doc = documents.find(({ key }) => key === active);
  return doc !== undefined && viewText(doc.view) === viewText(onto(doc, shows).view);
}

function viewText(view: ViewState): string {
  return encodeHash({ sources: [], file: undefined, view });
}

/** Whether all were open already. */
function openFiles({ lesson, folder }: LoadedLesson): boolean {
  const { documents, openAddresses } = workspace.getState();
  const missing = lesson.files.map((file) => fileAddress(file, folder)).filter((address) => !documents.some((doc) => doc.address === address));
  if (missing.length > 0) openAddresses(missing);
  return missing.length === 0;
}
