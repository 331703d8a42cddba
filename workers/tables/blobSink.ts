// A file in the making: bytes are handed to the browser as they come, which may keep them on its disk.

import type { Bytes } from '../units.ts';

const BLOB_BYTES: Bytes = 8 * 2 ** 20;

export class BlobSink {
  bytes: Bytes = 0;
  readonly #blobs: Blob[] = [];
  #pieces: Uint8Array<ArrayBuffer>[] = [];
  #pending: Bytes = 0;

  readonly add = (piece: Uint8Array<ArrayBuffer>): void => {
    this.#pieces.push(piece);
    this.#pending += piece.length;
    this.bytes += piece.length;
    if (this.#pending >= BLOB_BYTES) this.#flush();
  };

  blob(type: string): Blob {
    this.#flush();
    return new Blob(this.#blobs, { type });
  }

  #flush(): void {
    this.#blobs.push(new Blob(this.#pieces));
    this.#pieces = [];
    this.#pending = 0;
  }
}
