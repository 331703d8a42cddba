import type { FlameNode, SearchResult } from '../../api.ts';
import type { SampleValues } from '../columns.ts';
import type { FrameKinds } from '../frameKinds.ts';
import { compilePattern, PatternTooSlow } from './pattern.ts';
import type { RunSums, StackRanges } from './ranges.ts';

export interface SearchQuestion {
  readonly sampleType: number;
  readonly pattern: string;
  readonly focus: FlameNode;
}

/** Which functions match, and how much of what is under the focus has one of them on its stack. */
export function searchFlame(ranges: StackRanges, kinds: FrameKinds, sums: RunSums, values: SampleValues, grandTotal: number, question: SearchQuestion): SearchResult {
  const { sampleType, pattern, focus } = question;
  const { low, high } = ranges.path(focus)?.at(-1) ?? ranges.root;
  const answer = { sampleType, pattern, patternError: undefined, names: [], matchTotal: 0, focusTotal: sums.size(low, high), grandTotal };
  if (pattern === '') return answer;
  const compiled = compilePattern(pattern);
  if ('error' in compiled) return { ...answer, patternError: compiled.error };

  const rowMatches = new Uint8Array(kinds.rows.length);
  const names: string[] = [];
  try {
    for (const [row, { name }] of kinds.rows.entries()) {
      if (!compiled.matches(name)) continue;
      rowMatches[row] = 1;
      names.push(name);
    }
  } catch (error) {
    if (!(error instanceof PatternTooSlow)) throw error;
    return { ...answer, patternError: error.message };
  }
  if (names.length === 0) return answer;

  const boxMatches = Uint8Array.from(kinds.boxRow, (row) => rowMatches[row]);
  const { start, box } = ranges.stacks;
  // Everything is walked in file order, which memory likes better than sorted order.
  const order = high - low === ranges.order.length ? undefined : ranges.order;
  let matchTotal = 0;
  for (let position = low; position < high; position++) {
    const sample = order === undefined ? position : order[position];
    const end = start[sample + 1];
    for (let i = start[sample]; i < end; i++) {
      if (boxMatches[box[i]] === 0) continue;
      matchTotal += Math.abs(Number(values[sample]));
      break;
    }
  }
  return { ...answer, names, matchTotal };
}
