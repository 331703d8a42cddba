const FNV_PRIME = 0x01000193;

/** 16 hex digits of texts, the same for ever: links have them. FNV-1a over UTF-16 units, twice: from its own offset, and from another. */
export function shortHash(texts: Iterable<string>): string {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      one = Math.imul(one ^ unit, FNV_PRIME);
      other = Math.imul(other ^ unit, FNV_PRIME);
    }
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
