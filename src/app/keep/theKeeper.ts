// The keeper of this page, and what is kept of all tabs, for the settings. Loaded with the first file, or before the page is shown where
// there is something to be found again.
import type { Bytes } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';
import { readSession, type SessionFile } from '../../share/session/session.ts';
import { formatBytes } from '../../views/format.ts';
import { workspace } from '../theWorkspace.ts';
import { keeperOf, type Copy, type Keeper } from './keeper.ts';
import { inKeepingWorker } from './keepingWorker.ts';
import { keepLimit, setKeepLimit } from './keepLimit.ts';
import { forgetEntry, forgetFolder, keptEntries, keptFile, keptFolders, keptPath } from './keptFolder.ts';
import { ledger, lineOf, removeLine, sumOf, tabOfKey } from './keptLedger.ts';
import { outdated } from './room.ts';
import { canKeep, claimedTab, forgetSession, openTabs, rememberedSession, rememberedTab, rememberTab } from './tab.ts';
import { sessionOf } from './workspaceSession.ts';

/** Changes are gathered for so long. */
const QUIET_MS = 300;

let restoring: Promise<ReadonlyMap<string, Copy>> = Promise.resolve(new Map());
let keeper: Keeper | undefined;
let isTold = false;

/** Opens what the page before in this tab has left. */
export async function restoreOpenFiles(): Promise<void> {
  restoring = restored();
  await restoring;
}

/** The copies that are open again, by their keys. */
async function restored(): Promise<ReadonlyMap<string, Copy>> {
  const copies = new Map<string, Copy>();
  const tab = rememberedTab();
  const session = readSession(rememberedSession() ?? '');
  if (tab === undefined || session === undefined || session === 'newer') return copies;
  const files = await Promise.all(
    session.files.map(async ({ entry, ...file }): Promise<SessionFile> => {
      // Without a line somebody has forgotten it, in another tab.
      const bytes = entry === undefined || lineOf(tab) === undefined ? undefined : await keptFile(tab, entry);
      if (entry !== undefined && bytes !== undefined) copies.set(file.key, { entry, bytes });
      return { ...file, bytes };
    }),
  );
  const found = files.filter(({ bytes, address }) => bytes !== undefined || address !== undefined);
  if (found.length > 0) workspace.getState().openSession({ ...session, files: found });
  return copies;
}

/** From now on what is open is kept. */
export async function keepOpenFiles(): Promise<void> {
  if (!canKeep()) return;
  const copies = await restoring;
  const before = rememberedTab();
  const tab = await claimedTab(before);
  // Of a tab that was duplicated the copies are the other one's.
  const own = tab === before ? copies : new Map<string, Copy>();
  const one = keeperOf(
    workspace,
    sessionOf,
    tab,
    {
      write: async (entry, bytes) => (await inKeepingWorker((remote) => remote.keep(keptPath(tab, entry), bytes)).catch(() => false)) === true,
      forget: (entry) => forgetEntry(tab, entry),
      forgetTab: forgetFolder,
      openTabs,
      remember: (session) => (session === undefined ? forgetSession() : rememberTab(tab, session)),
      limit: () => keepLimit.getState().bytes,
      onTooLarge: sayTooLarge,
    },
    own,
  );
  keeper = one;
  const used = new Set([...own.values()].map(({ entry }) => entry));
  for (const entry of await keptEntries(tab)) if (!used.has(entry)) await forgetEntry(tab, entry);

  let timer: number | undefined;
  workspace.subscribe(() => {
    timer ??= window.setTimeout(() => {
      timer = undefined;
      one.keep();
    }, QUIET_MS);
  });
  window.addEventListener('pagehide', one.remember);
  window.addEventListener('storage', ({ key, newValue }) => {
    if (tabOfKey(key) === tab && newValue === null) one.forget();
  });
  one.keep();
}

/** Removes what tabs have left that were closed long ago. */
export async function forgetOutdated(): Promise<void> {
  if (!canKeep()) return;
  for (const tab of outdated(await keptFolders(), ledger(), await openTabs(), Date.now())) await forgetCopiesOf(tab);
}

/** What is kept of all tabs; nothing where nothing can be kept. */
export function keptOfAll(): { readonly files: number; readonly bytes: Bytes } {
  return sumOf(ledger().values());
}

/** Of all tabs. What is open stays open: copies that are read from go once their files are closed. */
export async function forgetAll(): Promise<void> {
  keeper?.forget();
  if (!canKeep()) return;
  const open = await openTabs();
  for (const tab of new Set([...(await keptFolders()), ...ledger().keys()])) {
    // An open tab hears that its line is gone, and removes its copies itself.
    if (open.has(tab)) removeLine(tab);
    else await forgetCopiesOf(tab);
  }
}

export async function changeKeepLimit(bytes: Bytes): Promise<void> {
  setKeepLimit(bytes);
  if (bytes === 0) await forgetAll();
  else keeper?.keep();
}

async function forgetCopiesOf(tab: string): Promise<void> {
  removeLine(tab);
  await forgetFolder(tab);
}

/** Once a page. */
function sayTooLarge(name: string, size: Bytes): void {
  if (isTold) return;
  isTold = true;
  const sentence = t('{name} ({size}) is not kept: after a reload it has to be opened again. Files that are kept may take {limit}; Settings can allow more.', {
    name,
    size: formatBytes(size),
    limit: formatBytes(keepLimit.getState().bytes),
  });
  workspace.setState(({ lost }) => ({ lost: [...lost, sentence], step: 'replace' }));
}
