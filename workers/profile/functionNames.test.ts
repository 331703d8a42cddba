import { describe, expect, test } from 'vitest';
import { compareAsGo, hashOf, packageOf, unnamedFrame, withoutSignature } from './functionNames.ts';

describe('names as the reference shows them', () => {
  test.each([
    ['main.(*T).f', 'main.(*T).f'],
    ['main.(*T[...]).f', 'main.(*T[...]).f'],
    ['slices.SortFunc[func(int) bool]', 'slices.SortFunc[func bool]'],
    ['std::vector<int>::push(int)', 'std::vector::push'],
    ['<script>alert(1)</script>', 'alert'],
    ['java.Foo.<init>', 'java.Foo.<init>'],
    ['f[chan<- int]', 'f[chan<- int]'],
    ['a::b)(c', 'a::b)(c'],
  ])('%s → %s', (name, shown) => {
    expect(withoutSignature(name)).toBe(shown);
  });

  test('frames without a function', () => {
    expect(unnamedFrame('/usr/lib/libc.so.6')).toBe('[libc.so.6]');
    expect(unnamedFrame('')).toBe('<unknown>');
  });
});

test.each([
  ['net/http.(*conn).serve', '', 'net/http'],
  ['main.main.func1', '', 'main'],
  ['gopkg.in/yaml%2ev3.Unmarshal', '', 'gopkg.in/yaml%2ev3'],
  ['slices.Sort[go.shape.[]encoding/json.field]', '', 'slices'],
  ['std::vector::push', '', 'std'],
  ['memcpy', '', ''],
  ['', '/usr/lib/libc.so.6', '/usr/lib'],
])('package of %s', (name, file, module) => {
  expect(packageOf(name, file)).toBe(module);
});

test('hashes tell packages apart and stay the same', () => {
  expect(hashOf('')).toBe(0x811c9dc5);
  expect(hashOf('a')).toBe(0xe40c292c);
  expect(hashOf('runtime')).not.toBe(hashOf('main'));
});

test('order is that of UTF-8 bytes', () => {
  const names = ['\u{1f600}', '\uffee', 'b', 'ab', 'a', ''];
  expect(names.toSorted(compareAsGo)).toEqual(['', 'a', 'ab', 'b', '\uffee', '\u{1f600}']);
});
