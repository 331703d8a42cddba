// Which of a trace's texts match what somebody typed. Each text is tried once, however many events name it, and what was found
// stays while the same is asked again.

import { compilePattern } from '../../../profile/flame/pattern.ts';
import { displayText } from '../../text.ts';
import { t } from '../../../../language/t.ts';

export interface TextPattern {
  readonly matches: (text: string) => boolean;
  /** It was no usable regular expression and is looked for as it stands. */
  readonly error: string | undefined;
}

/** How long texts may be tried against one pattern before it is taken as plain text. */
const BUDGET_MS = 1000;

/** A regular expression in Go's dialect, whatever the case; if it is none, plain text. */
export function textPattern(source: string): TextPattern {
  const compiled = compilePattern(/^\(\?[ims]+\)/.test(source) ? source.replace('(?', '(?i') : `(?i)${source}`, Infinity);
  if ('error' in compiled) return plainText(source, compiled.error);
  return { matches: compiled.matches, error: undefined };
}

function plainText(source: string, error: string): TextPattern {
  const plain = source.toLowerCase();
  return { matches: (text) => text.toLowerCase().includes(plain), error };
}

const UNTRIED = 0;
const NO = 1;
const YES = 2;

export class TextMatches {
  readonly #source: string;
  readonly #texts: readonly string[];
  readonly #nowMs: () => number;
  #pattern: TextPattern;
  #found = new Uint8Array(1024);
  #spentMs = 0;

  /** `texts`: the trace's; more may be added to them. */
  constructor(texts: readonly string[], source: string, nowMs: () => number = () => performance.now()) {
    this.#source = source;
    this.#nowMs = nowMs;
    this.#pattern = textPattern(source);
    this.#texts = texts;
  }

  get error(): string | undefined {
    return this.#pattern.error;
  }

  /** Of a text that is not the trace's own. */
  matches(shown: string): boolean {
    return this.#pattern.matches(shown);
  }

  has(text: number): boolean {
    if (text >= this.#found.length) {
      const wider = new Uint8Array(Math.max(this.#texts.length, text + 1));
      wider.set(this.#found);
      this.#found = wider;
    }
    if (this.#found[text] === UNTRIED) this.#found[text] = this.#try(text) ? YES : NO;
    return this.#found[text] === YES;
  }

  #try(text: number): boolean {
    const begunMs = this.#nowMs();
    const matches = this.#pattern.matches(displayText(this.#texts[text]));
    this.#spentMs += this.#nowMs() - begunMs;
    if (this.#spentMs > BUDGET_MS && this.#pattern.error === undefined) {
      this.#pattern = plainText(this.#source, t('This expression takes too long on these texts; what is not found yet is looked for as plain text.'));
    }
    return matches;
  }
}

/** Tables and the search have a pattern each. */
const MOST_KEPT = 4;
/** The last patterns of each trace, by what was typed: paging and asking again try no text anew. */
const kept = new WeakMap<readonly string[], Map<string, TextMatches>>();

export function textMatches(texts: readonly string[], source: string): TextMatches {
  const bySource = kept.get(texts) ?? new Map<string, TextMatches>();
  kept.set(texts, bySource);
  const matches = bySource.get(source) ?? new TextMatches(texts, source);
  // The least recently used stands first.
  bySource.delete(source);
  bySource.set(source, matches);
  for (const oldest of bySource.keys()) if (bySource.size > MOST_KEPT) bySource.delete(oldest);
  return matches;
}
