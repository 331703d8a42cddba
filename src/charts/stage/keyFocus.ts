// Who has a use for a key.

/** What has uses of its own for letters. A chart and a tree of names have none: charts' keys work there too. */
const KEEPS_LETTERS = 'input, textarea, select, [contenteditable], [role="dialog"], [role="menu"], [role="listbox"], [role="grid"]';

/** Whether an element keeps letters to itself. */
export function keepsKeys(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(KEEPS_LETTERS) !== null || (target.closest('[role="application"]') !== null && target.closest('.stage') === null);
}

export type KeyFocus = 'chart' | 'none' | 'button' | 'elsewhere';

/** `host`: the chart. */
export function focusOf(target: EventTarget | null, host: HTMLElement | null): KeyFocus {
  if (target === host) return 'chart';
  if (!(target instanceof Element) || target === document.body) return 'none';
  return keepsKeys(target) || target.closest('[role="application"]') !== null ? 'elsewhere' : 'button';
}
