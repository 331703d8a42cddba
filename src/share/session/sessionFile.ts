// A session as one file, `.gopherscope`: a plain zip archive with session.json, and the files as they were, each in a folder of its own.
import type { Damage, KeepingWorker, Unpacked } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import { readSession, type Session, type SessionFile, sessionText } from './session.ts';

export const SESSION_ENDING = '.gopherscope';
const LEAD = 'session.json';

/** Files without bytes are in it by their address. */
export async function packSession(session: Session, pack: KeepingWorker['pack']): Promise<Blob> {
  const { files, ...rest } = sessionText(session);
  const entries = session.files.map(({ name, bytes }, at) => (bytes === undefined ? undefined : { name: `files/${at + 1}/${plainName(name)}`, bytes }));
  const text = JSON.stringify({ ...rest, files: files.map((file, at) => ({ ...file, entry: entries[at]?.name })) }, undefined, 1);
  return await pack([{ name: LEAD, bytes: new Blob([text]) }, ...entries.flatMap((entry) => entry ?? [])]);
}

/** The last part of a path, as every file system takes it. */
function plainName(path: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? '';
  return name.replaceAll(/[\p{Cc}<>:"|?*]/gu, '_').replace(/^\.+|[. ]+$/g, '').slice(0, 120) || 'file';
}

export type SessionUnpacked =
  | {
      readonly is: 'session';
      readonly session: Session;
      /** What of it could not be read, in sentences for the reader. */
      readonly lost: readonly string[];
    }
  | { readonly is: 'failed'; readonly damage: Damage }
  /** Some other archive. */
  | { readonly is: 'other' };

export async function unpackSession(archive: Blob, unpack: KeepingWorker['unpack']): Promise<SessionUnpacked> {
  const unpacked = await unpack(archive, LEAD);
  switch (unpacked.is) {
    case 'other':
      return { is: 'other' };
    case 'broken':
      return {
        is: 'failed',
        damage: {
          what: 'cut-off',
          message: t('This is a zip archive whose end is missing or damaged: what is in it cannot be told.'),
          offset: archive.size,
          advice: t('Download or copy it again. If it is a session, open the recordings themselves, where you have them.'),
        },
      };
    case 'archive':
      return await sessionIn(unpacked);
  }
}

async function sessionIn({ files, damaged, tooLarge }: Extract<Unpacked, { readonly is: 'archive' }>): Promise<SessionUnpacked> {
  const bytesOf = new Map(files.map(({ name, bytes }) => [name, bytes]));
  const told = readSession((await bytesOf.get(LEAD)?.text()) ?? '');
  if (told === 'newer') {
    return { is: 'failed', damage: { what: 'too-new', message: t('This session was saved by a newer version of Gopherscope.'), advice: t('Reload the page to get the newest version, then open it again; or unpack it, it is a zip archive, and drop the recordings in it.') } };
  }
  if (told === undefined) {
    return { is: 'failed', damage: { what: 'damaged', message: t('This session file is damaged: its list of files cannot be read.'), advice: t('It is a zip archive: unpack it and drop the recordings in it.') } };
  }
  const found: SessionFile[] = [];
  const lost: string[] = [];
  for (const { entry = '', ...file } of told.files) {
    const bytes = bytesOf.get(entry);
    if (bytes !== undefined || file.address !== undefined) found.push({ ...file, bytes });
    else if (tooLarge.includes(entry)) lost.push(t('{name} in the session file is too large to be unpacked here; unpack the file, it is a zip archive, and drop it.', { name: file.name }));
    else if (damaged.includes(entry)) lost.push(t('{name} in the session file is damaged and was left out.', { name: file.name }));
    else lost.push(t('{name} is not in the session file.', { name: file.name }));
  }
  if (found.length === 0) {
    return { is: 'failed', damage: { what: 'damaged', message: lost[0] ?? t('There is no file in this session.'), advice: t('Download or copy it again. If it is a session, open the recordings themselves, where you have them.') } };
  }
  return { is: 'session', session: { ...told, files: found }, lost };
}
