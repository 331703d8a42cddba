// How much the page may keep of what is open, so that a reload finds it again; remembered in this browser.
import { createStore } from 'zustand/vanilla';
import type { Bytes } from '../../../workers/api.ts';
import { remember, rememberedText } from '../remembered.ts';

const MIB: Bytes = 2 ** 20;
/** Of all tabs together; 0 keeps nothing. */
export const KEEP_LIMITS: readonly Bytes[] = [0, 256 * MIB, 1024 * MIB, 4096 * MIB];
const INITIAL: Bytes = 1024 * MIB;

const KEY = 'gopherscope.keep';

export const keepLimit = createStore<{ readonly bytes: Bytes }>(() => ({ bytes: remembered() }));

export function setKeepLimit(bytes: Bytes): void {
  keepLimit.setState({ bytes });
  remember(KEY, String(bytes));
}

function remembered(): Bytes {
  const text = rememberedText(KEY);
  return KEEP_LIMITS.find((limit) => String(limit) === text) ?? INITIAL;
}
