// A page that is only loaded fetches nothing that it does not show: what comes next is prepared at the first sign that someone is there.
// Between the first move of the pointer and a file lies more time than that takes.
const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'dragenter'] as const;

/** Runs something once, at the first sign of a reader. Returns how not to. */
export function atFirstSign(page: Pick<Window, 'addEventListener' | 'removeEventListener'>, run: () => void): () => void {
  const forget = (): void => {
    for (const sign of SIGNS) page.removeEventListener(sign, begin, { capture: true });
  };
  const begin = (): void => {
    forget();
    run();
  };
  for (const sign of SIGNS) page.addEventListener(sign, begin, { capture: true, passive: true });
  return forget;
}
