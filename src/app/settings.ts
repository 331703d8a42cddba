// What the reader says about how much of the machine files may use; remembered in this browser, and asked for each file that is
// opened. What is left open follows from the machine.
import { createStore } from 'zustand/vanilla';
import type { Bytes, OpenOptions } from '../../workers/api.ts';
import { remember, rememberedText } from './remembered.ts';

const MIB: Bytes = 2 ** 20;
export const MEMORY_CHOICES: readonly Bytes[] = [256 * MIB, 512 * MIB, 1024 * MIB, 2048 * MIB];
export const THREAD_CHOICES: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

const KEY = 'gopherscope.settings';

export const settingsStore = createStore<OpenOptions>(() => readSettings(rememberedText(KEY)));

/** As `workers/api.ts` takes it. */
export function openOptions(): OpenOptions {
  return settingsStore.getState();
}

/** Takes and remembers settings; what is not in them follows from the machine. */
export function setSettings(settings: OpenOptions): void {
  settingsStore.setState(settings, true);
  remember(KEY, JSON.stringify(settings));
}

/** What of a remembered text is a setting; the rest is ignored. */
export function readSettings(text: string | undefined): OpenOptions {
  let known: unknown;
  try {
    known = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  if (typeof known !== 'object' || known === null) return {};
  const threads = 'threads' in known ? THREAD_CHOICES.find((choice) => choice === known.threads) : undefined;
  const memoryBudgetBytes = 'memoryBudgetBytes' in known ? MEMORY_CHOICES.find((choice) => choice === known.memoryBudgetBytes) : undefined;
  return { ...(threads === undefined ? {} : { threads }), ...(memoryBudgetBytes === undefined ? {} : { memoryBudgetBytes }) };
}
