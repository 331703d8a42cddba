// What links call groups of goroutines: by a hash of their stack, so that the name stays right in whatever order groups come, and in
// another dump of the same program.
import type { GoroutineStackGroup } from '../../../workers/api.ts';
import { shortHash } from '../shortHash.ts';

type Stack = Pick<GoroutineStackGroup, 'stack' | 'depth'>;

/**
 * In the order of `groups`: 16 hex digits of names, files and lines of a stack. Of several that are spelled the same, the ones after
 * the first have their number behind it ("…-2"): frames that are not shown told them apart.
 */
export function groupNames(groups: readonly Stack[]): readonly string[] {
  const seen = new Map<string, number>();
  return groups.map((group) => {
    const name = hashOf(group);
    const nth = (seen.get(name) ?? 0) + 1;
    seen.set(name, nth);
    return nth === 1 ? name : `${name}-${nth}`;
  });
}

/** Its place among the groups; older links have the place itself. -1: none is called so. */
export function placeOfGroup(names: readonly string[], name: string): number {
  const at = names.indexOf(name);
  return at < 0 && isPlace(name) && Number(name) < names.length ? Number(name) : at;
}

export function isGroupName(text: string): boolean {
  return isPlace(text) || /^[0-9a-f]{16}(?:-[1-9]\d{0,3})?$/.test(text);
}

function isPlace(text: string): boolean {
  return /^(?:0|[1-9]\d{0,5})$/.test(text);
}

function hashOf({ stack, depth }: Stack): string {
  return shortHash([...stack.map(({ name, file, line }) => `${name}\n${file}:${line}\n`), String(depth)]);
}
