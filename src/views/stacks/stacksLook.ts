// What of the goroutines by stack is on screen, and how the address says it.
import { isGroupName } from './groupNames.ts';

export const STACKS_ORDERS = ['goroutines', 'wait'] as const;
export type StacksOrder = (typeof STACKS_ORDERS)[number];

export interface StacksLook {
  /** Looked for in names, files, creators, labels and ids; a regular expression, or else plain text. */
  readonly filter: string;
  /** A state or wait reason; '': all. */
  readonly state: string;
  /** Only groups that look like a leak. */
  readonly suspects: boolean;
  readonly order: StacksOrder;
  /** The group that is opened, by its name (groupNames.ts); undefined: none. */
  readonly group: string | undefined;
}

export const INITIAL_STACKS_LOOK: StacksLook = { filter: '', state: '', suspects: false, order: 'goroutines', group: undefined };

const MAX_TEXT = 300;

/** Names and values of what differs from a fresh page. */
export function encodeStacksLook({ filter, state, suspects, order, group }: StacksLook): readonly [string, string][] {
  const out: [string, string][] = [];
  if (filter !== '') out.push(['stackfilter', filter]);
  if (state !== '') out.push(['state', state]);
  if (suspects) out.push(['suspects', '1']);
  if (order !== INITIAL_STACKS_LOOK.order) out.push(['stackorder', order]);
  if (group !== undefined) out.push(['stack', group]);
  return out;
}

/** What is malformed is as if it had not been written. */
export function decodeStacksLook(fields: URLSearchParams): StacksLook {
  const group = fields.get('stack') ?? '';
  return {
    filter: readText(fields.get('stackfilter')),
    state: readText(fields.get('state')),
    suspects: fields.get('suspects') === '1',
    order: STACKS_ORDERS.find((order) => order === fields.get('stackorder')) ?? INITIAL_STACKS_LOOK.order,
    group: isGroupName(group) ? group : undefined,
  };
}

function readText(text: string | null): string {
  return text === null || text.length > MAX_TEXT ? '' : text;
}
