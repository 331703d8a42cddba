// Functions that Go keeps from its text profiles, though their addresses are there.

/** Those of the runtime that a stack ends in: which ones is not told. */
export const HIDDEN_RUNTIME = 'runtime.(unnamed)';
/** The root of every goroutine. */
export const GOEXIT = 'runtime.goexit';

/** A frame that was named by what the text leaves out, not by the text. */
export function isHiddenFrame(name: string, line: number): boolean {
  return line === 0 && (name === HIDDEN_RUNTIME || name === GOEXIT);
}
