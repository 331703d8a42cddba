// Texts in the language that is spoken. A text is its own name: `t('Start latency')` is English as it stands, and every other
// language's catalogue (`zh-Hans.json`, …) says it under that name. Messages are ICU's: `{count, plural, one {# stop} other {# stops}}`.
import { IntlMessageFormat } from 'intl-messageformat';

export type Texts = Readonly<Record<string, string>>;
export type Values = Readonly<Record<string, string | number | bigint | undefined>>;
/** What a tag of a message, `<b>…</b>`, becomes. */
export type Tags<T> = Readonly<Record<string, (inside: readonly (string | T)[]) => T>>;

interface Spoken {
  readonly locale: string;
  readonly texts: Texts;
  /** Messages with plurals or tags, as far as they were needed. */
  readonly parsed: Map<string, IntlMessageFormat>;
}

let spoken: Spoken = { locale: 'en', texts: {}, parsed: new Map() };

/** From now on texts are these, and English where they are silent. `tag`: BCP 47; it decides plurals. */
export function speak(tag: string, catalogue: Texts): void {
  spoken = { locale: tag, texts: catalogue, parsed: new Map() };
}

/** What `make` says meanwhile is English; so is, in passing, what others say until it has ended. */
export async function inEnglish<R>(make: () => Promise<R>): Promise<R> {
  const before = spoken;
  speak('en', {});
  try {
    return await make();
  } finally {
    // A language that was chosen meanwhile stays.
    if (spoken.locale === 'en') spoken = before;
  }
}

/** The catalogue that is spoken; empty in English. */
export function texts(): Texts {
  return spoken.texts;
}

/** The BCP 47 tag of the language that is spoken. */
export function locale(): string {
  return spoken.locale;
}

/**
 * `message` in the language that is spoken, its `{arguments}` filled in. The first argument is written out where it is called,
 * never put together, so that `npm run texts` finds it; a constant that is shown elsewhere goes through `marked`.
 */
export function t(message: string, values: Values = {}): string {
  const said = spoken.texts[message] ?? message;
  if (!said.includes('{')) return said;
  // Plain arguments are nearly all; a chart's labels are written in every frame.
  if (!SYNTAX.test(said)) return said.replaceAll(ARGUMENT, (_, name: string) => String(values[name] ?? ''));
  return String(parsed(said, true).format(values));
}

/** As `t`, with tags: `rich('Press <key>/</key> to search', {}, { key: (inside) => <kbd>{inside}</kbd> })`. */
export function rich<T>(message: string, values: Readonly<Record<string, string | number | T | undefined>>, tags: Tags<T>): readonly (string | T)[] {
  const named = Object.fromEntries(Object.entries(tags).map(([name, tag]) => [`${TAG}${name}`, tag]));
  const parts = parsed(spoken.texts[message] ?? message, false).format<T>({ ...values, ...named });
  return Array.isArray(parts) ? parts : [parts];
}

/** Marks a constant as a text of the catalogues; whoever shows it says `t(constant)`. */
export function marked<M extends string>(message: M): M {
  return message;
}

/** Tags go by names of their own, so that an argument may be called as the tag around it. */
const TAG = 'tag-';

/** An argument with a format: `{n, plural, …}`. */
const SYNTAX = /\{\s*\w+\s*,/;
const ARGUMENT = /\{\s*(\w+)\s*\}/g;

function parsed(message: string, ignoreTag: boolean): IntlMessageFormat {
  const key = ignoreTag ? message : `<${message}`;
  let format = spoken.parsed.get(key);
  if (format === undefined) {
    const own = ignoreTag ? message : message.replaceAll(/<(\/?)(\w+)>/g, `<$1${TAG}$2>`);
    format = new IntlMessageFormat(own, spoken.locale, undefined, { ignoreTag });
    spoken.parsed.set(key, format);
  }
  return format;
}
