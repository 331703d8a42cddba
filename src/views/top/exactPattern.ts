// Between the top table and the search: a row becomes the pattern that matches its function and no other.

/** A pattern that matches exactly this name; every character of it stands for itself in RE2 and in JavaScript. */
export function exactPattern(name: string): string {
  return `^${name.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)}$`;
}

/** The name that a pattern of `exactPattern` was made from; undefined: the reader wrote the pattern. */
export function exactName(pattern: string): string | undefined {
  if (!pattern.startsWith('^') || !pattern.endsWith('$')) return undefined;
  const name = pattern.slice(1, -1).replaceAll(/\\(.)/g, '$1');
  return exactPattern(name) === pattern ? name : undefined;
}
