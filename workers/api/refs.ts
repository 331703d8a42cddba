// Goroutines and stack frames as answers name them.

export interface Frame {
  readonly func: string;
  readonly file: string;
  readonly line: number;
}

export interface GoroutineRef {
  /** Dense index, for further questions. */
  readonly goroutine: number;
  /** As Go prints it; decimal. */
  readonly id: string;
  /** Entry function; '' if the trace does not tell. */
  readonly name: string;
}
