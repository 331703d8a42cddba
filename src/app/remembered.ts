// Texts that this browser remembers for the page. That a browser keeps nothing for this site is no error: stores hold what was
// chosen until the page is closed.

/** undefined: nothing is remembered under this key, or nothing can be. */
export function rememberedText(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(key: string, text: string): void {
  try {
    localStorage.setItem(key, text);
  } catch {
    // It is not remembered.
  }
}
