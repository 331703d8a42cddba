import { describe, expect, it } from 'vitest';
import { readingTag, tagged, untagged } from './ofReading.ts';

describe('places in a reading', () => {
  it('are those of its options, in whatever order these were set', () => {
    const one = readingTag({ focus: 'main', noInlines: true, base: { profile: 'a', how: 'base', normalize: true } });
    expect(one).toMatch(/^[0-9a-f]{4}$/);
    expect(readingTag({ base: { normalize: true, how: 'base', profile: 'a' }, noInlines: true, focus: 'main' })).toBe(one);
    expect(readingTag({ focus: 'main', noInlines: true, base: { profile: 'b', how: 'base', normalize: true } })).not.toBe(one);
    expect(readingTag({ focus: 'main' })).not.toBe(readingTag({ ignore: 'main' }));
    expect([readingTag({}), readingTag({}, 'callers') === readingTag({})]).toEqual(['', false]);
  });

  it('are none of another reading', () => {
    const tag = readingTag({ focus: 'main' });
    expect(untagged(tagged('12', tag), tag)).toBe('12');
    expect(untagged(tagged('12', ''), '')).toBe('12');
    expect([untagged('12', tag), untagged(tagged('12', tag), ''), untagged('', ''), untagged(`12.${tag}.${tag}`, tag)]).toEqual(['', '', '', '']);
    expect(tagged('', tag)).toBe('');
  });
});
