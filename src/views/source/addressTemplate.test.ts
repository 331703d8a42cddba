import { describe, expect, it } from 'vitest';
import { linkTo, ownFolder, sharedFolder, templateProblem, textAddress } from './addressTemplate.ts';

describe('addresses of source lines', () => {
  it('have the path and the line where the template wants them', () => {
    const address = { template: 'https://example.com/r/{path}#L{line}', before: '/home/me/proj/' };
    expect(linkTo(address, '/home/me/proj/cmd/a b/main.go', 12)).toBe('https://example.com/r/cmd/a%20b/main.go#L12');
    expect(linkTo(address, '/usr/local/go/src/runtime/proc.go', 1)).toBeUndefined();
  });

  it('may be just where the files are', () => {
    expect(linkTo({ template: 'https://example.com/r/?ref=main', before: '' }, '/a/b.go', 3)).toBe('https://example.com/r/a/b.go?ref=main');
    expect(linkTo({ template: 'https://example.com/r', before: '' }, 'm@v1.0.0/b.go', 3)).toBe('https://example.com/r/m@v1.0.0/b.go');
  });

  it('put no dollar signs of a path to work', () => {
    expect(linkTo({ template: 'https://e.com/{path}', before: '' }, '$GOROOT/src/$&.go', 3)).toBe('https://e.com/%24GOROOT/src/%24%26.go');
  });

  it('are none without a template, or with one that is no address', () => {
    expect(linkTo({ template: '', before: '' }, 'a.go', 1)).toBeUndefined();
    expect(linkTo({ template: 'javascript:alert(1)//{path}', before: '' }, 'a.go', 1)).toBeUndefined();
    expect(templateProblem('javascript:alert(1)')).toContain('https://');
    expect(templateProblem('https://exa mple/{path}')).toContain('not an address');
    expect(templateProblem('https://example.com/{path}#L{line}')).toBeUndefined();
  });

  it('of texts go without the line, and to GitHub’s place of texts', () => {
    expect(textAddress({ template: 'https://github.com/o/r/blob/main/{path}#L{line}', before: '' }, 'a/b.go')).toBe('https://raw.githubusercontent.com/o/r/main/a/b.go');
    expect(textAddress({ template: 'https://example.com/{path}', before: '' }, 'a/b.go')).toBe('https://example.com/a/b.go');
  });
});

it('finds where the program’s own files are, among Go’s and those of modules', () => {
  const functions = [
    { name: 'encoding/json.Marshal', file: '/usr/local/go/src/encoding/json/encode.go' },
    { name: 'runtime.mallocgc', file: 'runtime/malloc.go' },
    { name: 'github.com/x/y.F', file: '/home/me/go/pkg/mod/github.com/x/y@v1.2.3/f.go' },
    { name: 'main.(*server).serve', file: '/home/me/proj/cmd/server/main.go' },
    { name: 'example.com/me/proj/store.Get[go.shape.int]', file: '/home/me/proj/store/get.go' },
    { name: '', file: '' },
  ];
  expect(ownFolder(functions)).toBe('/home/me/proj/');
});

it('finds the folder that files share', () => {
  expect(sharedFolder(['/home/me/p/a.go', '/home/me/p/sub/b.go', '/home/me/pool/c.go'])).toBe('/home/me/');
  expect(sharedFolder(['/home/me/p/a.go'])).toBe('/home/me/p/');
  expect(sharedFolder(['a.go', 'x/b.go'])).toBe('');
  expect(sharedFolder([])).toBe('');
});
