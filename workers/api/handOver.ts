// What a file becomes before it is given away: cut to a part, its names replaced.
import type { Bytes, Ns, TimeRange } from '../units.ts';

export interface HandOverOptions {
  /** Of a trace: only the generations that it touches. undefined: whole. Other files are always whole. */
  readonly range: TimeRange | undefined;
  /** Names of the program get pseudonyms. */
  readonly anonymous: boolean;
}

export type HandedOver =
  | {
      readonly is: 'file';
      readonly bytes: Blob;
      readonly kind: 'trace' | 'profile' | 'log';
      /** What was at this time of the whole trace is at 0 now. */
      readonly startNs: Ns;
      /** Generations kept, and how many there were; undefined: it was not cut. */
      readonly generations: { readonly kept: number; readonly of: number } | undefined;
    }
  /** `why`: a sentence for the reader. */
  | { readonly is: 'left out'; readonly why: string };

export interface Renamed {
  readonly before: string;
  readonly after: string;
}

/** What comlink exposes in `workers/handOver.worker.ts`. Pseudonyms hold for as long as the worker lives: equal names are equal in all files. */
export interface HandOverWorker {
  /** Never rejects for bad input. */
  prepare(file: Blob, name: string, options: HandOverOptions): Promise<HandedOver>;
  /** Names that were replaced so far: at most so many, of all kinds. */
  renamed(most: number): Promise<readonly Renamed[]>;
}

/** Larger files are given away whole and as they are, or not at all: they have to be in memory. */
export const MOST_PREPARED_BYTES: Bytes = 512 * 2 ** 20;
