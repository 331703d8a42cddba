import { describe, expect, it } from 'vitest';
import { matcher } from './matcher.ts';

describe('a filter', () => {
  it('is a regular expression, upper and lower case alike', () => {
    const matches = matcher('^net/.*serve$');
    expect(matches('net/http.(*conn).Serve')).toBe(true);
    expect(matches('main.serve')).toBe(false);
  });

  it('is plain text where it is none', () => {
    expect(matcher('(*conn')('net/http.(*Conn).serve')).toBe(true);
    expect(matcher('(*conn')('net/http.conn')).toBe(false);
  });

  it('lets everything through when empty', () => {
    expect(matcher('')('')).toBe(true);
  });
});
