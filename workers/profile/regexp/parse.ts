// Go's syntax of regular expressions (regexp/syntax with Perl flags, RE2's without \C) → tree. What Go refuses is refused here.
import { CharacterSet, PERL_CLASSES, POSIX_CLASSES } from './characters.ts';
import { BadPattern, type Tree } from './syntax.ts';

/** @throws BadPattern with a sentence. */
export function parsePattern(source: string): Tree {
  return new Parser(source).parse();
}

interface Flags {
  readonly fold: boolean;
  /** ^ and $ also at the ends of lines. */
  readonly lines: boolean;
  readonly dotMatchesNewline: boolean;
}

/** As in Go. */
const MOST_REPEATS = 1000;
const MOST_DEPTH = 1000;

const SIMPLE_ESCAPES: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };
const ENDS_EARLY = 'The expression ends too early.';

class Parser {
  readonly #source: string;
  #at = 0;
  #flags: Flags = { fold: false, lines: false, dotMatchesNewline: false };

  constructor(source: string) {
    this.#source = source;
  }

  parse(): Tree {
    const { tree } = this.#choice(0);
    if (this.#at < this.#source.length) throw new BadPattern('There is a ) without a ( in the expression.');
    return tree;
  }

  /** Up to the end, or a `)` that is left to the caller. `product`: how often the innermost part is repeated, all in all. */
  #choice(depth: number): { readonly tree: Tree; readonly product: number } {
    if (depth > MOST_DEPTH) throw new BadPattern('The expression is nested too deeply.');
    const items: Tree[] = [];
    let product = 1;
    for (;;) {
      const item = this.#sequence(depth);
      items.push(item.tree);
      product = Math.max(product, item.product);
      if (!this.#take('|')) break;
    }
    return { tree: items.length === 1 ? (items[0] ?? { kind: 'empty' }) : { kind: 'choice', items }, product };
  }

  #sequence(depth: number): { readonly tree: Tree; readonly product: number } {
    const items: Tree[] = [];
    const products: number[] = [];
    const push = (item: Tree, product = 1): void => {
      items.push(item);
      products.push(product);
    };
    let repeatedBefore = false;
    while (this.#at < this.#source.length && !this.#is('|') && !this.#is(')')) {
      const repeat = this.#repeat();
      if (repeat !== undefined) {
        if (repeatedBefore) throw new BadPattern('A repetition follows a repetition; put the first in brackets.');
        const item = items.pop();
        if (item === undefined) throw new BadPattern('There is nothing before the repetition to repeat.');
        // Go counts nested {n,m}, not * and +.
        const product = (products.pop() ?? 1) * Math.max(1, repeat.counted);
        if (product > MOST_REPEATS) throw new BadPattern(`More than ${MOST_REPEATS} repetitions are not part of Go’s regular expressions.`);
        push({ kind: 'repeat', item, least: repeat.least, most: repeat.most }, product);
        repeatedBefore = true;
        continue;
      }
      repeatedBefore = false;
      if (this.#is('(')) {
        const group = this.#group(depth);
        if (group !== undefined) push(group.tree, group.product);
      } else if (this.#source.startsWith(String.raw`\Q`, this.#at)) {
        const end = this.#source.indexOf(String.raw`\E`, this.#at + 2);
        const literal = this.#source.slice(this.#at + 2, end < 0 ? undefined : end);
        this.#at = end < 0 ? this.#source.length : end + 2;
        for (const character of literal) push(this.#literal(character.codePointAt(0) ?? 0));
      } else push(this.#atom());
    }
    const product = products.reduce((most, one) => Math.max(most, one), 1);
    return { tree: items.length === 1 ? (items[0] ?? { kind: 'empty' }) : { kind: 'sequence', items }, product };
  }

  /** undefined: no repetition stands here; a { that is none is a character. */
  #repeat(): { readonly least: number; readonly most: number; readonly counted: number } | undefined {
    const bounds = { '*': [0, Infinity], '+': [1, Infinity], '?': [0, 1] }[this.#source[this.#at] ?? ''];
    let found: { readonly least: number; readonly most: number; readonly counted: number };
    if (bounds !== undefined) {
      const [least = 0, most = 0] = bounds;
      this.#at++;
      found = { least, most, counted: 1 };
    } else {
      const counted = /^\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/.exec(this.#source.slice(this.#at, this.#at + 64));
      if (counted === null) return undefined;
      const [text, first = '', comma, second] = counted;
      const least = Number(first);
      const most = comma === undefined ? least : second === undefined ? Infinity : Number(second);
      if (least > MOST_REPEATS || (most > MOST_REPEATS && most !== Infinity) || least > most) throw new BadPattern(`${text} is not a repetition that Go’s regular expressions know.`);
      this.#at += text.length;
      found = { least, most, counted: most === Infinity ? least : most };
    }
    // Fewest first matches the same texts.
    this.#take('?');
    return found;
  }

  /** undefined: flags for what follows. */
  #group(depth: number): { readonly tree: Tree; readonly product: number } | undefined {
    const outer = this.#flags;
    this.#at++;
    if (this.#is('?')) {
      const named = /^\?P?<\w+>/.exec(this.#source.slice(this.#at, this.#at + 256));
      if (named !== null) {
        this.#at += named[0].length;
      } else if (!this.#groupFlags()) return undefined;
    }
    const inside = this.#choice(depth + 1);
    if (!this.#take(')')) throw new BadPattern('A ( is not closed in the expression.');
    this.#flags = outer;
    return inside;
  }

  /** Takes `?flags:` or `?flags)`; false: they are for what follows, to the end of the group around. */
  #groupFlags(): boolean {
    const found = /^\?([imsU]*)(?:-([imsU]+))?([:)])/.exec(this.#source.slice(this.#at, this.#at + 64));
    if (found === null) {
      if (/^\?<?[=!]/.test(this.#source.slice(this.#at))) throw new BadPattern('Look-ahead and look-behind are not part of Go’s regular expressions.');
      throw new BadPattern('What follows (? is not part of Go’s regular expressions.');
    }
    const [text, on = '', off = '', end] = found;
    this.#at += text.length;
    const set = (letter: string, before: boolean): boolean => (before || on.includes(letter)) && !off.includes(letter);
    this.#flags = { fold: set('i', this.#flags.fold), lines: set('m', this.#flags.lines), dotMatchesNewline: set('s', this.#flags.dotMatchesNewline) };
    return end === ':';
  }

  #atom(): Tree {
    switch (this.#source[this.#at]) {
      case '^':
        this.#at++;
        return { kind: 'assertion', assertion: this.#flags.lines ? 'begin line' : 'begin text' };
      case '$':
        this.#at++;
        return { kind: 'assertion', assertion: this.#flags.lines ? 'end line' : 'end text' };
      case '.': {
        this.#at++;
        const { dotMatchesNewline } = this.#flags;
        return { kind: 'character', test: (codePoint) => dotMatchesNewline || codePoint !== 10 };
      }
      case '[':
        return this.#class();
      case '\\':
        return this.#escape();
      default:
        return this.#literal(this.#character());
    }
  }

  #escape(): Tree {
    const letter = this.#source[this.#at + 1];
    const assertion = ({ A: 'begin text', z: 'end text', b: 'word boundary', B: 'no word boundary' } as const)[letter ?? ''];
    if (assertion !== undefined) {
      this.#at += 2;
      return { kind: 'assertion', assertion };
    }
    const set = new CharacterSet(this.#flags.fold);
    if (this.#setEscape(set)) return { kind: 'character', test: set.test(false) };
    return this.#literal(this.#characterEscape());
  }

  /** \d \S \pL \P{Greek} …; false: another escape. */
  #setEscape(set: CharacterSet): boolean {
    const letter = this.#source[this.#at + 1] ?? '';
    const perl = PERL_CLASSES[letter.toLowerCase()];
    if (perl !== undefined) {
      set.addRanges(perl, letter !== letter.toLowerCase());
      this.#at += 2;
      return true;
    }
    if (letter !== 'p' && letter !== 'P') return false;
    const found = /^(?:\{(\^?)([^}]*)\}|([^{]))/u.exec(this.#source.slice(this.#at + 2, this.#at + 130));
    const [text = '', not = '', long, short] = found ?? [];
    if (!set.addUnicode(long ?? short ?? '', (letter === 'P') !== (not === '^'))) throw new BadPattern('The expression names a class of characters that is not known.');
    this.#at += 2 + text.length;
    return true;
  }

  /** The one character that an escape stands for. */
  #characterEscape(): number {
    this.#at++;
    const rest = this.#source.slice(this.#at, this.#at + 16);
    const letter = rest[0];
    if (letter === undefined) throw new BadPattern('The expression ends with a \\.');
    const simple = SIMPLE_ESCAPES[letter];
    // A single digit other than 0 would be a back-reference.
    const octal = /^(?:0[0-7]{0,2}|[1-7][0-7]{1,2})/.exec(rest)?.[0];
    const hexadecimal = /^x(?:([0-9a-fA-F]{2})|\{([0-9a-fA-F]+)\})/.exec(rest);
    if (simple !== undefined) {
      this.#at++;
      return simple;
    }
    if (octal !== undefined) {
      this.#at += octal.length;
      return Number.parseInt(octal, 8);
    }
    if (hexadecimal !== null) {
      const value = Number.parseInt(hexadecimal[1] ?? hexadecimal[2] ?? '', 16);
      if (value > 0x10_ffff) throw new BadPattern(`\\${hexadecimal[0]} is no character.`);
      this.#at += hexadecimal[0].length;
      return value;
    }
    if (/^[1-9]/.test(letter)) throw new BadPattern('Back-references are not part of Go’s regular expressions.');
    if (/^[0-9A-Za-z]|[^\0-\u007f]/.test(letter)) throw new BadPattern(`\\${letter} is not part of Go’s regular expressions.`);
    this.#at++;
    return letter.charCodeAt(0);
  }

  #class(): Tree {
    this.#at++;
    const set = new CharacterSet(this.#flags.fold);
    const negated = this.#take('^');
    for (let first = true; first || !this.#is(']'); first = false) {
      if (this.#posixClass(set) || (this.#is('\\') && this.#setEscape(set))) continue;
      const low = this.#classCharacter();
      let high = low;
      // Before the end of the class a - is itself.
      if (this.#is('-') && this.#at + 1 < this.#source.length && this.#source[this.#at + 1] !== ']') {
        this.#at++;
        high = this.#classCharacter();
        if (high < low) throw new BadPattern('A range of characters in the expression ends before it begins.');
      }
      set.add(low, high);
    }
    this.#at++;
    return { kind: 'character', test: set.test(negated) };
  }

  #posixClass(set: CharacterSet): boolean {
    if (!this.#source.startsWith('[:', this.#at)) return false;
    const end = this.#source.indexOf(':]', this.#at + 2);
    if (end < 0) return false;
    const name = this.#source.slice(this.#at + 2, end);
    const known = POSIX_CLASSES.get(name.replace(/^\^/, ''));
    if (known === undefined) throw new BadPattern(`[:${name}:] is not a class of characters.`);
    set.addRanges(known, name.startsWith('^'));
    this.#at = end + 2;
    return true;
  }

  #classCharacter(): number {
    if (this.#at >= this.#source.length) throw new BadPattern('A [ is not closed in the expression.');
    return this.#is('\\') ? this.#characterEscape() : this.#character();
  }

  #literal(codePoint: number): Tree {
    if (!this.#flags.fold) return { kind: 'character', test: literalTest(codePoint) };
    const set = new CharacterSet(true);
    set.add(codePoint, codePoint);
    return { kind: 'character', test: set.test(false) };
  }

  #character(): number {
    const codePoint = this.#source.codePointAt(this.#at);
    if (codePoint === undefined) throw new BadPattern(ENDS_EARLY);
    this.#at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  #is(character: string): boolean {
    return this.#source[this.#at] === character;
  }

  #take(character: string): boolean {
    if (!this.#is(character)) return false;
    this.#at++;
    return true;
  }
}

function literalTest(wanted: number): (codePoint: number) => boolean {
  return (codePoint) => codePoint === wanted;
}
