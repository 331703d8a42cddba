import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LARGEST_CLASS_BYTES, mostWaste, SIZE_CLASSES, sizeClassOf } from './sizeClasses.ts';

test('there are 67 classes, ascending, from 8 bytes to 32 KiB', () => {
  expect(SIZE_CLASSES).toHaveLength(67);
  expect(SIZE_CLASSES).toEqual(SIZE_CLASSES.toSorted((a, b) => a - b));
  expect(new Set(SIZE_CLASSES).size).toBe(67);
  expect([SIZE_CLASSES[0], SIZE_CLASSES.at(-1)]).toEqual([8, LARGEST_CLASS_BYTES]);
});

test.each([
  [1, 8],
  [8, 8],
  [9, 16],
  [33, 48],
  [1025, 1152],
  [1409, 1536],
  [6529, 6784],
  [28_673, 32_768],
  [32_768, 32_768],
])('an object of %d bytes takes %d', (asked, taken) => {
  expect(SIZE_CLASSES[sizeClassOf(asked)]).toBe(taken);
});

test('a larger object has no class', () => {
  expect(sizeClassOf(32_769)).toBe(SIZE_CLASSES.length);
});

test('the most that rounding up wastes', () => {
  expect(mostWaste(0)).toBe(7 / 8);
  expect(mostWaste(SIZE_CLASSES.indexOf(48))).toBe(15 / 48);
});

/** Where the runtime lists its classes; GOPHERSCOPE_GO (the go command) or GOROOT says where Go is. */
const go = process.env.GOPHERSCOPE_GO;
const goRoot = go === undefined ? (process.env.GOROOT ?? '') : join(go, '../..');
const source = ['src/internal/runtime/gc/sizeclasses.go', 'src/runtime/sizeclasses.go'].map((path) => join(goRoot, path)).find((path) => goRoot !== '' && existsSync(path));

describe.skipIf(source === undefined)('beside the runtime’s own table', () => {
  test('it is the same', () => {
    const [, list = ''] = /(?:class_to_size|SizeClassToSize)\s*=\s*\[[^\]]*\]uint16\{([^}]*)\}/.exec(readFileSync(source ?? '', 'utf8')) ?? [];
    expect(list.split(',').map(Number)).toEqual([0, ...SIZE_CLASSES]);
  });
});
