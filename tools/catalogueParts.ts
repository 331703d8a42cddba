// A catalogue in two parts, so that a reader of another language waits for what the page shows before a file is opened, not for all of it:
// `zh-Hans.json?first` has the texts of those folders, `?later` all others.
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { sourceTexts } from './sourceTexts.ts';

/** What is on screen before a file is. A browser test finds what is missing here. */
const FIRST = ['src/app/empty/', 'src/app/offline/', 'src/app/embed/', 'src/app/share/', 'src/files/', /^src\/app\/[^/]+\.tsx?$/] as const;

const PART = /^(.*\/language\/[\w-]+\.json)\?(first|later)$/;

export function catalogueParts(): Plugin {
  return {
    name: 'gopherscope:catalogue-parts',
    load(id) {
      const [, path, part] = PART.exec(id) ?? [];
      if (path === undefined) return undefined;
      this.addWatchFile(path);
      const texts = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, string>>;
      return { code: `export default ${JSON.stringify(partOf(texts, part === 'first'))}`, moduleType: 'js' };
    },
  };
}

/** The texts of the first part, or the others. */
export function partOf(texts: Readonly<Record<string, string>>, first: boolean): Readonly<Record<string, string>> {
  const messages = firstMessages();
  return Object.fromEntries(Object.entries(texts).filter(([message]) => messages.has(message) === first));
}

function firstMessages(): ReadonlySet<string> {
  const sources = sourceTexts('src/').filter(({ path }) => FIRST.some((where) => (typeof where === 'string' ? path.startsWith(where) : where.test(path))));
  return new Set(sources.flatMap(({ said }) => said));
}
