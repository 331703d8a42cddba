// Bytes as text within a page, and back.
const PIECE_BYTES = 3 * 2 ** 18;

/** In pieces, for a Blob to be made of: none is a long string. */
export async function base64Pieces(bytes: Blob): Promise<readonly string[]> {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.size; at += PIECE_BYTES) pieces.push(base64Of(new Uint8Array(await bytes.slice(at, at + PIECE_BYTES).arrayBuffer())));
  return pieces;
}

/** @throws if the text is none */
export function bytesOfBase64(text: string): Blob {
  const letters = text.trim();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const step = (PIECE_BYTES / 3) * 4;
  for (let at = 0; at < letters.length; at += step) {
    const plain = atob(letters.slice(at, at + step));
    const piece = new Uint8Array(plain.length);
    for (let i = 0; i < plain.length; i++) piece[i] = plain.charCodeAt(i);
    pieces.push(piece);
  }
  return new Blob(pieces);
}

const SPREAD = 2 ** 13;

function base64Of(bytes: Uint8Array): string {
  let plain = '';
  for (let at = 0; at < bytes.length; at += SPREAD) plain += String.fromCharCode(...bytes.subarray(at, at + SPREAD));
  return btoa(plain);
}
