import { describe, expect, it } from 'vitest';
import { decodableUntil } from './wellFormed.ts';

const GO_START = 16; // two arguments
const PROC_STOP = 11; // none
const MANY = Array<number>(9).fill(0x80);

describe('decodableUntil', () => {
  it.each([
    ['nothing', [], 0],
    ['events to the last byte', [PROC_STOP, 1, GO_START, 1, 7, 1], 6],
    ['a padded number of ten bytes', [PROC_STOP, ...MANY, 1], 11],
    ['a type that is not timed', [PROC_STOP, 1, 5, 1], 2],
    ['an argument that is missing', [PROC_STOP, 1, GO_START, 1, 7], 2],
    ['a number cut off', [PROC_STOP, 1, PROC_STOP, 0x80], 2],
    ['a number of eleven bytes', [PROC_STOP, 1, PROC_STOP, ...MANY, 0x80, 1], 2],
    ['a number over 64 bits', [PROC_STOP, 1, PROC_STOP, ...MANY, 2], 2],
  ])('%s', (_what, bytes, until) => expect(decodableUntil(Uint8Array.from(bytes), 0, bytes.length)).toBe(until));
});
