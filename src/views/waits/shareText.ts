/** A share of 1 for a column of them: one decimal, so that they stand beneath each other. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.0005) return '<\u20090.1\u00a0%';
  return `${(100 * share).toFixed(1)}\u00a0%`;
}
