import { encodeHash, type LinkState } from '../../share/urlState.ts';
import { formatBytes } from '../../views/format.ts';
import { t } from '../../../language/t.ts';

/** What to drop so that a link leads where it means to; undefined: nothing is asked of the reader. */
export function awaitedWords(link: LinkState): string | undefined {
  const { file, view, files = [] } = link;
  const [first, second, ...more] = files;
  if (first !== undefined && second === undefined) {
    return t('This link leads into “{name}” ({size}), but does not contain it. Drop the file to see the place it leads to.', { name: first.key, size: formatBytes(first.bytes) });
  }
  if (first !== undefined && second !== undefined) {
    const [name, size, other, otherSize] = [first.key, formatBytes(first.bytes), second.key, formatBytes(second.bytes)];
    return t('This link leads into “{name}” ({size}), and knows “{other}” ({otherSize}){more, plural, =0 {} one { and # more file} other { and # more files}} beside it, but contains none of them. Drop them to see the place it leads to.', {
      name,
      size,
      other,
      otherSize,
      more: more.length,
    });
  }
  // Sources are being opened already; and an address that says nothing awaits nothing.
  if (link.sources.length > 0 || encodeHash(link) === '') return undefined;
  const base = view.profileLook.options.base?.profile;
  const into = file === undefined ? t('a file') : `“${file}”`;
  return base === undefined
    ? t('This address leads into {into}, but does not contain it. Drop the file to see the place it leads to.', { into })
    : t('This address leads into {into}, compared with “{base}”, but contains neither. Drop both to see the place it leads to.', { into, base });
}
