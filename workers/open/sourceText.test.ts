import { describe, expect, it } from 'vitest';
import { fetchSourceText } from './sourceText.ts';

describe('fetching a source file', () => {
  it('gives its text', async () => {
    expect(await fetchSourceText(`data:text/plain,${encodeURIComponent('package main // ü\n')}`)).toEqual({ is: 'text', text: 'package main // ü\n' });
  });

  it.each([
    ['data:text/html,%20<!DOCTYPE%20html><p>', 'web page'],
    ['data:application/octet-stream,%00%01', 'not a text'],
    ['data:text/plain,0123456789', 'larger'],
    ['http://127.0.0.1:1/main.go', 'cannot be read'],
    ['nonsense', 'cannot be read'],
  ])('says why not: %s', async (url, reason) => {
    const answer = await fetchSourceText(url, url.endsWith('789') ? 9 : 1000);
    expect(answer).toMatchObject({ is: 'refused' });
    expect(answer.is === 'refused' && answer.message).toContain(reason);
  });
});
