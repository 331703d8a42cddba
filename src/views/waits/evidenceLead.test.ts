import { expect, test } from 'vitest';
import { INITIAL_WAIT_LOOK } from './waitLook.ts';
import { evidenceLead } from './evidenceLead.ts';

const state = { waitLook: INITIAL_WAIT_LOOK };

test('a cause lists its waits, and pressed again all of them', () => {
  const chosen = evidenceLead({ to: 'cause', cause: 'world stopped' }, state).patch;
  expect(chosen).toEqual({ view: 'waits', waitLook: { ...INITIAL_WAIT_LOOK, main: 'world stopped' } });
  expect(evidenceLead({ to: 'cause', cause: 'world stopped' }, { waitLook: { ...INITIAL_WAIT_LOOK, main: 'world stopped' } }).patch.waitLook?.main).toBeUndefined();
});

test('a holder leads to what it ran, the collector to its cycles, a stop to itself', () => {
  expect(evidenceLead({ to: 'holder', holder: { name: 'main.worker', what: 'program', waitedNs: 1 } }, state).patch).toMatchObject({
    view: 'flame',
    traceProfile: { kind: 'running', of: { lane: 'group', by: 'entry', group: 'main.worker' } },
  });
  expect(evidenceLead({ to: 'holder', holder: { name: 'GC mark worker', what: 'GC', waitedNs: 1 } }, state).patch.view).toBe('gc');
  expect(evidenceLead({ to: 'stop', index: 4 }, state).patch).toEqual({ pin: { pin: 'stw', index: 4 } });
});
