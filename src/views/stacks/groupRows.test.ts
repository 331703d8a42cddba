import { describe, expect, test } from 'vitest';
import type { GoroutineStackGroup } from '../../../workers/api.ts';
import { groupCsvLine, groupText, longestWait, shownGroups, stackTitle, stackWords, statesWords, waitWords } from './groupRows.ts';
import { INITIAL_STACKS_LOOK, type StacksLook } from './stacksLook.ts';

function group(patch: Partial<GoroutineStackGroup>): GoroutineStackGroup {
  const stack = [
    { name: 'runtime.gopark', file: '/go/proc.go', line: 4 },
    { name: 'sync.(*Mutex).Lock', file: '/go/mutex.go', line: 46 },
    { name: 'example.com/shop/cart.(*Cart).Add', file: '/src/cart.go', line: 7 },
    { name: 'main.main', file: '/src/main.go', line: 9 },
  ];
  return { goroutines: 3, stack, depth: stack.length, states: [{ state: 'select', goroutines: 3 }], createdBy: 'main.start', longestWaitMinutes: 0, medianWaitMinutes: 0, labels: [], ids: ['7', '8', '9'], suspicion: undefined, ...patch };
}

const GROUPS = [
  group({ goroutines: 9, longestWaitMinutes: 2 }),
  group({ goroutines: 5, longestWaitMinutes: 30, states: [{ state: 'IO wait', goroutines: 4 }, { state: 'running', goroutines: 1 }], suspicion: 'Long.', labels: [{ key: 'path', text: '/buy', goroutines: 2 }], ids: ['77'] }),
  group({ goroutines: 1, states: undefined, createdBy: undefined, longestWaitMinutes: undefined, stack: [], depth: 0, ids: [] }),
];

const placesOf = (look: Partial<StacksLook>): number[] => shownGroups({ groups: GROUPS }, { ...INITIAL_STACKS_LOOK, ...look }).map(({ at }) => at);

describe('groups that are shown', () => {
  test.each<[Partial<StacksLook>, number[]]>([
    [{}, [0, 1, 2]],
    [{ order: 'wait' }, [1, 0, 2]],
    [{ suspects: true }, [1]],
    [{ state: 'running' }, [1]],
    [{ state: 'runn' }, []],
    [{ filter: 'cart\\.go:7$' }, [0, 1]],
    [{ filter: 'PATH=/buy' }, [1]],
    [{ filter: '^77$' }, [1]],
    [{ filter: 'main.start' }, [0, 1]],
    [{ filter: '(' }, [0, 1]],
    [{ filter: 'cart', state: 'select' }, [0]],
  ])('%j', (look, places) => expect(placesOf(look)).toEqual(places));
});

describe('words', () => {
  test('a stack, from the first function outside what waits', () => {
    expect(stackWords(group({}))).toBe('cart.(*Cart).Add ← main.main');
    expect(stackWords({ stack: [{ name: 'runtime.bgsweep', file: '', line: 0 }], depth: 9 })).toBe('runtime.bgsweep ← …');
    expect(stackWords({ stack: [], depth: 0 })).toBe('(no stack)');
    expect(stackTitle({ stack: [{ name: 'a', file: '/f.go', line: 0 }, { name: 'b', file: '', line: 0 }], depth: 4 })).toBe('a  /f.go\nb\nand 2 more');
  });

  test('states', () => {
    expect(GROUPS.map(statesWords)).toEqual(['select', '4 IO wait, 1 running', undefined]);
  });

  test.each([
    [undefined, ''],
    [0, '< 1 min'],
    [59, '59 min'],
    [61, '1 h 1 min'],
    [3000, '2 d 2 h'],
  ])('a wait of %s', (minutes, words) => expect(waitWords(minutes)).toBe(words));

  test('what runs does not wait', () => {
    expect(longestWait({ longestWaitMinutes: 0, states: [{ state: 'running', goroutines: 1 }, { state: 'runnable', goroutines: 1 }] })).toBe('');
    expect(longestWait({ longestWaitMinutes: 0, states: [{ state: 'running', goroutines: 1 }, { state: 'sleep', goroutines: 1 }] })).toBe('< 1 min');
  });

  test('a group as text', () => {
    expect(groupText(GROUPS[1] as GoroutineStackGroup)).toBe(
      '5 goroutines [4 IO wait, 1 running, up to 30 minutes]:\nruntime.gopark\n\t/go/proc.go:4\nsync.(*Mutex).Lock\n\t/go/mutex.go:46\nexample.com/shop/cart.(*Cart).Add\n\t/src/cart.go:7\nmain.main\n\t/src/main.go:9\ncreated by main.start\n# path=/buy: 2\n# ids: 77 …\n# Long.\n',
    );
    expect(groupText(GROUPS[2] as GoroutineStackGroup)).toBe('1 goroutine:\n');
  });

  test('a group as CSV', () => {
    expect(groupCsvLine({ at: 1, group: GROUPS[1] as GoroutineStackGroup })).toEqual([
      5, '4 IO wait, 1 running', 30, 0, 'main.start', 'Long.', 'path=/buy: 2',
      'runtime.gopark /go/proc.go:4 < sync.(*Mutex).Lock /go/mutex.go:46 < example.com/shop/cart.(*Cart).Add /src/cart.go:7 < main.main /src/main.go:9',
    ]);
  });
});
