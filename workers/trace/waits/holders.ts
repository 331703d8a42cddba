// What held Ps, by name, in whole ns that sum up to the causes they explain.

import type { WaitHolder } from '../../api.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { HELD, heldKey } from './holderSums.ts';
import { wholeShares } from './wholeShares.ts';
import { t } from '../../../language/t.ts';

export interface NamedHolders {
  /** The most first. */
  readonly busy: readonly WaitHolder[];
  readonly syscalls: readonly WaitHolder[];
}

/** `ns`: by key of HolderSums. */
export function namedHolders({ tables }: TraceIndex, ns: ReadonlyMap<number, number>, busyNs: number, syscallNs: number): NamedHolders {
  const named = new Map<string, { readonly name: string; readonly what: WaitHolder['what']; readonly syscall: boolean; ns: number }>();
  for (const [key, held] of ns) {
    const { name, held: how } = heldKey(key);
    const holder = nameOf(displayText(tables.texts[name]), how);
    const unique = `${how === HELD.syscall ? 's' : ''}${holder.what} ${holder.name}`;
    const known = named.get(unique);
    if (known === undefined) named.set(unique, { ...holder, syscall: how === HELD.syscall, ns: held });
    else known.ns += held;
  }
  const shared = (syscall: boolean, total: number): readonly WaitHolder[] => {
    const some = [...named.values()].filter((one) => one.syscall === syscall).toSorted((a, b) => b.ns - a.ns || (a.name < b.name ? -1 : 1));
    const whole = wholeShares(some.map((one) => Math.max(0, one.ns)), total);
    return some.flatMap(({ name, what }, i) => (whole[i] > 0 ? [{ name, what, waitedNs: whole[i] }] : []));
  };
  return { busy: shared(false, busyNs), syscalls: shared(true, syscallNs) };
}

function nameOf(name: string, held: number): { readonly name: string; readonly what: WaitHolder['what'] } {
  switch (held) {
    case HELD.worker:
      return { name: t('GC mark worker'), what: 'GC' };
    case HELD.assist:
      return { name: name === '' ? t('mark assist') : t('mark assist in {name}', { name }), what: 'GC' };
    case HELD.sweep:
      return { name: name === '' ? t('sweep') : t('sweep in {name}', { name }), what: 'GC' };
    default:
      // Of a goroutine whose entry function is not told there is no name.
      return { name, what: 'program' };
  }
}
