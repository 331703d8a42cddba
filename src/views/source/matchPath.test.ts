import { describe, expect, it } from 'vitest';
import { PathIndex } from './matchPath.ts';

const found = (given: readonly string[], wanted: string) => {
  const match = new PathIndex(given).find(wanted);
  return match.is === 'found' ? `${given[match.at]}${match.byNameOnly ? ' (name only)' : ''}` : match.is;
};

describe('which given file is meant', () => {
  it('is the one whose path ends most like it', () => {
    const given = ['proj/main.go', 'proj/cmd/a/main.go', 'proj/cmd/b/main.go'];
    expect(found(given, '/home/me/src/proj/cmd/b/main.go')).toBe('proj/cmd/b/main.go');
    expect(found(given, 'example.com/me/proj/main.go')).toBe('proj/main.go');
    expect(found(given, String.raw`C:\src\proj\cmd\a\main.go`)).toBe('proj/cmd/a/main.go');
  });

  it('may be a file without any folder', () => {
    expect(found(['server.go'], '/home/me/proj/server.go')).toBe('server.go');
  });

  it('may be of the standard library, or of a module with its version', () => {
    const given = ['go/src/runtime/proc.go', 'go/src/sync/pool.go', 'mod/github.com/x/y/pool.go'];
    expect(found(given, '/usr/local/go/src/runtime/proc.go')).toBe('go/src/runtime/proc.go');
    expect(found(given, 'runtime/proc.go')).toBe('go/src/runtime/proc.go');
    expect(found(given, '/root/go/pkg/mod/github.com/x/y@v1.4.0/pool.go')).toBe('mod/github.com/x/y/pool.go');
    expect(found(given, '$GOROOT/src/sync/pool.go')).toBe('go/src/sync/pool.go');
  });

  it('is doubtful where only the name is the same', () => {
    expect(found(['other/pool.go'], '/src/sync/pool.go')).toBe('other/pool.go (name only)');
  });

  it('is none where names differ, or where two end alike', () => {
    expect(found(['proj/main.go'], '/src/proj/Main.go')).toBe('absent');
    expect(found(['a/x/main.go', 'b/x/main.go'], '/src/x/main.go')).toBe('ambiguous');
    expect(found([], 'main.go')).toBe('absent');
  });

  it('is the later one of two with the same path', () => {
    expect(new PathIndex(['p/main.go', 'p/main.go']).find('/src/p/main.go')).toEqual({ is: 'found', at: 1, byNameOnly: false });
  });
});
