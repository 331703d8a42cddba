// The fields of an address that hold choices of single tables and charts, each under its own name. Decoding never throws; what a table
// does not know it takes for not written.
import { SMALL_FIELDS, type SmallField, type SmallLook } from '../views/smallLook.ts';

const MAX_TEXT = 400;

/** Names and values of what differs from a fresh page. */
export function encodeSmall(look: SmallLook): readonly [string, string][] {
  return SMALL_FIELDS.flatMap((field): readonly [string, string][] => {
    const text = look[field];
    return text === undefined ? [] : [[field, text]];
  });
}

export function decodeSmall(fields: URLSearchParams): SmallLook {
  const read = SMALL_FIELDS.flatMap((field): readonly (readonly [SmallField, string])[] => {
    const text = fields.get(field);
    return text === null || text === '' || text.length > MAX_TEXT ? [] : [[field, text]];
  });
  return Object.fromEntries(read);
}
