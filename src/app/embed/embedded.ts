/** The page is a part of another one: `embed=1` stands in its address, after the "#". It stays so until it is loaded anew. */
export const isEmbedded = saysEmbed(typeof location === 'undefined' ? '' : location.hash);

export function saysEmbed(hash: string): boolean {
  return new URLSearchParams(hash.replace(/^#/, '')).get('embed') === '1';
}
