import type { AnnotationFilter, TimeRange } from '../../../workers/api.ts';
import type { MarksTable } from './marksTable.ts';

/** What the rows of the table on screen have in common: what the reader chose, within the selection if there is one. */
export function markFilter({ shown, type, durationNs, text }: MarksTable, selection: TimeRange | undefined): AnnotationFilter {
  const isTyped = shown !== 'logs';
  return { range: selection, type: isTyped ? type : undefined, durationNs: isTyped ? durationNs : undefined, text };
}

/** The order after a press on a heading: what is longest first, else from the beginning. */
export function markOrderAfter({ order, descending }: Pick<MarksTable, 'order' | 'descending'>, pressed: string): Pick<MarksTable, 'order' | 'descending'> {
  if (pressed === order) return { order, descending: !descending };
  switch (pressed) {
    case 'duration':
      return { order: 'duration', descending: true };
    case 'type':
      return { order: 'type', descending: false };
    default:
      return { order: 'time', descending: false };
  }
}
