// Which colour a goroutine's state has: those of the timeline, where the same waits are drawn.

export const STATE_KINDS = ['running', 'runnable', 'syscall', 'chan-send', 'chan-receive', 'select', 'sync', 'network', 'sleep', 'gc', 'other'] as const;
export type StateKind = (typeof STATE_KINDS)[number];

/** @param state as Go prints it; new ones appear with every release, so what is not known is a wait of some other kind. */
export function stateKind(state: string): StateKind {
  if (state.startsWith('running')) return 'running';
  if (state.startsWith('runnable')) return 'runnable';
  if (state.startsWith('syscall')) return 'syscall';
  if (state.startsWith('chan send')) return 'chan-send';
  if (state.startsWith('chan receive')) return 'chan-receive';
  if (state.startsWith('select')) return 'select';
  if (state.startsWith('sync.') || state.startsWith('semacquire') || state.startsWith('synctest')) return 'sync';
  if (state.startsWith('IO wait')) return 'network';
  if (state.startsWith('sleep')) return 'sleep';
  return /^(?:GC|garbage collection|wait for GC|force gc|finalizer|cleanup)/.test(state) ? 'gc' : 'other';
}
