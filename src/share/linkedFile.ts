// A file that is not in a link, as the link names it: by its fingerprint, its size, and the name it had.
//   fh=9f86d081884c7d65-4915200:trace.out
import type { Bytes } from '../../workers/api.ts';

export interface LinkedFile {
  /** See fingerprint.ts. */
  readonly fingerprint: string;
  readonly bytes: Bytes;
  /** What the views of the link call it. */
  readonly key: string;
}

export const MOST_LINKED_FILES = 8;
const MAX_NAME = 200;

export function linkedFileText({ fingerprint, bytes, key }: LinkedFile): string {
  return `${fingerprint}-${bytes}:${key}`;
}

/** At most 8, none twice; what is malformed is left out. */
export function readLinkedFiles(texts: readonly string[]): readonly LinkedFile[] {
  const found = new Map<string, LinkedFile>();
  for (const text of texts) {
    const [, fingerprint, digits, key = ''] = /^([0-9a-f]{16})-(0|[1-9]\d{0,14}):(.+)$/s.exec(text) ?? [];
    if (fingerprint === undefined || key.length > MAX_NAME || found.has(key)) continue;
    found.set(key, { fingerprint, bytes: Number(digits), key });
  }
  return [...found.values()].slice(0, MOST_LINKED_FILES);
}
