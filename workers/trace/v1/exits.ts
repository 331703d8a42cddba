// Gives exits from system calls their real times (go-trace.md, section 8.1). They are written when the goroutine next gets a P,
// long after the call returned; the time of the return is an argument.

import { DamageError } from '../../damage.ts';
import { V1 } from './eventTypes.ts';
import type { RawTrace } from './read.ts';
import { t } from '../../../language/t.ts';

/** `order`: rows by time as written. Returns them by real time, events of one time as they were; rewrites the exits' ticks. */
export function restoreExitTimes(trace: RawTrace, order: Uint32Array): Uint32Array {
  const { type, ticks, g, stack, offset } = trace.events;
  const blockedAt = new Float64Array(trace.goroutines.count).fill(NaN);
  /** Positions in `order` of the exits that move; the rest is sorted already. */
  const moved: number[] = [];
  for (let at = 0; at < order.length; at++) {
    const row = order[at];
    if (type[row] === V1.goSysBlock || type[row] === V1.goInSyscall) blockedAt[g[row]] = ticks[row];
    else if (type[row] === V1.goSysExit) {
      const real = trace.exitTicks[stack[row]];
      if (Number.isNaN(real)) continue;
      const begin = blockedAt[g[row]];
      if (Number.isNaN(begin)) throw broken(offset[row], 'a goroutine leaves a system call that it never entered');
      if (real < begin) throw broken(offset[row], 'a goroutine leaves a system call before it entered it');
      if (real === ticks[row]) continue;
      ticks[row] = real;
      moved.push(at);
    }
  }
  return moved.length === 0 ? order : merged(order, ticks, moved);
}

function merged(order: Uint32Array, ticks: Float64Array, moved: readonly number[]): Uint32Array {
  const exits = moved.toSorted((a, b) => ticks[order[a]] - ticks[order[b]] || a - b);
  const result = new Uint32Array(order.length);
  let at = 0; // next that may stay
  let skip = 0; // next of `moved`, in place
  let exit = 0; // next of `exits`, by time
  for (let out = 0; out < result.length; out++) {
    while (skip < moved.length && moved[skip] === at) {
      skip++;
      at++;
    }
    if (exit < exits.length && (at === order.length || precedes(exits[exit], at, order, ticks))) result[out] = order[exits[exit++]];
    else result[out] = order[at++];
  }
  return result;
}

function precedes(a: number, b: number, order: Uint32Array, ticks: Float64Array): boolean {
  const difference = ticks[order[a]] - ticks[order[b]];
  return difference < 0 || (difference === 0 && a < b);
}

function broken(offset: number, what: string): DamageError {
  return new DamageError({ what: 'inconsistent', message: t('The trace contradicts itself at byte {offset}: {what}.', { offset, what }), offset });
}
