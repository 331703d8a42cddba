import type { CloseTrace } from '../../closeup/closeTrace.ts';

/** Not the name of any group. */
const NO_TEXT = -1;

/** Text of the trace that is shown as the name of a group; -1: there is none. */
export function groupText({ index }: CloseTrace, name: string): number {
  // Texts are kept as the bytes of the file, one char each.
  return index.tables.find(String.fromCharCode(...new TextEncoder().encode(name))) ?? NO_TEXT;
}
