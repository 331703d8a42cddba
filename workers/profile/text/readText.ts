// Profiles that are no protobuf: which of them it is, and its columns.
import { DamageError } from '../../damage.ts';
import type { TextForm } from '../../open/textForm.ts';
import { readContentionText } from './contentionText.ts';
import { readCountText } from './countText.ts';
import { readFoldedText } from './foldedText.ts';
import { readGoroutineDump } from './goroutineDump.ts';
import { readHeapText } from './heapText.ts';
import { readLegacyCpu } from './legacyCpu.ts';
import type { TextProfile } from './textProfile.ts';

/** @throws DamageError if nothing of it can be read. */
export function readText(bytes: Uint8Array, form: TextForm): TextProfile {
  const text = readForm(bytes, form);
  if (text.columns.samples === 0 && text.damage !== undefined) {
    const { survived: _, ...damage } = text.damage;
    throw new DamageError(damage);
  }
  return text;
}

function readForm(bytes: Uint8Array, form: TextForm): TextProfile {
  switch (form) {
    case 'legacy CPU':
      return readLegacyCpu(bytes);
    case 'heap':
      return readHeapText(bytes);
    case 'count':
      return readCountText(bytes);
    case 'contention':
      return readContentionText(bytes);
    case 'goroutine dump':
      return readGoroutineDump(bytes);
    case 'folded':
      return readFoldedText(bytes);
  }
}
