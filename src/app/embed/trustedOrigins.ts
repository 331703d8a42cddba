// Origins whose pages may open files here without being asked about; remembered in this browser.
import { remember, rememberedText } from '../remembered.ts';

const KEY = 'gopherscope.trusted';
/** Of pages without one of their own: a file on a disk, a sandboxed frame. Anybody can be that. */
export const NO_ORIGIN = 'null';

export function trustedOrigins(): readonly string[] {
  try {
    const known: unknown = JSON.parse(rememberedText(KEY) ?? '[]');
    return Array.isArray(known) ? known.filter((origin): origin is string => typeof origin === 'string' && origin !== NO_ORIGIN) : [];
  } catch {
    return [];
  }
}

export function trustOrigin(origin: string): void {
  if (origin !== NO_ORIGIN) remember(KEY, JSON.stringify([...trustedOrigins().filter((other) => other !== origin), origin]));
}

export function distrustOrigin(origin: string): void {
  remember(KEY, JSON.stringify(trustedOrigins().filter((other) => other !== origin)));
}
