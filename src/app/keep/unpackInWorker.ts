import type { Damage, OpenSource } from '../../../workers/api.ts';
import { type SessionUnpacked, unpackSession } from '../../share/session/sessionFile.ts';
import { t } from '../../../language/t.ts';
import { fetchInWorker, inKeepingWorker } from './keepingWorker.ts';

/** The session in an archive, if it is one. */
export async function unpackInWorker(source: OpenSource): Promise<SessionUnpacked> {
  const archive = source.from === 'file' ? source.file : await fetchInWorker(source.url);
  if (archive === undefined) return { is: 'failed', damage: stopped() };
  const unpacked = await inKeepingWorker((remote) => unpackSession(archive, (bytes, lead) => remote.unpack(bytes, lead))).catch(() => undefined);
  return unpacked ?? { is: 'failed', damage: stopped() };
}

function stopped(): Damage {
  return { what: 'unreadable', message: t('This session file could not be read to its end.'), advice: t('Open it again; if it fails again, unpack it, it is a zip archive, and drop the recordings in it.') };
}
