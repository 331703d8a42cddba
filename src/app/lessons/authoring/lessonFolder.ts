// A lesson's folder as a zip archive: saved with the recordings that do not lie beside the page, and opened again.
import { draftFiles, readDraft, type Draft } from '../../../lessons/draft.ts';
import { fetchInWorker, inKeepingWorker } from '../../keep/keepingWorker.ts';
import { workspace } from '../../theWorkspace.ts';
import { t } from '../../../../language/t.ts';

/** undefined: it could not be packed. */
export async function packDraft(draft: Draft): Promise<Blob | undefined> {
  const texts = Object.entries(draftFiles(draft)).map(([name, text]) => ({ name, bytes: new Blob([text]) }));
  const used = new Set(draft.steps.map(({ file }) => file));
  const own = draft.files.filter(({ name, path }) => used.has(name) && !path.startsWith('../'));
  const recordings = await Promise.all(own.map(async ({ name, path }) => ({ name: path, bytes: (await bytesOf(name)) ?? (await bytesOf(path)) })));
  return await inKeepingWorker((remote) => remote.pack([...texts, ...recordings.flatMap(({ name, bytes }) => (bytes === undefined ? [] : [{ name, bytes }]))]));
}

async function bytesOf(key: string): Promise<Blob | undefined> {
  const source = workspace.getState().sourceOf(key);
  if (source === undefined) return undefined;
  return source.from === 'file' ? source.file : await fetchInWorker(source.url);
}

/** One archive, or the files of a folder. Its recordings are opened, too. @throws with a sentence for the reader */
export async function openDraft(chosen: readonly File[]): Promise<Draft> {
  const files = await filesIn(chosen);
  const texts = await Promise.all(files.filter(({ name }) => isText(name)).map(async ({ name, bytes }) => [name, await bytes.text()] as const));
  const draft = readDraft(Object.fromEntries(texts));
  const recordings = files.filter(({ name }) => !isText(name));
  if (recordings.length > 0) workspace.getState().openFiles(recordings.map(({ name, bytes }) => ({ file: new File([bytes], name), name, fromFolder: false })));
  return draft;
}

function isText(name: string): boolean {
  return name.endsWith('.md') || name.endsWith('.json');
}

async function filesIn(chosen: readonly File[]): Promise<readonly { readonly name: string; readonly bytes: Blob }[]> {
  const [only] = chosen;
  if (only === undefined || chosen.some(({ name }) => name === 'lesson.json')) return chosen.map((file) => ({ name: file.name, bytes: file }));
  const unpacked = await inKeepingWorker(async (remote) => await remote.unpack(only, 'lesson.json'));
  if (unpacked?.is !== 'archive') throw new Error(t('There is no lesson.json in it.'));
  return unpacked.files;
}
