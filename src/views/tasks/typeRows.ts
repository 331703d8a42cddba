// Types of tasks or regions: order of the table, and lines of a file.
import type { TypeRow } from '../../../workers/api.ts';
import { t } from '../../../language/t.ts';

export const TYPE_COLUMNS = ['type', 'count', 'incomplete', 'p50Ns', 'p90Ns', 'p99Ns', 'maxNs'] as const;
export type TypeColumn = (typeof TYPE_COLUMNS)[number];

export interface TypeOrder {
  readonly column: TypeColumn;
  readonly descending: boolean;
}

/** A type may be the empty text. */
export function typeName(type: string): string {
  return type === '' ? t('(no name)') : type;
}

export function orderedTypes(types: readonly TypeRow[], { column, descending }: TypeOrder): readonly TypeRow[] {
  const sign = descending ? -1 : 1;
  return types.toSorted((a, b) => sign * compared(a, b, column) || byType(a, b));
}

function compared(a: TypeRow, b: TypeRow, column: TypeColumn): number {
  switch (column) {
    case 'type':
      return byType(a, b);
    case 'count':
    case 'incomplete':
      return a[column] - b[column];
    case 'p50Ns':
    case 'p90Ns':
    case 'p99Ns':
    case 'maxNs':
      return a.durations[column] - b.durations[column];
  }
}

function byType(a: TypeRow, b: TypeRow): number {
  return a.type < b.type ? -1 : a.type > b.type ? 1 : 0;
}

export function typeOrderAfter(last: TypeOrder, pressed: string): TypeOrder {
  const column = TYPE_COLUMNS.find((one) => one === pressed) ?? 'count';
  return column === last.column ? { column, descending: !last.descending } : { column, descending: column !== 'type' };
}

/** Go's own name for what was marked outside of all tasks. */
export const BACKGROUND_TASK = '0';

export function taskTitle({ task, type }: { readonly task: string; readonly type: string }): string {
  if (task === BACKGROUND_TASK) return t('Outside of all tasks');
  return type === '' ? t('Task {id}', { id: task }) : `${type} (${task})`;
}

export function taskTypeName({ task, type }: { readonly task: string; readonly type: string }): string {
  return task === BACKGROUND_TASK ? t('(outside of all tasks)') : typeName(type);
}
