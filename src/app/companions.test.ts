import { describe, expect, it } from 'vitest';
import type { LogFacts } from '../../workers/api.ts';
import { companion, type OpenLog } from './companions.ts';

const log: OpenLog = { key: 'stderr.log', facts: {} as LogFacts, ask: () => Promise.reject(new Error('asked')) };
const place = (): void => undefined;

describe('a log beside the document on screen', () => {
  it('lies where it was found, with what speaks for that', () => {
    const found = companion(log, { offsetNs: -4e6, by: 'GC cycles', precisionNs: 2e5, cycles: 8, through: 'memstats.jsonl' }, undefined, place);
    expect(found).toEqual({ ...log, place, offsetNs: -4e6, alignedBy: 'GC cycles', precisionNs: 2e5, agreeingCycles: 8, through: 'memstats.jsonl', unaligned: undefined });
  });

  it('lies where the reader puts it, whatever was found, also at 0', () => {
    for (const aligned of [undefined, { refused: 'ambiguous' as const }, { offsetNs: 5, by: 'wall clock' as const, precisionNs: 1, cycles: 0, through: undefined }]) {
      expect(companion(log, aligned, 0, place)).toMatchObject({ offsetNs: 0, alignedBy: 'by hand', precisionNs: undefined, unaligned: undefined });
    }
  });

  it('says why it has no place', () => {
    expect(companion(log, undefined, undefined, place)).toMatchObject({ offsetNs: undefined, unaligned: 'not known yet' });
    expect(companion(log, { refused: 'other times' }, undefined, place)).toMatchObject({ offsetNs: undefined, unaligned: 'other times' });
  });
});
