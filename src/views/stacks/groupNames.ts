// What links call groups of goroutines: by a hash of their stack, so that the name stays right in whatever order groups come, and in
// another dump of the same program.
import type { GoroutineStackGroup } from '../../../workers/api.ts';

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

const FNV_PRIME = 0x01000193;

/** FNV-1a over UTF-16 units, twice: once from its own offset, once from another. */
function hashOf({ stack, depth }: Stack): string {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  const take = (text: string): void => {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      one = Math.imul(one ^ unit, FNV_PRIME);
      other = Math.imul(other ^ unit, FNV_PRIME);
    }
  };
  for (const { name, file, line } of stack) take(`${name}\n${file}:${line}\n`);
  take(String(depth));
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
