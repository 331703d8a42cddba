import { describe, expect, it } from 'vitest';
import { RANGE_PROFILES } from '../../../workers/api.ts';
import { goCommand, PROFILE_KINDS, wordsOf } from './profileKinds.ts';

describe('profiles of a trace', () => {
  it('have words, in the order of the question', () => {
    expect(PROFILE_KINDS.map(({ id }) => id)).toEqual(RANGE_PROFILES);
    expect(wordsOf('net').text).toBe('Network');
  });

  it('name Go’s command where it makes the same', () => {
    expect(goCommand('sync', 'trace.out')).toBe('go tool trace -pprof=sync trace.out > sync.pprof');
    expect(goCommand('net', "my file's")).toBe(String.raw`go tool trace -pprof=net 'my file'\''s' > net.pprof`);
    expect(goCommand('cpu', 'trace.out')).toBeUndefined();
  });
});
