import { type EventColumns, GO } from './columns.ts';

/**
 * Stack of the goroutine that a transition is about (0: none), for rows of KIND.goroutine. For a new goroutine it is its start
 * function; for one that stops running or whose status is told, the context's stack; starts and unblocks have none.
 */
export function resourceStack(events: EventColumns, row: number): number {
  const from = events.detail[row] >> 4;
  const to = events.detail[row] & 15;
  if (from === GO.notExist) return events.arg[row];
  if (from === to || from === GO.undetermined || from === GO.running) return events.stack[row];
  return 0;
}
