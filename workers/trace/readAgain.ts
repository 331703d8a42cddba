// What was let go is read again from the file, as long as that is what it was.

import { DamageError } from '../damage.ts';
import type { Bytes } from '../units.ts';
import { t } from '../../language/t.ts';

/** Reads bytes [start, end) of the (inflated) file. Rejects with a DamageError. */
export type ReadBytes = (start: Bytes, end: Bytes) => Promise<Uint8Array<ArrayBuffer>>;

/** The part of the file that begins at `offset` is another now. */
export function changed(offset: Bytes): DamageError {
  return new DamageError({
    what: 'unreadable',
    message: t('This part of the file has to be read again, and it is not what it was when the file was opened.'),
    offset,
    advice: t('Open the file again; it may have been changed, moved or deleted meanwhile.'),
  });
}
