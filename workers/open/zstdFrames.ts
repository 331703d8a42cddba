// The frames of a zstd file (RFC 8878), walked without unpacking them: what one says of itself is judged before memory is given to it.
import type { Bytes } from '../units.ts';

export interface ZstdBreak {
  readonly kind: 'cut-off' | 'garbled' | 'trailing' | 'large window' | 'slow' | 'dictionary';
  readonly atByte: Bytes;
}

/** As the zstd command allows if it is not told otherwise. */
const MOST_WINDOW: Bytes = 128 * 2 ** 20;
const MOST_BLOCK: Bytes = 128 * 1024;
/** Unpacking moves a window's bytes once a block. Real files stay under 100 GB of that; one made of tiny blocks never ends. */
const MOST_MOVED: Bytes = 128 * 2 ** 30;

const MAGIC = 0xfd2f_b528;
const SKIPPABLE_MAGIC = 0x184d_2a50;
const CONTENT_SIZE_BYTES = [0, 2, 4, 8];

type Expected = 'magic' | 'skippable size' | 'descriptor' | 'header' | 'block' | 'checksum';

export class ZstdFrames {
  broken: ZstdBreak | undefined;
  #expected: Expected = 'magic';
  /** Bytes of what is expected next, and those of it that have come. */
  #needed = 4;
  readonly #come: number[] = [];
  /** Bytes of a block's content or a skippable frame still to step over. */
  #skip: Bytes = 0;
  #at: Bytes = 0;
  #frames = 0;
  #descriptor = 0;
  #window: Bytes = 0;
  #moved: Bytes = 0;

  /** Where what is broken begins, bytes of `piece` before that are fine. */
  push(piece: Uint8Array): void {
    for (let i = 0; i < piece.length && this.broken === undefined; ) {
      const skipped = Math.min(this.#skip, piece.length - i);
      this.#skip -= skipped;
      this.#at += skipped;
      i += skipped;
      if (this.#skip > 0 || i === piece.length) continue;
      this.#come.push(piece[i++]);
      this.#at++;
      if (this.#come.length === this.#needed) this.#take();
    }
  }

  /** There is no more. */
  end(): void {
    if (this.broken !== undefined || (this.#expected === 'magic' && this.#come.length === 0 && this.#skip === 0 && this.#frames > 0)) return;
    this.#break('cut-off');
  }

  #take(): void {
    const come = this.#come.splice(0);
    const number = come.reduce((sum, byte, i) => sum + byte * 2 ** (8 * i), 0);
    switch (this.#expected) {
      case 'magic':
        if (number === MAGIC) this.#expect('descriptor', 1);
        else if (number >= SKIPPABLE_MAGIC && number < SKIPPABLE_MAGIC + 16) this.#expect('skippable size', 4);
        else this.#break(this.#frames > 0 ? 'trailing' : 'garbled', 4);
        return;
      case 'skippable size':
        this.#skip = number;
        this.#endFrame();
        return;
      case 'descriptor':
        this.#describe(number);
        return;
      case 'header':
        this.#header(come);
        return;
      case 'block':
        this.#block(number);
        return;
      case 'checksum':
        this.#endFrame();
    }
  }

  #describe(descriptor: number): void {
    this.#descriptor = descriptor;
    if ((descriptor & 8) !== 0) this.#break('garbled', 1);
    else if ((descriptor & 3) !== 0) this.#break('dictionary', 1);
    else this.#expect('header', (this.#isSingleSegment ? 0 : 1) + this.#contentSizeBytes);
  }

  /** Window descriptor, unless the window is all of the content; then the size of the content, if it is said. */
  #header(bytes: readonly number[]): void {
    if (this.#isSingleSegment) {
      const size = bytes.reduce((sum, byte, i) => sum + byte * 2 ** (8 * i), 0);
      this.#window = size + (bytes.length === 2 ? 256 : 0);
    } else {
      const base = 2 ** (10 + (bytes[0] >>> 3));
      this.#window = base + (base / 8) * (bytes[0] & 7);
    }
    if (this.#window > MOST_WINDOW) this.#break('large window', bytes.length);
    else this.#expect('block', 3);
  }

  #block(header: number): void {
    const type = (header >>> 1) & 3;
    const size = header >>> 3;
    this.#moved += this.#window;
    if (type === 3 || size > MOST_BLOCK) {
      this.#break('garbled', 3);
      return;
    }
    if (this.#moved > MOST_MOVED) {
      this.#break('slow', 3);
      return;
    }
    // One byte, repeated: or all of them.
    this.#skip = type === 1 ? 1 : size;
    if ((header & 1) === 0) this.#expect('block', 3);
    else if ((this.#descriptor & 4) !== 0) this.#expect('checksum', 4);
    else this.#endFrame();
  }

  get #isSingleSegment(): boolean {
    return (this.#descriptor & 0x20) !== 0;
  }

  get #contentSizeBytes(): number {
    const flag = this.#descriptor >>> 6;
    return flag === 0 && this.#isSingleSegment ? 1 : CONTENT_SIZE_BYTES[flag];
  }

  #endFrame(): void {
    this.#frames++;
    this.#expect('magic', 4);
  }

  #expect(expected: Expected, bytes: number): void {
    this.#expected = expected;
    this.#needed = bytes;
  }

  #break(kind: ZstdBreak['kind'], before = 0): void {
    this.broken = { kind, atByte: this.#at - before };
  }
}
