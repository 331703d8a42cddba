import { encodeHash, type LinkState } from '../../share/urlState.ts';
import { t } from '../../../language/t.ts';

/** What to drop so that a link leads where it means to; undefined: nothing is asked of the reader. */
export function awaitedWords(link: LinkState): string | undefined {
  // Sources are being opened already; and an address that says nothing awaits nothing.
  if (link.sources.length > 0 || encodeHash(link) === '') return undefined;
  const { file, view } = link;
  const base = view.profileLook.options.base?.profile;
  const into = file === undefined ? 'a file' : `“${file}”`;
  return base === undefined
    ? t('This address leads into {into}, but does not contain it. Drop the file to see the place it leads to.', { into })
    : t('This address leads into {into}, compared with “{base}”, but contains neither. Drop both to see the place it leads to.', { into, base });
}
