/**
 * What a trace's text says. Texts are kept as the bytes of the file, one char each; bytes that are not UTF-8 become U+FFFD one
 * by one, as Go's JSON encoder writes them.
 */
export function displayText(binary: string): string {
  // eslint-disable-next-line no-control-regex -- plain ASCII is its own UTF-8; nearly every text is.
  if (/^[\x00-\x7f]*$/.test(binary)) return binary;
  const bytes = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  try {
    return strict.decode(bytes);
  } catch {
    return replaceInvalid(bytes);
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function replaceInvalid(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at]);
    try {
      text += strict.decode(bytes.subarray(at, at + length));
      at += length;
    } catch {
      text += '\uFFFD';
      at++;
    }
  }
  return text;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}
