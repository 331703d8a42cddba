// What links call the goroutines, creations and stops of a trace leads back to each of them.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Thing, ThingName } from '../../api.ts';
import { generationOf, goroutineStory } from '../index/goroutineStory.ts';
import { type DetailedTrace, detailsOf } from '../testing/indexOf.ts';
import { scheduleTrace } from '../testing/schedule.ts';
import { ask } from './ask.ts';

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(fileURLToPath(new URL(`../../../fixtures/traces/${name}.trace`, import.meta.url))));

/** Every one that has a number: one that lived on keeps its first. */
function thingsOf({ index }: DetailedTrace): readonly Thing[] {
  const goroutines = Array.from({ length: index.goroutineNumbers }, (_, goroutine) => goroutine).filter((goroutine) => {
    const story = generationOf(index, goroutine) && goroutineStory(index, goroutine);
    return story !== undefined && story.number === goroutine;
  });
  return [
    ...goroutines.map((goroutine): Thing => ({ thing: 'goroutine', goroutine })),
    ...Array.from({ length: index.startWaits.count }, (_, creation): Thing => ({ thing: 'creation', creation })),
    ...index.ranges.stw.map((_, at): Thing => ({ thing: 'stop', index: at })),
  ];
}

/** All, or every so many-th of very many. */
function some(things: readonly Thing[]): readonly Thing[] {
  const step = Math.ceil(things.length / 500);
  return things.filter((_, at) => at % step === 0);
}

const TWICE = scheduleTrace(
  `
  G1 main.main: run 0-90 P0
  G7 main.worker by G1: created 5 | run 6-16 P1 | end
  G8 main.late by G1: created 30 | run 61-62 P2 | end
`,
  26,
  [20, 40, 60],
);

describe.each([['a schedule', TWICE] as const, ...['go1.27-long-run-gen100ms', 'go1.22-sched-latency', 'go1.27-http-server', 'go1.26-flight-recorder'].map((name) => [name, fixture(name)] as const)])('names in %s', (_, bytes) => {
  it('lead back to what they name', async () => {
    const held = await detailsOf(bytes);
    const things = some(thingsOf(held));
    const names = await ask(held.details, { ask: 'namesOf', things });
    expect(names).not.toContain(undefined);
    expect(await ask(held.details, { ask: 'thingsNamed', names: names.filter((name) => name !== undefined) })).toEqual(things);
  });

  it('are found where nothing is held', async () => {
    const held = await detailsOf(bytes);
    const letGo = await detailsOf(bytes, 0);
    const things = thingsOf(held).filter((_thing, at, all) => at % Math.ceil(all.length / 12) === 0);
    const names = await ask(letGo.details, { ask: 'namesOf', things });
    expect(names).toEqual(await ask(held.details, { ask: 'namesOf', things }));
    expect(await ask(letGo.details, { ask: 'thingsNamed', names: names.filter((name) => name !== undefined) })).toEqual(things);
  });
});

describe('a name', () => {
  it('is what the file says', async () => {
    const { details } = await detailsOf(TWICE);
    const named = async (...names: readonly ThingName[]) => ask(details, { ask: 'thingsNamed', names });
    const worker = await ask(details, { ask: 'creation', creation: 0 });
    const atNs = worker?.createdNs ?? Number.NaN;
    expect(worker?.created.id).toBe('7');
    expect(await named({ thing: 'creation', id: '7', atNs })).toEqual([{ thing: 'creation', creation: 0 }]);
    expect(await named({ thing: 'creation', id: '8', atNs }, { thing: 'stop', atNs }, { thing: 'goroutine', id: '99', atNs }, { thing: 'goroutine', id: '-1', atNs: 0 })).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('may have any time of the goroutine’s life', async () => {
    const { details } = await detailsOf(TWICE);
    const [first, within, after] = await ask(details, { ask: 'thingsNamed', names: [30, 61, 85].map((atNs): ThingName => ({ thing: 'goroutine', id: '8', atNs })) });
    expect(within).toEqual(first);
    // It has ended by then, and there is no other.
    expect(after).toEqual(first);
  });

  it('that nothing has yet is none', async () => {
    const { details } = await detailsOf(TWICE);
    expect(await ask(details, { ask: 'namesOf', things: [{ thing: 'goroutine', goroutine: 1e6 }, { thing: 'creation', creation: 1e6 }, { thing: 'stop', index: 1e6 }] })).toEqual([undefined, undefined, undefined]);
  });
});
