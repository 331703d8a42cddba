import { packSession, SESSION_ENDING } from '../../share/session/sessionFile.ts';
import { saveBlob } from '../../views/saveText.ts';
import { t } from '../../../language/t.ts';
import { workspace } from '../theWorkspace.ts';
import { baseNameOf } from './baseName.ts';
import { inKeepingWorker } from './keepingWorker.ts';
import { wholeSession } from './workspaceSession.ts';

/** Saves everything that is open as one file, and says how that went. */
export async function saveSession(): Promise<string> {
  const { session, lacking } = await wholeSession(workspace.getState());
  const packed = await inKeepingWorker((remote) => packSession(session, (files) => remote.pack(files))).catch(() => undefined);
  if (packed === undefined) return t('The session could not be written');
  const name = `${baseNameOf(session)}${SESSION_ENDING}`;
  saveBlob(packed, name);
  if (lacking.length === 0) return t('{name} saved', { name });
  return t('{name} saved; {count, plural, one {a file} other {# files}} that could not be fetched again will be opened from the address', { name, count: lacking.length });
}
