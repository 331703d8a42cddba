// What is on screen as a step of a lesson: its file by name and path, its view as an address has it, what is selected.
import type { TimeRange } from '../../../../workers/api.ts';
import { listSamples } from '../../../files/samples.ts';
import type { LessonFile } from '../../../lessons/lesson.ts';
import { encodeHash } from '../../../share/urlState.ts';
import type { WorkspaceDocument } from '../../documents.ts';
import { workspace } from '../../theWorkspace.ts';

export interface OnScreen {
  readonly file: LessonFile;
  readonly view: string;
  readonly selection: TimeRange | undefined;
}

/** undefined: no file is open. */
export async function onScreen(): Promise<OnScreen | undefined> {
  const { documents, active, place, runsLook } = workspace.getState();
  const doc = documents.find(({ key }) => key === active);
  if (doc === undefined) return undefined;
  const { selection } = doc.view;
  const runs = place === 'runs' ? { runs: runsLook } : {};
  return { file: { name: doc.key, path: await pathOf(doc) }, view: encodeHash({ sources: [], file: undefined, view: { ...doc.view, selection: undefined }, named: doc.named, names: doc.names, ...runs }), selection };
}

/** From a lesson's folder: of a file that lies beside the page where it is; of any other its own name, since it comes into the folder. */
async function pathOf({ key, address }: WorkspaceDocument): Promise<string> {
  if (address === undefined || /^https?:/i.test(address)) return key.replaceAll(/[^\w.()-]+/g, '-');
  const samples = await listSamples().catch(() => []);
  const sample = samples.find(({ name }) => name === address);
  return `../../${sample === undefined ? address : `samples/${sample.file}`}`;
}
