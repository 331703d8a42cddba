// Sets of characters: what a class, an escape or a literal of an expression stands for. A single character is all that JavaScript's
// own expressions are asked about here, so they know Unicode for us and can never take long.

export type CharacterTest = (codePoint: number) => boolean;

/** Ranges of code points, both ends included. */
export type Ranges = readonly (readonly [low: number, high: number])[];

const code = (character: string): number => character.codePointAt(0) ?? 0;
const range = (ends: string): readonly [number, number] => [code(ends[0] ?? ''), code(ends.at(-1) ?? '')];
const ranges = (...ends: readonly string[]): Ranges => ends.map(range);

const WORD = ranges('09', 'AZ', '_', 'az');
const DIGIT = ranges('09');

/** By the letter of \d, \s, \w. */
export const PERL_CLASSES: Readonly<Record<string, Ranges>> = { d: DIGIT, s: ranges('\t\n', '\f\r', ' '), w: WORD };

/** By the name in [[:name:]]. */
export const POSIX_CLASSES: ReadonlyMap<string, Ranges> = new Map(Object.entries({
  alnum: ranges('09', 'AZ', 'az'),
  alpha: ranges('AZ', 'az'),
  ascii: ranges('\0\u007f'),
  blank: ranges('\t', ' '),
  cntrl: ranges('\0\u001f', '\u007f'),
  digit: DIGIT,
  graph: ranges('!~'),
  lower: ranges('az'),
  print: ranges(' ~'),
  punct: ranges('!/', ':@', '[`', '{~'),
  space: ranges('\t\r', ' '),
  upper: ranges('AZ'),
  word: WORD,
  xdigit: ranges('09', 'AF', 'af'),
}));

/** Gathers what a class holds; `fold`: letters in either case are the same. */
export class CharacterSet {
  readonly #fold: boolean;
  readonly #sources: string[] = [];
  readonly #excluded: RegExp[] = [];

  constructor(fold: boolean) {
    this.#fold = fold;
  }

  add(low: number, high: number): void {
    this.#sources.push(`${escaped(low)}-${escaped(high)}`);
  }

  addRanges(all: Ranges, negated: boolean): void {
    const source = all.map(([low, high]) => `${escaped(low)}-${escaped(high)}`).join('');
    if (negated) this.#excluded.push(this.#compiled(source));
    else this.#sources.push(source);
  }

  /** A general category or a script, as `L`, `Lu`, `Greek`; false: there is none of that name. */
  addUnicode(name: string, negated: boolean): boolean {
    const source = unicodeSource(name);
    if (source === undefined) return false;
    if (negated) this.#excluded.push(this.#compiled(source));
    else this.#sources.push(source);
    return true;
  }

  test(negated: boolean): CharacterTest {
    const included = this.#sources.length === 0 ? undefined : this.#compiled(this.#sources.join(''));
    const excluded = this.#excluded;
    return (codePoint) => {
      const character = String.fromCodePoint(codePoint);
      return (included?.test(character) === true || excluded.some((set) => !set.test(character))) !== negated;
    };
  }

  #compiled(source: string): RegExp {
    return new RegExp(`^[${source}]$`, this.#fold ? 'iu' : 'u');
  }
}

function escaped(codePoint: number): string {
  return `\\u{${codePoint.toString(16)}}`;
}

/** Of JavaScript's properties only those that Go has as well. */
function unicodeSource(name: string): string | undefined {
  if (name === 'Any') return String.raw`\u{0}-\u{10ffff}`;
  if (!/^\w+$/.test(name)) return undefined;
  for (const source of [`\\p{General_Category=${name}}`, `\\p{Script=${name}}`]) {
    try {
      void new RegExp(source, 'u');
      return source;
    } catch {
      // Not of this kind.
    }
  }
  return undefined;
}
