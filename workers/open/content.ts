// Stored bytes → content that a decoder takes: sniffed, unpacked if it was packed, and refused in a sentence if it is neither.
import { DamageError, type Damage } from '../damage.ts';
import { Inflation } from './inflate.ts';
import { DEFAULT_BUDGET, type InflateBudget, inflatedLimit } from './outputGuard.ts';
import type { ByteLimit } from './byteSink.ts';
import type { RuntimeLogReader } from '../runtime-log/runtimeLog.ts';
import { KeptCopy } from './keptBytes.ts';
import { gathered, type Pieces, headOf, wholeOf } from './pieces.ts';
import { DEFAULT_LIMIT_BYTES, type Stored, sizeLimit } from './read.ts';
import { sniff, SNIFF_BYTES, type Sniffed } from './sniff.ts';
import { passedText, type TextKind } from './passedText.ts';
import { t } from '../../language/t.ts';

/** What comes out of a packed log is kept in pieces of about this. */
const COPIED_PIECE_BYTES = 2 ** 20;

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

/** A text that has passed once, and what the runtime told in it. */
export interface LogContent {
  readonly kind: 'runtime-log';
  /** At its end. */
  readonly log: RuntimeLogReader;
  /** A copy of what was unpacked; undefined: the lines stand in the file as it is stored. */
  readonly copy: KeptCopy | undefined;
  readonly damage: Damage | undefined;
}

/** Reads as much as is needed to tell; a log to its end. @throws DamageError when there is nothing in it for a decoder. */
export async function contentOf(stored: Stored, budget: InflateBudget = DEFAULT_BUDGET): Promise<Content | LogContent> {
  const head = await headOf(stored.passing(), SNIFF_BYTES);
  const told = toldBy(head.bytes, head.whole ? head.bytes.length : stored.bytesTotal);
  if (told.kind === 'utf-16') return await utf16Text(told, stored);
  if (told.kind !== 'gzip' && told.kind !== 'zstd') {
    const text = told.kind === 'text' ? await passedText(stored.passing(), told.damage) : undefined;
    if (text?.kind === 'runtime-log') return { ...text, copy: undefined, damage: undefined };
    return { kind: kindOf(told, text), pieces: stored.passing(), unpacked: false, limit: sizeLimit(DEFAULT_LIMIT_BYTES), damage: () => undefined };
  }
  const look = unpacking(told.kind, stored, budget);
  const inner = await headOf(look.pieces(), SNIFF_BYTES);
  // Too little came out to say what it was: then that it broke is the news.
  if (look.damage !== undefined && inner.bytes.length < 16) throw new DamageError(look.damage);
  const innerTold = toldBy(inner.bytes, inner.whole ? inner.bytes.length : undefined);
  if (innerTold.kind === 'utf-16') throw new DamageError(innerTold.damage);
  let isDump = false;
  if (innerTold.kind === 'text') {
    const passing = unpacking(told.kind, stored, budget);
    const copy = new KeptCopy(inflatedLimit(budget));
    const text = await passedText(gathered(passing.pieces(), COPIED_PIECE_BYTES), innerTold.damage, copy);
    if (text.kind === 'runtime-log') return { ...text, copy, damage: passing.damage };
    copy.close();
    isDump = true;
  }
  const inflation = unpacking(told.kind, stored, budget);
  return { kind: isDump ? 'pprof' : onceUnpacked(innerTold.kind), pieces: inflation.pieces(), unpacked: true, limit: inflatedLimit(budget), damage: () => inflation.damage };
}

/** As if it had been packed: the same text in UTF-8. */
async function utf16Text({ encoding, damage }: Extract<Told, { readonly kind: 'utf-16' }>, stored: Stored): Promise<Content | LogContent> {
  const limit = sizeLimit(DEFAULT_LIMIT_BYTES);
  const copy = new KeptCopy(limit);
  const text = await passedText(gathered(inUtf8(stored.passing(), encoding), COPIED_PIECE_BYTES), damage, copy);
  if (text.kind === 'runtime-log') return { ...text, copy, damage: undefined };
  copy.close();
  return { kind: text.kind, pieces: inUtf8(stored.passing(), encoding), unpacked: true, limit, damage: () => undefined };
}

async function* inUtf8(pieces: Pieces, encoding: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const piece of pieces) yield encoder.encode(decoder.decode(piece, { stream: true }));
  yield encoder.encode(decoder.decode());
}

function kindOf(told: Told, text: TextKind | undefined): ContentKind {
  if (text !== undefined && text.kind !== 'runtime-log') return text.kind;
  if (told.kind !== 'go-trace' && told.kind !== 'pprof') throw new Error('A text was not looked through.');
  return told.kind;
}

/** The content in one piece, and judged once more by all of it. @throws DamageError as `contentOf`, and over the limit. */
export async function wholeContent(content: Content | LogContent, expectedBytes?: number): Promise<WholeContent> {
  if (content.kind === 'runtime-log') throw new Error('A log is not held in one piece.');
  const { pieces, unpacked, limit, damage } = content;
  const bytes = await wholeOf(pieces, limit, expectedBytes);
  const { kind } = toldBy(bytes, bytes.length);
  if (unpacked) return { kind: onceUnpacked(kind), bytes, damage: damage() };
  // What begins like a packed file was unpacked.
  if (kind !== 'go-trace' && kind !== 'pprof') throw new Error('A file was taken for something else.');
  return { kind, bytes, damage: damage() };
}

type Told = Exclude<Sniffed, { readonly kind: 'unknown' }>;

/** `totalBytes`: undefined while nobody knows; then a length in it may reach as far as it likes. */
function toldBy(bytes: Uint8Array, totalBytes: number | undefined): Told {
  const sniffed = sniff(bytes, totalBytes ?? Number.POSITIVE_INFINITY);
  if (sniffed.kind === 'unknown') throw new DamageError(sniffed.damage);
  return sniffed;
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
  if (kind === 'go-trace' || kind === 'pprof') return kind;
  if (kind !== 'gzip' && kind !== 'zstd') throw new Error('A text was not looked through.');
  const message = kind === 'gzip' ? t('This file is gzipped twice.') : t('In this packed file is another one, packed with zstd.');
  throw new DamageError({ what: 'unsupported', message, offset: 0, advice: t('Unpack it once and drop the result.') });
}
