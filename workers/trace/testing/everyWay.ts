// Test only: a trace decoded in every way there is. Whatever the file holds, all come to the same: the same damage after the same
// events, the same report, the same answer to every question.

import { expect } from 'vitest';
import { DamageError } from '../../damage.ts';
import type { OpenTrace } from '../openTrace.ts';
import { openBytes } from './openBytes.ts';
import { ShuffledDecoders } from './shuffledDecoders.ts';
import { tellAll } from './tellAll.ts';

const SEED = 20261123;

/** In sequence, each generation with the state that the one before left: what Go's reader does. */
export function openInSequence(bytes: Uint8Array): Promise<OpenTrace> {
  return openBytes(bytes, { onChunk: () => undefined });
}

/** Throws what every way throws where there is nothing to show. */
export async function openEveryWay(bytes: Uint8Array): Promise<OpenTrace> {
  const trace = await orDamage(openInSequence(bytes));
  await expectEveryWay(bytes, trace);
  if (trace instanceof DamageError) throw trace;
  return trace;
}

/** `inSequence`: the same bytes decoded in sequence, or what was thrown. `again`: also as if no detail could be held, which takes longer. */
export async function expectEveryWay(bytes: Uint8Array, inSequence: OpenTrace | DamageError, again = true): Promise<void> {
  const expected = await outcomeOf(inSequence);
  const known = JSON.stringify(expected);
  const stepBytes = Math.ceil(bytes.length / 7);
  const ways: (readonly [string, Promise<OpenTrace>])[] = [
    ['each generation alone, one after the other', openBytes(bytes)],
    ['on three threads, as the file arrives', openBytes(bytes, { decoders: new ShuffledDecoders(3, SEED + bytes.length), stepBytes })],
  ];
  if (again) {
    ways.push(['on two threads, all details let go', openBytes(bytes, { decoders: new ShuffledDecoders(2, SEED), memoryBudgetBytes: 0 })]);
  }
  for (const [way, opening] of ways) {
    const outcome = await outcomeOf(await orDamage(opening));
    // Comparing texts is far faster; what differs, the matcher shows.
    if (JSON.stringify(outcome) !== known) expect(outcome, way).toEqual(expected);
  }
}

async function orDamage(opening: Promise<OpenTrace>): Promise<OpenTrace | DamageError> {
  try {
    return await opening;
  } catch (error) {
    if (error instanceof DamageError) return error;
    throw error;
  }
}

function outcomeOf(opened: OpenTrace | DamageError): Promise<unknown> {
  return opened instanceof DamageError ? Promise.resolve(opened.damage) : tellAll(opened);
}
