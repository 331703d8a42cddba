import { sniff } from '../open/sniff.ts';
import type { Bytes } from '../units.ts';
import { type OpenedProfile, profileInMemory } from './profileInMemory.ts';
import { readText } from './text/readText.ts';
import { decodeProfile } from './wire/decode.ts';

export type { OpenedProfile } from './profileInMemory.ts';

/**
 * @param bytes the profile, inflated.
 * @param storedBytes size of the file it came from.
 * @throws DamageError if it is not a valid profile. Half a protobuf is not shown; half a text is, and says so.
 */
export function openProfile(bytes: Uint8Array, name: string, storedBytes: Bytes): OpenedProfile {
  const stored = { name, bytes: storedBytes, inflatedBytes: bytes.length };
  const sniffed = sniff(bytes);
  if (sniffed.kind !== 'pprof' || sniffed.form === undefined) return profileInMemory(decodeProfile(bytes), stored);
  const text = readText(bytes, sniffed.form);
  return profileInMemory(text.columns, { ...stored, text });
}
