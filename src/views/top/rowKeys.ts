// Where a key leads in a list of rows.

/** The row to go to from row `place` (-1: none) of `count`; `page`: rows a page moves by. undefined: the key is not ours. */
export function placeAfter(key: string, place: number, count: number, page: number): number | undefined {
  if (count === 0) return undefined;
  const to = (next: number): number => Math.min(count - 1, Math.max(0, next));
  switch (key) {
    case 'ArrowDown':
      return to(place + 1);
    case 'ArrowUp':
      return to(place - 1);
    case 'PageDown':
      return to(Math.max(0, place) + page);
    case 'PageUp':
      return to(place - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
