import type { Bytes } from '../units.ts';
import { type OpenedProfile, profileInMemory } from './profileInMemory.ts';
import { decodeProfile } from './wire/decode.ts';

export type { OpenedProfile } from './profileInMemory.ts';

/**
 * @param bytes the profile, inflated.
 * @param storedBytes size of the file it came from.
 * @throws DamageError if it is not a valid profile; half a profile is not shown.
 */
export function openProfile(bytes: Uint8Array, name: string, storedBytes: Bytes): OpenedProfile {
  return profileInMemory(decodeProfile(bytes), { name, bytes: storedBytes, inflatedBytes: bytes.length });
}
