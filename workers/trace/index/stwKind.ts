import { STW_KINDS, type StwKind } from '../../api.ts';

/** `text`: of the range, as the trace has it. */
export function stwKind(text: string): StwKind {
  if (text === STW_KINDS[0]) return 0;
  return text === STW_KINDS[1] ? 1 : 2;
}
