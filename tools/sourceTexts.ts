// All texts of the page and its workers: which source says what.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { saidTexts, type SaidTexts } from './saidTexts.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

export interface SourceTexts extends SaidTexts {
  /** Relative to the repository. */
  readonly path: string;
}

/** Every file of src/, workers/ and language/ that is no test; below `folder` if it is given. */
export function sourceTexts(folder = ''): readonly SourceTexts[] {
  return readSources()
    .filter((path) => path.startsWith(folder))
    .map((path) => ({ path, ...saidTexts(path, readFileSync(join(root, path), 'utf8')) }));
}

function readSources(): readonly string[] {
  return ['src', 'workers', 'language']
    .flatMap((top) => readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => `${top}/${path.replaceAll('\\', '/')}`))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.includes('/testing/') && !path.endsWith('.d.ts'))
    .toSorted();
}
