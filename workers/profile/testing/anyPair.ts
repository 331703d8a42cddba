// For tests: pairs of small odd profiles drawn from a seed, alike or nearly alike, for what real recordings do not have.
import { profileFromText } from './profileText.ts';

const TIME = ['ns', 'ms', 's', 'nanoseconds'];
const MEMORY = ['bytes', 'kb', 'mb'];
const UNITS = [TIME, MEMORY, ['count']];
const FRAMES = ['a', 'b', 'c', 'd@x.go:7', '~e', '?'];
const VALUES = ['0', '1', '-1', '7', '-5', '3', '1000003', '9007199254740993', '-9223372036854775808', '9223372036854775807'];
const LABELS = ['#k=v', '#k=w', '#n:3', '#n:-9ms', '#bytes:64', '#base', '#z='];

/** Bytes of a profile and of one to take off; every third pair is not of one kind, or in other units. */
export function anyPair(seed: number): readonly [profile: Uint8Array, base: Uint8Array] {
  const draw = draws(seed);
  const first = draw.of(UNITS);
  const second = draw.of(UNITS);
  const types = [`x/${first[0]}`, `y/${second[0]}`];
  const own = profile(draw, types, `p/${first[0]}`);
  if (draw.below(3) > 0) return [own, profile(draw, types, `p/${first[0]}`)];
  const x = `x/${draw.of(first)}`;
  const y = `y/${draw.of(draw.of([second, second, TIME]))}`;
  return [own, profile(draw, draw.of([[x, y], [y, x], [x], [x, 'z/count', y], ['xs/count', y]]), `p/${draw.of(draw.of([first, first, MEMORY]))}`)];
}

function profile(draw: Draws, types: readonly string[], periodType: string): Uint8Array {
  const lines = draw.list(1, 8, () => {
    const stack = draw.list(0, 5, () => draw.of(FRAMES)).map((frame, i) => (i === 0 ? frame.replace('~', '') : frame));
    return [stack.length === 0 ? ';' : stack.join(';'), ...types.map(() => draw.of(VALUES)), ...draw.list(0, 3, () => draw.of(LABELS))].join(' ');
  });
  const comments = draw.of([[], ['one'], ['one', 'two']]);
  return profileFromText(lines.join('\n'), { types, periodType, period: 1 + draw.below(100), comments, defaultSampleType: draw.of(['', 'x', 'y']) });
}

interface Draws {
  below(end: number): number;
  of<Item>(items: readonly Item[]): Item;
  list<Item>(least: number, end: number, item: () => Item): Item[];
}

function draws(seed: number): Draws {
  let state = Math.imul(seed + 1, 0x9e37_79b1) >>> 0;
  const below = (end: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * end);
  };
  return {
    below,
    of: (items) => items[below(items.length)],
    list: (least, end, item) => Array.from({ length: least + below(end - least) }, item),
  };
}
