// Addresses of source files, made from what the reader pasted: https://example.com/repo/{path}#L{line}

import { t } from '../../../language/t.ts';

export interface AddressTemplate {
  /** With {path}, and {line} where lines can be linked to. '' for none. */
  readonly template: string;
  /** What paths begin with that the address has not. */
  readonly before: string;
}

/** Why a template cannot be used, in a plain sentence; undefined: it can. */
export function templateProblem(template: string): string | undefined {
  if (template === '') return undefined;
  if (!/^https?:\/\/[^/]/i.test(template)) return t('An address begins with https:// or http://.');
  if (!URL.canParse(template.replaceAll(/[{}]/g, ''))) return t('This is not an address.');
  return undefined;
}

/** The address of a line of a file to look at; undefined: the file is none of those the template is for. */
export function linkTo({ template, before }: AddressTemplate, file: string, line: number): string | undefined {
  const path = pathAfter(before, file);
  if (template === '' || templateProblem(template) !== undefined || path === undefined) return undefined;
  return withPath(template, path).replaceAll('{line}', String(line));
}

/** The address of a file's text. GitHub shows a page about a file; its text has an address of its own. */
export function textAddress(address: AddressTemplate, file: string): string | undefined {
  const link = linkTo(address, file, 1)?.replace(/#.*$/, '');
  return link?.replace(/^https:\/\/github\.com\/([^/]+)\/([^/]+)\/blob\//, 'https://raw.githubusercontent.com/$1/$2/');
}

/** Where a repository might begin: the folder that files share which are neither Go's own nor of modules it depends on. */
export function ownFolder(functions: readonly { readonly name: string; readonly file: string }[]): string {
  return sharedFolder(functions.filter(({ name, file }) => file !== '' && !isGos(name, file) && !/\/pkg\/mod\/|@v\d/.test(file)).map(({ file }) => file));
}

/** Of the standard library: its packages have no dot in their first part, and lie in src/ or, with -trimpath, nowhere. */
function isGos(name: string, file: string): boolean {
  const [, packagePath = ''] = /^((?:[^./]+\/)*[^./]+)\./.exec(name) ?? [];
  if (packagePath === '' || packagePath === 'main') return false;
  const folder = file.slice(0, Math.max(0, file.lastIndexOf('/')));
  return folder === packagePath || folder.endsWith(`/src/${packagePath}`);
}

/** The longest folder that all files share, with its slash. */
export function sharedFolder(files: readonly string[]): string {
  const [first, ...others] = files;
  if (first === undefined) return '';
  let end = first.lastIndexOf('/') + 1;
  for (const file of others) {
    while (end > 0 && !file.startsWith(first.slice(0, end))) end = first.lastIndexOf('/', end - 2) + 1;
  }
  return first.slice(0, end);
}

function pathAfter(before: string, file: string): string | undefined {
  if (before === '') return file.replace(/^\/+/, '');
  return file.startsWith(before) ? file.slice(before.length).replace(/^\/+/, '') : undefined;
}

/** A template that says nothing of the path is where the files are. */
function withPath(template: string, path: string): string {
  const escaped = path.split('/').map(encodeURIComponent).join('/').replaceAll('%40', '@');
  if (template.includes('{path}')) return template.replaceAll('{path}', () => escaped);
  const [, place = '', rest = ''] = /^([^?#]*)(.*)$/.exec(template) ?? [];
  return `${place.replace(/\/+$/, '')}/${escaped}${rest}`;
}
