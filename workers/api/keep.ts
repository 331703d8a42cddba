// Copies of files that the page keeps for a reload, archives of files, and bytes of addresses that it takes elsewhere.

/** What comlink exposes in `workers/keep.worker.ts`. */
export interface KeepingWorker {
  /**
   * Copies `bytes` into a file of the origin-private file system, made anew; `path`: its folders and its name. False: there is no
   * such file system here, it has no room, or `bytes` cannot be read; nothing is left of it then.
   */
  keep(path: readonly string[], bytes: Blob): Promise<boolean>;
  /** The bytes at an absolute address; undefined where it does not give them (CORS applies). */
  fetchBytes(url: string): Promise<Blob | undefined>;
  /** Several files as one zip archive; their names are unique in it. */
  pack(files: readonly ArchivedFile[]): Promise<Blob>;
  /** The files of a zip archive, if one of them is called `lead`. Within bounds; never rejects for what `archive` holds. */
  unpack(archive: Blob, lead: string): Promise<Unpacked>;
}

export interface ArchivedFile {
  /** Path in the archive. */
  readonly name: string;
  readonly bytes: Blob;
}

export type Unpacked =
  | {
      readonly is: 'archive';
      readonly files: readonly ArchivedFile[];
      /** Names of files that are damaged. */
      readonly damaged: readonly string[];
      /** Names of files that are more than is unpacked. */
      readonly tooLarge: readonly string[];
    }
  /** It has no file of that name. */
  | { readonly is: 'other' }
  /** It has no directory of its files: it is cut off, or no archive. */
  | { readonly is: 'broken' };
