// Search patterns in Go's dialect of regular expressions (RE2) on JavaScript's engine: what is spelled differently is translated,
// and what RE2 does not have, or what could keep a backtracking engine busy for ever, is refused with a sentence.

export type Matcher = (text: string) => boolean;

export type Pattern = { readonly matches: Matcher } | { readonly error: string };

/** Thrown by a matcher whose texts together took more work than a pattern is given. */
export class PatternTooSlow extends Error {
  constructor() {
    super('This expression takes too long on these names; write it more simply.');
    this.name = 'PatternTooSlow';
  }
}

/** Longer names are matched by their beginning. */
const MAX_MATCHED_CHARS = 512;

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'a-zA-Z0-9', alpha: 'a-zA-Z', ascii: '\\x00-\\x7f', blank: ' \\t', cntrl: '\\x00-\\x1f\\x7f', digit: '0-9', graph: '!-~',
  lower: 'a-z', print: ' -~', punct: '!-\\/:-@\\[-`{-~', space: '\\t-\\r ', upper: 'A-Z', word: '\\w', xdigit: '0-9a-fA-F',
};

export function compilePattern(source: string): Pattern {
  let flags = '';
  let body = source;
  const leading = /^\(\?([ims]+)\)/.exec(body);
  if (leading !== null) {
    flags = [...new Set(leading[1])].join('');
    body = body.slice(leading[0].length);
  }
  body = body
    .replaceAll(/\\Q(.*?)(?:\\E|$)/gs, (_, literal: string) => literal.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
    .replaceAll('(?P<', '(?<')
    .replaceAll(/\[:(\w+):\]/g, (whole, name: string) => CLASSES[name] ?? whole)
    .replaceAll(/\\A/g, '^')
    .replaceAll(/\\z/g, '$')
    .replaceAll(/\\p([A-Z])/g, String.raw`\p{$1}`);
  if (/\(\?<?[=!]/.test(body)) return { error: 'Look-ahead and look-behind are not part of Go’s regular expressions.' };
  if (/\\[1-9]/.test(body)) return { error: 'Back-references are not part of Go’s regular expressions.' };
  if (repeatsARepetition(body)) return { error: 'A repetition inside a repetition can take for ever here; write it with one.' };
  if (/\\p\{/i.test(body)) flags += 'u';
  try {
    const expression = new RegExp(body, flags);
    return { matches: (text) => expression.test(text.length > MAX_MATCHED_CHARS ? text.slice(0, MAX_MATCHED_CHARS) : text) };
  } catch {
    return { error: 'This is not a regular expression.' };
  }
}

/** Whether a group that holds * + or {n,} is itself followed by one: (a+)+ and the like. */
function repeatsARepetition(body: string): boolean {
  const plain = body.replaceAll(/\\./gs, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
  const open: boolean[] = [];
  let inside = false;
  for (let i = 0; i < plain.length; i++) {
    const unbounded = /^(?:[*+]|\{\d*,\})/.test(plain.slice(i, i + 12));
    if (plain[i] === '(') {
      open.push(inside);
      inside = false;
    } else if (plain[i] === ')') {
      const repeats: boolean = inside;
      inside = repeats || (open.pop() ?? false);
      if (repeats && /^(?:[*+]|\{\d*,\})/.test(plain.slice(i + 1, i + 13))) return true;
    } else if (unbounded) inside = true;
  }
  return false;
}
