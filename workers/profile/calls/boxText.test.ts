import { expect, test } from 'vitest';
import { boxText } from './boxText.ts';

const lines = (name: string) => boxText(name, 0, 1).lines;

test('package and function stand on lines of their own, without their path', () => {
  expect(lines('net/http.(*conn).serve')).toEqual(['http', '(*conn).serve']);
  expect(lines('main.main.func1')).toEqual(['main', 'main.func1']);
  expect(lines('[libc.so.6]')).toEqual(['[libc.so.6]']);
  expect(lines('<unknown>')).toEqual(['<unknown>']);
  expect(lines('clock_gettime')).toEqual(['clock_gettime']);
});

test('a line keeps its file, a file its ending', () => {
  expect(lines('main.run /src/app/run.go:12')).toEqual(['main', 'run', 'run.go:12']);
  expect(lines('/src/app/run.go')).toEqual(['run.go']);
});

test('type arguments keep their dots and slashes, long ones go; long lines are broken at a dot', () => {
  expect(lines('slices.Sort[go.shape.int]')).toEqual(['slices', 'Sort[go.shape.int]']);
  expect(lines('a/b.Map[example.com/long/path.Key,example.com/long/path.Value].get')).toEqual(['b', 'Map[…].get']);
  expect(lines('main.aVeryLongFunctionNameOfItsOwn.anotherLongName.func1').every((line) => line.length <= 30)).toBe(true);
  expect(lines('x'.repeat(500))).toEqual([`${'x'.repeat(29)}…`]);
});

test('letters grow with the root of the share, boxes with letters and lines', () => {
  expect([0, 0.25, 1, 7].map((share) => boxText('a', share, 1).fontSize)).toEqual([8, 16, 24, 24]);
  const small = boxText('main.main', 0, 1);
  expect(boxText('main.main', 0, 2).height).toBeGreaterThan(small.height);
  expect(boxText('main.aLongerName.func1.func2', 0, 1).width).toBeGreaterThan(small.width);
});
