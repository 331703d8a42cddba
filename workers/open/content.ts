// Stored bytes → content that a decoder takes: sniffed, unpacked if it was gzipped, and refused in a sentence if it is neither.
import { DamageError, type Damage } from '../damage.ts';
import { inflate, type InflateOptions } from './inflate.ts';
import { sniff, SNIFF_BYTES } from './sniff.ts';

export type ContentKind = 'go-trace' | 'pprof';

export interface Content {
  readonly kind: ContentKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The gzip around it broke: `bytes` is only the part before. */
  readonly damage: Damage | undefined;
}

/** @throws DamageError when there is nothing in it for a decoder. */
export async function contentOf(stored: Uint8Array<ArrayBuffer>, options: Omit<InflateOptions, 'onHead'> = {}): Promise<Content> {
  const outer = kindOf(stored);
  if (outer !== 'gzip') return { kind: outer, bytes: stored, damage: undefined };
  const { bytes, damage } = await inflate(new Blob([stored]), { ...options, onHead: (head) => void innerKindOf(head, head.length < SNIFF_BYTES ? head.length : Infinity) });
  // Too little came out to say what it was: then the broken gzip is the news.
  if (damage !== undefined && bytes.length < 16) throw new DamageError(damage);
  return { kind: innerKindOf(bytes, bytes.length), bytes, damage };
}

function kindOf(bytes: Uint8Array, totalBytes = bytes.length): ContentKind | 'gzip' {
  const sniffed = sniff(bytes, totalBytes);
  if (sniffed.kind === 'unknown') throw new DamageError(sniffed.damage);
  return sniffed.kind;
}

/** One layer of gzip is how recordings are stored; a second one is an accident, and how bombs are built. */
function innerKindOf(bytes: Uint8Array, totalBytes: number): ContentKind {
  const kind = kindOf(bytes, totalBytes);
  if (kind !== 'gzip') return kind;
  throw new DamageError({ what: 'unsupported', message: 'This file is gzipped twice.', offset: 0, advice: 'Unpack it once with gunzip and drop the result.' });
}
