import { GO } from './columns.ts';

/**
 * Stack of the goroutine that a transition is about (0: none), from the fields of a row of KIND.goroutine. For a new goroutine it is
 * its start function; for one that stops running or whose status is told, the context's stack; starts and unblocks have none.
 */
export function resourceStack(detail: number, arg: number, stack: number): number {
  const from = detail >> 4;
  const to = detail & 15;
  if (from === GO.notExist) return arg;
  if (from === to || from === GO.undetermined || from === GO.running) return stack;
  return 0;
}
