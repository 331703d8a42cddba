import { expect, it } from 'vitest';
import { decodeHash } from '../../share/urlState.ts';
import { awaitedWords } from './awaitedWords.ts';

it.each([
  ['', undefined],
  ['v=3', undefined],
  ['v=3&src=heap&view=top', undefined],
  ['v=3&view=top', 'This address leads into a file, but does not contain it. Drop the file to see the place it leads to.'],
  ['v=3&file=trace.out', 'This address leads into “trace.out”, but does not contain it. Drop the file to see the place it leads to.'],
  ['v=3&view=compare&diff_base=old.pb.gz', 'This address leads into a file, compared with “old.pb.gz”, but contains neither. Drop both to see the place it leads to.'],
  ['v=3&fh=9f86d081884c7d65-4915200:trace.out&view=timeline', 'This link leads into “trace.out” (4.69 MiB), but does not contain it. Drop the file to see the place it leads to.'],
  [
    'v=3&fh=9f86d081884c7d65-2048:a.out&fh=0f86d081884c7d65-1024:b.out&fh=1f86d081884c7d65-1024:c.out&view=versus&a=b.out',
    'This link leads into “a.out” (2.00 KiB), and knows “b.out” (1.00 KiB) and 1 more file beside it, but contains none of them. Drop them to see the place it leads to.',
  ],
])('%s: %s', (hash, words) => {
  expect(awaitedWords(decodeHash(hash))?.replaceAll(/\s/g, ' ')).toBe(words);
});
