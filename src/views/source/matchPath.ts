// Which of the files a reader gave is the one a profile names. Profiles hold paths of the machine that built the program, or, with
// -trimpath, import paths; what they share with the reader's folders is how they end.

export type PathMatch =
  | {
      readonly is: 'found';
      /** Index into what was given. */
      readonly at: number;
      /** Only the name is the same, though both have folders. */
      readonly byNameOnly: boolean;
    }
  /** Several end alike, equally far. */
  | { readonly is: 'ambiguous'; readonly count: number }
  | { readonly is: 'absent' };

export class PathIndex {
  readonly #parts: readonly (readonly string[])[];
  readonly #byName = new Map<string, number[]>();

  constructor(given: readonly string[]) {
    this.#parts = given.map(partsOf);
    for (const [at, parts] of this.#parts.entries()) {
      const name = parts.at(-1) ?? '';
      const places = this.#byName.get(name);
      if (places === undefined) this.#byName.set(name, [at]);
      else places.push(at);
    }
  }

  /** The file whose path ends most like `wanted`; at least the name is the same. */
  find(wanted: string): PathMatch {
    const parts = partsOf(wanted);
    let best: number | undefined;
    let mostAlike = 0;
    let count = 0;
    for (const at of this.#byName.get(parts.at(-1) ?? '') ?? []) {
      const alike = alikeParts(this.#parts[at] ?? [], parts);
      if (alike < mostAlike) continue;
      count = alike === mostAlike ? count + 1 : 1;
      best = at;
      mostAlike = alike;
    }
    if (best === undefined) return { is: 'absent' };
    // The same path given twice: the later one is meant.
    if (count > 1 && !this.#areSame(parts, mostAlike)) return { is: 'ambiguous', count };
    return { is: 'found', at: best, byNameOnly: mostAlike === 1 && parts.length > 1 && (this.#parts[best]?.length ?? 0) > 1 };
  }

  #areSame(wanted: readonly string[], alike: number): boolean {
    const tied = (this.#byName.get(wanted.at(-1) ?? '') ?? []).filter((at) => alikeParts(this.#parts[at] ?? [], wanted) === alike);
    return new Set(tied.map((at) => this.#parts[at]?.join('/'))).size === 1;
  }
}

/** How many parts two paths have in common at their ends. */
function alikeParts(a: readonly string[], b: readonly string[]): number {
  let alike = 0;
  while (alike < a.length && alike < b.length && a[a.length - 1 - alike] === b[b.length - 1 - alike]) alike++;
  return alike;
}

/** Folders and name. Versions of modules (`mod@v1.2.3`) are left out: a checkout has none. */
function partsOf(path: string): readonly string[] {
  return path
    .split(/[/\\]/)
    .filter((part) => part !== '' && part !== '.')
    .map((part, nth, all) => (nth < all.length - 1 ? part.replace(/@v.*$/, '') : part));
}
