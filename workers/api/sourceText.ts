// The text of one source file, fetched from an address the reader gave.
import type { Bytes } from '../units.ts';
import type { SpeakingWorker } from './speaking.ts';

export type FetchedText =
  | { readonly is: 'text'; readonly text: string }
  /** A plain sentence why not. */
  | { readonly is: 'refused'; readonly message: string };

export const MOST_SOURCE_BYTES: Bytes = 8 * 2 ** 20;

/** What comlink exposes in `workers/sourceText.worker.ts`. */
export interface SourceTextWorker extends SpeakingWorker {
  /** Never rejects. `url` is absolute. */
  fetchText(url: string): Promise<FetchedText>;
}
