/**
 * Whether a text matches what a reader typed into a filter: a regular expression, upper and lower case alike; if it is none, as
 * plain text. '' matches everything. The same rule as the worker's.
 */
export function matcher(typed: string): (text: string) => boolean {
  if (typed === '') return () => true;
  try {
    const pattern = new RegExp(typed, 'i');
    return (text) => pattern.test(text);
  } catch {
    const part = typed.toLowerCase();
    return (text) => text.toLowerCase().includes(part);
  }
}
