// Stored bytes → content that a decoder takes: sniffed, unpacked if it was packed, and refused in a sentence if it is neither.
import { DamageError, type Damage } from '../damage.ts';
import { Inflation } from './inflate.ts';
import { DEFAULT_BUDGET, type InflateBudget, inflatedLimit } from './outputGuard.ts';
import type { ByteLimit } from './byteSink.ts';
import { type Pieces, headOf, wholeOf } from './pieces.ts';
import { DEFAULT_LIMIT_BYTES, type Stored, sizeLimit } from './read.ts';
import { sniff, SNIFF_BYTES, type Sniffed } from './sniff.ts';
import { passesGoroutine } from './textForm.ts';

export type ContentKind = 'go-trace' | 'pprof';

export interface Content {
  readonly kind: ContentKind;
  /** From the first byte on; a piece holds until the next one is asked for, unless it was unpacked. */
  readonly pieces: Pieces;
  /** What is in the pieces stands in no file by itself: it was unpacked. */
  readonly unpacked: boolean;
  /** For whoever holds all of it. */
  readonly limit: ByteLimit;
  /** Once all pieces are out: what it was packed in broke, and they are only the part before. */
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
  const told = toldBy(head.bytes, head.whole ? head.bytes.length : stored.bytesTotal);
  const kind = told.kind === 'text' ? await kindOfText(told.damage, () => stored.passing()) : told.kind;
  if (kind !== 'gzip' && kind !== 'zstd') return { kind, pieces: stored.passing(), unpacked: false, limit: sizeLimit(DEFAULT_LIMIT_BYTES), damage: () => undefined };
  const look = unpacking(kind, stored, budget);
  const inner = await headOf(look.pieces(), SNIFF_BYTES);
  // Too little came out to say what it was: then that it broke is the news.
  if (look.damage !== undefined && inner.bytes.length < 16) throw new DamageError(look.damage);
  const innerTold = toldBy(inner.bytes, inner.whole ? inner.bytes.length : undefined);
  const innerKind = innerTold.kind === 'text' ? await kindOfText(innerTold.damage, () => unpacking(kind, stored, budget).pieces()) : onceUnpacked(innerTold.kind);
  const inflation = unpacking(kind, stored, budget);
  return { kind: innerKind, pieces: inflation.pieces(), unpacked: true, limit: inflatedLimit(budget), damage: () => inflation.damage };
}

/** The content in one piece, and judged once more by all of it. @throws DamageError as `contentOf`, and over the limit. */
export async function wholeContent({ pieces, unpacked, limit, damage }: Content, expectedBytes?: number): Promise<WholeContent> {
  const bytes = await wholeOf(pieces, limit, expectedBytes);
  const { kind } = toldBy(bytes, bytes.length);
  if (unpacked) return { kind: onceUnpacked(kind), bytes, damage: damage() };
  // What begins like a packed file was unpacked.
  if (kind === 'gzip' || kind === 'zstd' || kind === 'text') throw new Error('A file was taken for something else.');
  return { kind, bytes, damage: damage() };
}

type Told = Exclude<Sniffed, { readonly kind: 'unknown' }>;

/** `totalBytes`: undefined while nobody knows; then a length in it may reach as far as it likes. */
function toldBy(bytes: Uint8Array, totalBytes: number | undefined): Told {
  const sniffed = sniff(bytes, totalBytes ?? Number.POSITIVE_INFINITY);
  if (sniffed.kind === 'unknown') throw new DamageError(sniffed.damage);
  return sniffed;
}

/** A program's log may end in a goroutine dump; it passes once, so that a large one is not held just to be refused. */
async function kindOfText(damage: Damage, pieces: () => Pieces): Promise<ContentKind> {
  if (await passesGoroutine(pieces())) return 'pprof';
  throw new DamageError(damage);
}

interface Unpacking {
  /** Once only. */
  pieces(): Pieces;
  /** Once all pieces are out. */
  readonly damage: Damage | undefined;
}

function unpacking(kind: 'gzip' | 'zstd', stored: Stored, budget: InflateBudget): Unpacking {
  return kind === 'gzip' ? new Inflation(stored, budget) : new ZstdUnpacking(stored, budget);
}

class ZstdUnpacking implements Unpacking {
  damage: Damage | undefined;
  readonly #stored: Stored;
  readonly #budget: InflateBudget;

  constructor(stored: Stored, budget: InflateBudget) {
    this.#stored = stored;
    this.#budget = budget;
  }

  async *pieces(): Pieces {
    const { unpackedZstd } = await import('./zstd.ts'); // few files need it
    yield* unpackedZstd(this.#stored, this.#budget, (damage) => (this.damage = damage));
  }
}

/** One layer is how recordings are stored; a second one is an accident, and how bombs are built. */
function onceUnpacked(kind: Told['kind']): ContentKind {
  if (kind === 'text') throw new Error('A text was not looked through.');
  if (kind !== 'gzip' && kind !== 'zstd') return kind;
  const message = kind === 'gzip' ? 'This file is gzipped twice.' : 'In this packed file is another one, packed with zstd.';
  throw new DamageError({ what: 'unsupported', message, offset: 0, advice: 'Unpack it once and drop the result.' });
}
