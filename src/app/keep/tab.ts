// Which tab this is, across reloads. A tab holds a lock by its name, so that others know that it is there; a tab that was duplicated
// finds the name taken, and takes another one.
const NAME = 'gopherscope.tab';
const SESSION = 'gopherscope.session';
const LOCK = 'gopherscope-tab-';
/** After a reload the page before may hold its lock for a moment. */
const PATIENCE_MS = 1000;

/** There are locks and a file system here, in which a page may keep something. */
export function canKeep(): boolean {
  return 'locks' in navigator && 'storage' in navigator && 'getDirectory' in navigator.storage;
}

/** What the tab was called before; undefined: nothing was kept of it. */
export function rememberedTab(): string | undefined {
  return remembered(NAME);
}

/** The session that the page before in this tab has left, as JSON. */
export function rememberedSession(): string | undefined {
  return remembered(SESSION);
}

export function rememberTab(tab: string, session: string): void {
  try {
    sessionStorage.setItem(NAME, tab);
    sessionStorage.setItem(SESSION, session);
  } catch {
    forgetSession();
  }
}

export function forgetSession(): void {
  try {
    sessionStorage.removeItem(SESSION);
  } catch {
    // Nothing was remembered.
  }
}

function remembered(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** The tab's name from now on, until the page is gone: `wanted`, if no other tab has it. */
export async function claimedTab(wanted: string | undefined): Promise<string> {
  if (wanted !== undefined && (await claimed(wanted))) return wanted;
  const fresh = crypto.randomUUID();
  await claimed(fresh);
  return fresh;
}

function claimed(tab: string): Promise<boolean> {
  return new Promise((resolve) => {
    const hold = (): Promise<void> => {
      resolve(true);
      return new Promise(() => undefined);
    };
    navigator.locks.request(LOCK + tab, { signal: AbortSignal.timeout(PATIENCE_MS) }, hold).catch(() => resolve(false));
  });
}

/** The tabs that are there. */
export async function openTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => (name?.startsWith(LOCK) === true ? name.slice(LOCK.length) : [])));
}
