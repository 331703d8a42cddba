// How much the page may keep of what is open, so that a reload finds it again; remembered in this browser.
import { createStore } from 'zustand/vanilla';
import type { Bytes } from '../../../workers/api.ts';

const MIB: Bytes = 2 ** 20;
/** Of all tabs together; 0 keeps nothing. */
export const KEEP_LIMITS: readonly Bytes[] = [0, 256 * MIB, 1024 * MIB, 4096 * MIB];
const INITIAL: Bytes = 1024 * MIB;

const KEY = 'gopherscope.keep';

export const keepLimit = createStore<{ readonly bytes: Bytes }>(() => ({ bytes: remembered() }));

export function setKeepLimit(bytes: Bytes): void {
  keepLimit.setState({ bytes });
  try {
    localStorage.setItem(KEY, String(bytes));
  } catch {
    // A browser that keeps nothing for this site keeps no files either.
  }
}

function remembered(): Bytes {
  try {
    const text = localStorage.getItem(KEY);
    return KEEP_LIMITS.find((limit) => String(limit) === text) ?? INITIAL;
  } catch {
    return INITIAL;
  }
}
