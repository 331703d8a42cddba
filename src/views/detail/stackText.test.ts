import { expect, it } from 'vitest';
import { shortPath, stackText } from './stackText.ts';

it('writes a stack as Go does', () => {
  const frames = [
    { func: 'main.work', file: '/src/main.go', line: 7 },
    { func: 'runtime.goexit', file: '', line: 0 },
  ];
  expect(stackText(frames)).toBe('main.work\n\t/src/main.go:7\nruntime.goexit');
});

it('keeps the end of a path', () => {
  expect(shortPath('/usr/local/go/src/net/http/server.go')).toBe('http/server.go');
  expect(shortPath('main.go')).toBe('main.go');
});
