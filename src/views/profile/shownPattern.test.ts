import { describe, expect, it } from 'vitest';
import { functionOfRow, functionPattern, shownPattern } from './shownPattern.ts';

describe('what peek and source look for', () => {
  it('is what was written, else the chosen function, else everything', () => {
    expect(shownPattern({ pattern: 'net/', chosen: 'main.f' })).toBe('net/');
    expect(shownPattern({ pattern: '', chosen: 'main.(*T).f' })).toBe(String.raw`^main\.\(\*T\)\.f$`);
    expect(shownPattern({ pattern: '', chosen: undefined })).toBe('');
  });

  it('is the function of a row, where lines have functions', () => {
    expect(functionPattern({ pattern: '', chosen: 'main.f /src/main.go:12' }, { granularity: 'lines' })).toBe(String.raw`^main\.f$`);
  });
});

describe('the function in the name of a row', () => {
  it.each([
    ['main.f', undefined, 'main.f'],
    ['main.f /src/with blank/main.go', 'filefunctions', 'main.f'],
    ['main.f /src/main.go:12', 'lines', 'main.f'],
    ['main.f main.go:12', 'lines', 'main.f'],
    ['main.f C:/src/main.go:12', 'lines', 'main.f'],
    ['runtime.goexit', 'lines', 'runtime.goexit'],
    ['main.g[go.shape.int,go.shape.string] /src/g.go:3', 'lines', 'main.g[go.shape.int,go.shape.string]'],
    ['00000000004a1b2c main.f /src/main.go:12', 'addresses', 'main.f'],
    ['std::map<int, char> make(long, char) /src/a.cc:9', 'lines', 'std::map<int, char> make(long, char)'],
    ['/src/main.go', 'files', '/src/main.go'],
  ] as const)('%s, by %s', (name, granularity, wanted) => {
    expect(functionOfRow(name, granularity)).toBe(wanted);
  });
});
