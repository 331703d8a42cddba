import { expect, it } from 'vitest';
import { decodeHash } from '../../share/urlState.ts';
import { awaitedWords } from './awaitedWords.ts';

it.each([
  ['', undefined],
  ['v=2', undefined],
  ['v=2&src=heap&view=top', undefined],
  ['v=2&view=top', 'This address leads into a file, but does not contain it. Drop the file to see the place it leads to.'],
  ['v=2&file=trace.out', 'This address leads into “trace.out”, but does not contain it. Drop the file to see the place it leads to.'],
  ['v=2&view=compare&diff_base=old.pb.gz', 'This address leads into a file, compared with “old.pb.gz”, but contains neither. Drop both to see the place it leads to.'],
])('%s: %s', (hash, words) => {
  expect(awaitedWords(decodeHash(hash))).toBe(words);
});
