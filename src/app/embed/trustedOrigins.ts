// Origins whose pages may open files here without being asked about; remembered in this browser.
const KEY = 'gopherscope.trusted';
/** Of pages without one of their own: a file on a disk, a sandboxed frame. Anybody can be that. */
export const NO_ORIGIN = 'null';

export function trustedOrigins(): readonly string[] {
  try {
    const known: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(known) ? known.filter((origin): origin is string => typeof origin === 'string' && origin !== NO_ORIGIN) : [];
  } catch {
    return [];
  }
}

export function trustOrigin(origin: string): void {
  if (origin !== NO_ORIGIN) write([...trustedOrigins().filter((other) => other !== origin), origin]);
}

export function distrustOrigin(origin: string): void {
  write(trustedOrigins().filter((other) => other !== origin));
}

function write(origins: readonly string[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(origins));
  } catch {
    // A browser that keeps nothing for this site: it is asked again.
  }
}
