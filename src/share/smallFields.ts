// The fields of an address that hold choices of single tables and charts, each under its own name. Decoding never throws; what a table
// does not know it takes for not written.
import { SMALL_FIELDS, type SmallField, type SmallLook } from '../views/smallLook.ts';

const MAX_TEXT = 400;
/** Lists with commas: of long ones the beginning is written. */
const LISTS: readonly SmallField[] = ['subtasks'];

/** Names and values of what differs from a fresh page. */
export function encodeSmall(look: SmallLook): readonly [string, string][] {
  return SMALL_FIELDS.flatMap((field): readonly [string, string][] => {
    const text = look[field];
    return text === undefined ? [] : [[field, LISTS.includes(field) ? beginning(text) : text]];
  });
}

export function decodeSmall(fields: URLSearchParams): SmallLook {
  const read = SMALL_FIELDS.flatMap((field): readonly (readonly [SmallField, string])[] => {
    const text = fields.get(field);
    return text === null || text === '' || text.length > MAX_TEXT ? [] : [[field, text]];
  });
  return Object.fromEntries(read);
}

function beginning(list: string): string {
  return list.length <= MAX_TEXT ? list : list.slice(0, list.lastIndexOf(',', MAX_TEXT));
}
