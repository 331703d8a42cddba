// Stored bytes → content that a decoder takes: sniffed, unpacked if it was gzipped, and refused in a sentence if it is neither.
import { DamageError, type Damage } from '../damage.ts';
import { DEFAULT_BUDGET, type InflateBudget, Inflation, inflatedLimit } from './inflate.ts';
import type { ByteLimit } from './byteSink.ts';
import { type Pieces, headOf, wholeOf } from './pieces.ts';
import { DEFAULT_LIMIT_BYTES, type Stored, sizeLimit } from './read.ts';
import { sniff, SNIFF_BYTES } from './sniff.ts';

export type ContentKind = 'go-trace' | 'pprof';

export interface Content {
  readonly kind: ContentKind;
  /** From the first byte on; a piece holds until the next one is asked for, unless it was unpacked. */
  readonly pieces: Pieces;
  /** What is in the pieces stands in no file by itself: it was unpacked. */
  readonly unpacked: boolean;
  /** For whoever holds all of it. */
  readonly limit: ByteLimit;
  /** Once all pieces are out: the gzip around it broke, and they are only the part before. */
  readonly damage: () => Damage | undefined;
}

export interface WholeContent {
  readonly kind: ContentKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly damage: Damage | undefined;
}

/** Reads as much as is needed to tell. @throws DamageError when there is nothing in it for a decoder. */
export async function contentOf(stored: Stored, budget: InflateBudget = DEFAULT_BUDGET): Promise<Content> {
  const head = await headOf(stored.passing(), SNIFF_BYTES);
  const kind = kindOf(head.bytes, head.whole ? head.bytes.length : stored.bytesTotal);
  if (kind !== 'gzip') return { kind, pieces: stored.passing(), unpacked: false, limit: sizeLimit(DEFAULT_LIMIT_BYTES), damage: () => undefined };
  const look = new Inflation(stored, budget);
  const inner = await headOf(look.pieces(), SNIFF_BYTES);
  // Too little came out to say what it was: then the broken gzip is the news.
  if (look.damage !== undefined && inner.bytes.length < 16) throw new DamageError(look.damage);
  const innerKind = innerKindOf(inner.bytes, inner.whole ? inner.bytes.length : undefined);
  const inflation = new Inflation(stored, budget);
  return { kind: innerKind, pieces: inflation.pieces(), unpacked: true, limit: inflatedLimit(budget), damage: () => inflation.damage };
}

/** The content in one piece, and judged once more by all of it. @throws DamageError as `contentOf`, and over the limit. */
export async function wholeContent({ pieces, unpacked, limit, damage }: Content, expectedBytes?: number): Promise<WholeContent> {
  const bytes = await wholeOf(pieces, limit, expectedBytes);
  const kind = (unpacked ? innerKindOf : kindOf)(bytes, bytes.length);
  // What begins like a gzip was unpacked.
  if (kind === 'gzip') throw new Error('A gzip was taken for its content.');
  return { kind, bytes, damage: damage() };
}

/** `totalBytes`: undefined while nobody knows; then a length in it may reach as far as it likes. */
function kindOf(bytes: Uint8Array, totalBytes: number | undefined): ContentKind | 'gzip' {
  const sniffed = sniff(bytes, totalBytes ?? Number.POSITIVE_INFINITY);
  if (sniffed.kind === 'unknown') throw new DamageError(sniffed.damage);
  return sniffed.kind;
}

/** One layer of gzip is how recordings are stored; a second one is an accident, and how bombs are built. */
function innerKindOf(bytes: Uint8Array, totalBytes: number | undefined): ContentKind {
  const kind = kindOf(bytes, totalBytes);
  if (kind !== 'gzip') return kind;
  throw new DamageError({ what: 'unsupported', message: 'This file is gzipped twice.', offset: 0, advice: 'Unpack it once with gunzip and drop the result.' });
}
