import { expect, test } from 'vitest';
import { stateKind } from './stateKind.ts';

test.each([
  ['running', 'running'],
  ['runnable (scan)', 'runnable'],
  ['syscall', 'syscall'],
  ['chan send (nil chan) (leaked)', 'chan-send'],
  ['chan receive', 'chan-receive'],
  ['select (no cases)', 'select'],
  ['sync.WaitGroup.Wait', 'sync'],
  ['semacquire', 'sync'],
  ['IO wait', 'network'],
  ['sleep', 'sleep'],
  ['GC worker (idle)', 'gc'],
  ['force gc (idle)', 'gc'],
  ['finalizer wait', 'gc'],
  ['waiting for cgo callback', 'other'],
  ['a state of a later Go', 'other'],
])('%s', (state, kind) => expect(stateKind(state)).toBe(kind));
