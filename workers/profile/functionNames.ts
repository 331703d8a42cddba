// The name a function goes by in reports. `go tool pprof` rewrites names before it shows them; figures are summed by the
// rewritten name, so equal figures need equal rules. (Mangled C++ and Rust symbols stay as they are.)
import type { ProfileColumns } from './columns.ts';

/** By function position. */
export function functionNames({ functions, functionName, functionSystemName, strings }: ProfileColumns): string[] {
  const names: string[] = [];
  for (let i = 0; i < functions; i++) {
    const name = strings.get(functionName[i]);
    const systemName = strings.get(functionSystemName[i]);
    names.push(name !== '' && name !== systemName ? name : withoutSignature(systemName));
  }
  return names;
}

/**
 * A name that looks like C++ loses its argument lists and template arguments. Go's generic functions look like that too:
 * `slices.SortFunc[func(int) bool]` becomes `slices.SortFunc[func bool]`.
 */
export function withoutSignature(name: string): string {
  const looksLikeCpp = !name.includes('.<') && !name.includes(']).') && (/[<>[\]]/.test(name) || name.includes('::'));
  return looksLikeCpp ? withoutMatching(withoutMatching(name, '(', ')'), '<', '>') : name;
}

/** Removes what stands in balanced brackets; stops at the first bracket that closes nothing. */
function withoutMatching(name: string, open: string, close: string): string {
  let kept = '';
  let keptTo = 0;
  let depth = 0;
  let first = 0;
  for (let i = 0; i < name.length; i++) {
    if (name[i] === open) {
      if (depth++ === 0) first = i;
    } else if (name[i] === close) {
      if (--depth < 0) break;
      if (depth === 0) {
        kept += name.slice(keptTo, first);
        keptTo = i + 1;
      }
    }
  }
  return kept + name.slice(keptTo);
}

/** What a frame without a function name is called: by its mapping, as `[libc.so.6]`. */
export function unnamedFrame(mappingFile: string): string {
  return mappingFile === '' ? '<unknown>' : `[${mappingFile.slice(mappingFile.lastIndexOf('/') + 1)}]`;
}

/**
 * The package of a function, for colour: all up to the dot (or ::) that ends the first word after the last slash. Type
 * arguments do not count. Without a function name, the directory of its file.
 */
export function packageOf(name: string, file: string): string {
  if (name === '') return file.slice(0, Math.max(0, file.lastIndexOf('/')));
  const bracket = name.indexOf('[');
  const plain = bracket > 0 ? name.slice(0, bracket) : name;
  const word = plain.lastIndexOf('/') + 1;
  const end = plain.slice(word).search(/\.|::/);
  return end < 0 ? '' : plain.slice(0, word + end);
}

/** A stable 32-bit hash (FNV-1a over UTF-16 units): equal packages get equal colours in every file. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Byte order of the UTF-8 forms, which is Go's order of strings; that is code point order. */
export function compareAsGo(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    // Surrogates stand for code points above all others.
    if (x !== y) return isSurrogate(x) === isSurrogate(y) ? x - y : isSurrogate(x) ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
