// Test only: what a damaged trace must come to, said once.

import { expect } from 'vitest';
import type { DamageCode } from '../../api.ts';
import { openEveryWay } from './everyWay.ts';
import { type Part, assemble } from './rawTrace.ts';

export interface DamageCase {
  /** What was done to the trace. */
  readonly damage: string;
  /** The trace, with HERE before the byte at fault. */
  readonly trace: readonly Part[];
  readonly what: DamageCode;
  readonly says: string | RegExp;
  /** Events that are still delivered, syncs included. */
  readonly events: number;
  /** Whole generations, and whether events of one that broke off are shown as well. */
  readonly keeps: 'nothing' | 'part of the first generation' | '1 whole generation' | '2 whole generations';
}

/** However the trace is decoded. */
export async function expectDamage({ trace, what, says, events, keeps }: DamageCase): Promise<void> {
  const { bytes, here } = assemble(...trace);
  const opened = await openEveryWay(bytes);
  const { damage } = opened;
  expect(damage?.message).toMatch(typeof says === 'string' ? exactly(says) : says);
  expect(damage?.what).toBe(what);
  expect(damage?.offset).toBe(here);
  expect(damage?.advice).toMatch(/^[A-Z].+\.$/s);
  expect(opened.events).toBe(events);
  if (keeps === 'nothing') expect(damage?.survived).toBeUndefined();
  else expect(damage?.survived?.startsWith(`${events} events (${keeps}), up to `), damage?.survived).toBe(true);
}

/** A sentence to the letter. */
function exactly(sentence: string): RegExp {
  return new RegExp(`^${sentence.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}$`);
}
