/** "3 of 8 rules found something." */
export function foundSentence(found: number, all: number): string {
  if (found === 0) return `None of ${all} rules found anything: no goroutine was held up by what these look for.`;
  return `${found} of ${all} rules found something.`;
}
