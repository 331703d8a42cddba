// Every text that is shown is said, every text that is said is in every catalogue, and takes the same arguments there.
import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { sourceTexts } from '../tools/sourceTexts.ts';
import { LANGUAGES } from './languages.ts';
import type { Texts } from './t.ts';

const folder = new URL('./', import.meta.url);
const catalogues = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => ({ language: name.slice(0, -'.json'.length), texts: JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Texts }));
const sources = sourceTexts();
const said = [...new Set(sources.flatMap((source) => source.said))];

/** What stands in a source, looks like a text for readers, and is none: */
const NOT_FOR_READERS = [
  // names of columns and what they mean are data, for other programs; so is a trace for Perfetto
  /^workers\/(tables|perfetto)\//,
];
const KEYS = [
  // what the runtime and this program call things; where such a key is shown, a table says it
  /^(GC|STW|P) /,
  // a library's magic bytes
  /^SQLite format 3$/,
  // Go's words, file formats, and ids of choices
  /^(CSV|GOMAXPROCS|Gopherscope|gc|count|tasks|regions)$/,
];

it('shows no text without saying it', () => {
  const unsaid = sources
    .filter(({ path }) => !NOT_FOR_READERS.some((pattern) => pattern.test(path)))
    .flatMap(({ path, unsaid: texts }) => texts.filter(({ text }) => !KEYS.some((pattern) => pattern.test(text))).map(({ line, text, why }) => `${path}:${line}: ${text} (${why})`));
  expect(unsaid).toEqual([]);
});

it('finds the texts', () => {
  expect(said.length).toBeGreaterThan(2000);
});

it('has a catalogue for every language that can be chosen', () => {
  expect(['en', ...catalogues.map(({ language }) => language)].toSorted()).toEqual(Object.keys(LANGUAGES).toSorted());
});

it('says in English what can be read as a message', () => {
  expect(said.flatMap((message) => troubleIn(message, 'en') ?? [])).toEqual([]);
});

describe.each(catalogues)('the catalogue $language', ({ language, texts }) => {
  it('has every text', () => {
    expect(said.filter((message) => !Object.hasOwn(texts, message))).toEqual([]);
  });

  it('has none that nobody says', () => {
    const known = new Set(said);
    expect(Object.keys(texts).filter((message) => !known.has(message))).toEqual([]);
  });

  it('has messages that can be read, and none that are empty', () => {
    expect(Object.values(texts).flatMap((text) => (text.trim() === '' ? ['an empty text'] : (troubleIn(text, language) ?? [])))).toEqual([]);
  });

  it('takes the same arguments and tags as English', () => {
    const others = Object.entries(texts).filter(([message, text]) => wants(message, 'en') !== wants(text, language));
    expect(others.map(([message, text]) => `${message}: ${wants(message, 'en')}; ${text}: ${wants(text, language)}`)).toEqual([]);
  });

  it('is in the order of its messages', () => {
    expect(Object.keys(texts)).toEqual(Object.keys(texts).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
  });
});

const TAGS = /<(\w+)\/?>/g;

/** Why a message cannot be read, if it cannot. */
function troubleIn(message: string, language: string): string | undefined {
  try {
    parse(message, language, true);
    if (message.search(TAGS) >= 0) parse(message, language, false);
    return undefined;
  } catch (error) {
    return `${message}: ${String(error)}`;
  }
}

/** Arguments and tags of a message, in order of their names; "?" where it cannot be read. */
function wants(message: string, language: string): string {
  const names = new Set(Array.from(message.matchAll(TAGS), ([, tag]) => `<${tag}>`));
  const collect = (parts: readonly Part[]): void => {
    for (const { type, value, options } of parts) {
      // Text, and the count within a plural.
      if (type === 0 || type === 7) continue;
      names.add(value);
      for (const { value: inside } of Object.values(options ?? {})) collect(inside);
    }
  };
  try {
    collect(parse(message, language, true));
  } catch {
    return '?';
  }
  return [...names].toSorted().join(' ');
}

/** Of the library's tree; `type` is 0 for text, 1 for an argument, 5 for a select, 6 for a plural, 7 for its count. */
interface Part {
  readonly type: number;
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

function parse(message: string, language: string, ignoreTag: boolean): readonly Part[] {
  return new IntlMessageFormat(message, language, undefined, { ignoreTag }).getAst() as unknown as readonly Part[];
}
