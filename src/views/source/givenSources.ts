// The source files and the address that a reader gave, kept in the page's memory until it is closed, for all profiles of it. Files are
// read when a listing needs them; nothing is fetched before it is asked for.
import { MOST_SOURCE_BYTES, type FetchedText } from '../../../workers/api.ts';
import { type AddressTemplate, textAddress } from './addressTemplate.ts';
import { PathIndex } from './matchPath.ts';
import { t } from '../../../language/t.ts';

export interface GivenFile {
  /** Within the folder that was given, or just the name. */
  readonly path: string;
  readonly open: () => Promise<Blob>;
}

export interface Given {
  readonly files: readonly GivenFile[];
  /** There were more files than are taken. */
  readonly tooMany: boolean;
  readonly address: AddressTemplate;
  /** Changes with every change. */
  readonly version: number;
}

export type SourceText =
  | { readonly is: 'text'; readonly lines: readonly string[]; /** Where it is from. */ readonly from: string; readonly byNameOnly: boolean }
  /** It can be fetched from here, if the reader wants. */
  | { readonly is: 'fetchable'; readonly url: string; readonly why: string }
  | { readonly is: 'reading' }
  /** A plain sentence why there is no text. */
  | { readonly is: 'absent'; readonly why: string };

/** Files beyond are not taken: a folder of everything was given. */
export const MOST_FILES = 50_000;

type Loaded = { readonly is: 'text'; readonly lines: readonly string[] } | { readonly is: 'absent'; readonly why: string };

export class GivenSources {
  readonly #fetchText: (url: string) => Promise<FetchedText>;
  readonly #listeners = new Set<() => void>();
  /** By path of a given file, or by address. */
  readonly #loaded = new Map<string, Loaded | 'reading'>();
  #index = new PathIndex([]);
  #given: Given = { files: [], tooMany: false, address: { template: '', before: '' }, version: 0 };

  constructor(fetchText: (url: string) => Promise<FetchedText>) {
    this.#fetchText = fetchText;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly given = (): Given => this.#given;

  add(files: readonly GivenFile[]): void {
    const all = [...this.#given.files, ...files];
    for (const { path } of files) this.#loaded.delete(`file ${path}`);
    this.#change({ files: all.slice(0, MOST_FILES), tooMany: this.#given.tooMany || all.length > MOST_FILES });
  }

  setAddress(address: AddressTemplate): void {
    this.#change({ address });
  }

  /** Forgets files and what was fetched, not the address. */
  clear(): void {
    this.#loaded.clear();
    this.#change({ files: [], tooMany: false });
  }

  /** The text of a file of a profile, as far as it is there; what was given is read, and told of once it is. */
  textOf(file: string): SourceText {
    if (file === '') return { is: 'absent', why: t('The profile does not say in which file it is.') };
    const match = this.#index.find(file);
    const source = match.is === 'found' ? this.#given.files[match.at] : undefined;
    if (match.is === 'found' && source !== undefined) {
      const loaded = this.#load(`file ${source.path}`, () => readFile(source));
      if (loaded === 'reading') return { is: 'reading' };
      return loaded.is === 'text' ? { ...loaded, from: source.path, byNameOnly: match.byNameOnly } : loaded;
    }
    const why = whyNot(match.is === 'ambiguous' ? match.count : 0, file, this.#given.files.length);
    const url = textAddress(this.#given.address, file);
    if (url === undefined) return { is: 'absent', why: this.#given.address.template === '' ? why : `${why} ${t('The address is for files in {folder} only.', { folder: this.#given.address.before || '/' })}`.trim() };
    const fetched = this.#loaded.get(`url ${url}`);
    if (fetched === undefined) return { is: 'fetchable', url, why };
    if (fetched === 'reading') return { is: 'reading' };
    return fetched.is === 'text' ? { ...fetched, from: url, byNameOnly: false } : { is: 'absent', why: `${url}: ${fetched.why}` };
  }

  /** Fetches what `textOf` says can be fetched. */
  fetch(url: string): void {
    this.#load(`url ${url}`, async () => {
      const answer = await this.#fetchText(url);
      return answer.is === 'text' ? { is: 'text', lines: linesOf(answer.text) } : { is: 'absent', why: answer.message };
    });
  }

  #load(key: string, read: () => Promise<Loaded>): Loaded | 'reading' {
    const known = this.#loaded.get(key);
    if (known !== undefined) return known;
    this.#loaded.set(key, 'reading');
    void read().then((loaded) => {
      this.#loaded.set(key, loaded);
      this.#change({});
    });
    return 'reading';
  }

  #change(patch: Partial<Given>): void {
    if (patch.files !== undefined) this.#index = new PathIndex(patch.files.map(({ path }) => path));
    this.#given = { ...this.#given, ...patch, version: this.#given.version + 1 };
    for (const listener of this.#listeners) listener();
  }
}

function whyNot(alike: number, file: string, given: number): string {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  if (alike > 1) return t('{alike} of the files given end alike: give the folder that holds only the right {name}.', { alike, name });
  return given === 0 ? '' : t('None of the {given} files given is called {name}.', { given, name });
}

async function readFile(file: GivenFile): Promise<Loaded> {
  try {
    const blob = await file.open();
    if (blob.size > MOST_SOURCE_BYTES) return { is: 'absent', why: t('{path} is larger than source files are.', { path: file.path }) };
    const text = await blob.text();
    if (text.includes('\0')) return { is: 'absent', why: t('{path} is not a text.', { path: file.path }) };
    return { is: 'text', lines: linesOf(text) };
  } catch {
    return { is: 'absent', why: t('{path} could not be read: it may have changed since it was given.', { path: file.path }) };
  }
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|\n|\r/);
}
