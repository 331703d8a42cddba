// What rows of tasks, regions and logs are ordered by: a key a row.

import type { AnnotationOrder, Ns } from '../../../api.ts';
import { displayText } from '../../text.ts';
import type { LogTable } from './logTable.ts';
import { type Spans, seenNs } from './spans.ts';
import type { WordColumn } from './wordColumn.ts';

/** What began before the recording comes first; a duration counts as far as it is in the recording, which ends at `lastNs`. */
export function spanKeys(spans: Spans, texts: readonly string[], order: AnnotationOrder, lastNs: Ns): Float64Array {
  switch (order) {
    case 'time':
      return spans.startNs.view().map((ns) => (Number.isNaN(ns) ? -1 : ns));
    case 'duration':
      return Float64Array.from({ length: spans.count }, (_, row) => seenNs(spans, row, lastNs));
    case 'type':
      return textKeys(spans.type, spans.count, texts);
  }
}

export function logKeys(logs: LogTable, texts: readonly string[], order: AnnotationOrder): Float64Array {
  return order === 'type' ? textKeys(logs.category, logs.count, texts) : logs.timeNs.view().slice();
}

/** Places of the texts in alphabetical order. */
function textKeys({ values }: WordColumn, count: number, texts: readonly string[]): Float64Array {
  const shown = [...new Set(values.subarray(0, count))].map((text) => ({ text, name: displayText(texts[text]) }));
  const place = new Map(shown.toSorted((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name))).map(({ text }, at) => [text, at]));
  return Float64Array.from({ length: count }, (_, row) => place.get(values[row]) ?? 0);
}
