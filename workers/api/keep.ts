// Copies of files that the page keeps for a reload, and bytes of addresses that it takes elsewhere.

/** What comlink exposes in `workers/keep.worker.ts`. */
export interface KeepingWorker {
  /**
   * Copies `bytes` into a file of the origin-private file system, made anew; `path`: its folders and its name. False: there is no
   * such file system here, it has no room, or `bytes` cannot be read; nothing is left of it then.
   */
  keep(path: readonly string[], bytes: Blob): Promise<boolean>;
  /** The bytes at an absolute address; undefined where it does not give them (CORS applies). */
  fetchBytes(url: string): Promise<Blob | undefined>;
}
