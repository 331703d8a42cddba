// Paths as pprof tells source files apart.

/** Where Bazel runs its compilers; pprof cuts it off. */
const SANDBOX = /^\/proc\/self\/cwd\/(?:\.\/)?/;

/** A path without `.`, inner `..` and doubled slashes, as Go's filepath.Clean leaves it; '' stays ''. */
export function cleanedPath(path: string): string {
  const trimmed = path.replace(SANDBOX, '');
  // Most are clean already.
  if (trimmed === '' || !/\/\/|(?:^|\/)\.{1,2}(?:\/|$)|.\/$/.test(trimmed)) return trimmed;
  const rooted = trimmed.startsWith('/');
  const kept: string[] = [];
  for (const element of trimmed.split('/')) {
    if (element === '' || element === '.') continue;
    if (element !== '..') kept.push(element);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push(element);
  }
  return (rooted ? '/' : '') + kept.join('/') || '.';
}
