// Writes the large profiles that the figures are of: the same bytes on every machine.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { LARGE_SHAPES } from '../workers/profile/testing/largeProfile.ts';

/** Gzipped, as Go writes profiles. Returns the size before. */
export function makeProfile(name: string, out: string): number {
  const shape = LARGE_SHAPES.find((one) => one.name === name);
  if (shape === undefined) throw new Error(`There is no shape ${name}; there are ${LARGE_SHAPES.map((one) => one.name).join(', ')}.`);
  const bytes = shape.make(shape.samples);
  writeFileSync(out, gzipSync(bytes));
  return bytes.length;
}
