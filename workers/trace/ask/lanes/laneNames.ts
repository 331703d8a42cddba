// Lanes as a reader names them, and sets of them.

import { type LaneRef, laneKey } from '../../../api.ts';

export const procLabel = (proc: number): string => `P${proc}`;
export const threadLabel = (thread: string): string => `M${thread}`;
export const goroutineLabel = (id: string): string => `G${id}`;

export function laneKeys(refs: readonly LaneRef[]): ReadonlySet<string> {
  return new Set(refs.map(laneKey));
}
