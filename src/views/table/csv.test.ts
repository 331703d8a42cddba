import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of comma-separated values', () => {
  it('quotes what would break it', () => {
    expect(csvLine(['main.run', 12, undefined, 'a,b', 'say "hi"', 'two\nlines'])).toBe('main.run,12,,"a,b","say ""hi""","two\nlines"\r\n');
  });
});
