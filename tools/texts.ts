// npm run texts: what the catalogues lack. See language/README.md.
//   npm run texts                          what is missing in every language, what nobody says, what is shown without being said
//   npm run texts -- src/views/gc          of these folders alone
//   npm run texts -- --json src/views/gc   the missing messages as JSON, each with an empty translation
//   npm run texts -- --add FILE.json       puts translations in
//   npm run texts -- --tidy                removes what nobody says
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sourceTexts } from './sourceTexts.ts';

type Catalogue = Record<string, string>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string', default: 'zh-Hans' }, json: { type: 'boolean', default: false }, add: { type: 'string' }, tidy: { type: 'boolean', default: false } },
});
const { language } = values;
const path = fileURLToPath(new URL(`../language/${language}.json`, import.meta.url));

const sources = positionals.length === 0 ? sourceTexts() : positionals.flatMap((folder) => sourceTexts(folder));
const said = new Set(sources.flatMap((source) => source.said));

if (values.add !== undefined) {
  const added = JSON.parse(readFileSync(values.add, 'utf8')) as Catalogue;
  change((catalogue) => ({ ...catalogue, ...Object.fromEntries(Object.entries(added).filter(([, translation]) => translation !== '')) }));
} else if (values.tidy) {
  change((catalogue) => Object.fromEntries(Object.entries(catalogue).filter(([message]) => said.has(message))));
} else {
  const catalogue = JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
  const missing = [...said].filter((message) => !Object.hasOwn(catalogue, message));
  if (values.json) {
    console.log(JSON.stringify(Object.fromEntries(missing.map((message) => [message, ''])), undefined, 1));
  } else {
    for (const { path: file, unsaid } of sources) for (const { line, text, why } of unsaid) console.log(`${file}:${line}: not said (${why}): ${text}`);
    for (const message of missing) console.log(`${language}: missing: ${message}`);
    const unused = positionals.length === 0 ? Object.keys(catalogue).filter((message) => !said.has(message)) : [];
    for (const message of unused) console.log(`${language}: nobody says: ${message}`);
    const unsaid = sources.reduce((sum, source) => sum + source.unsaid.length, 0);
    console.log(`${said.size} texts; ${missing.length} missing in ${language}, ${unused.length} unused, ${unsaid} shown without being said`);
  }
}

/** Reads, changes and writes the catalogue, in order of its messages, while nobody else does. */
function change(how: (catalogue: Catalogue) => Catalogue): void {
  const lock = `${path}.lock`;
  for (let tries = 0; ; tries++) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (tries === 100) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    }
  }
  try {
    const before = JSON.parse(readFileSync(path, 'utf8')) as Catalogue;
    const after = how(before);
    const order = Object.keys(after).toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    writeFileSync(path, `${JSON.stringify(Object.fromEntries(order.map((message) => [message, after[message]])), undefined, 1)}\n`);
    console.log(`${Object.keys(after).length} texts in ${language}, ${Object.keys(before).length} before`);
  } finally {
    rmdirSync(lock);
  }
}
