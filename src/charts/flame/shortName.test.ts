import { describe, expect, it } from 'vitest';
import { createNameFitter, elidedNames, shorterNames, withoutImportPath } from './shortName.ts';

describe('shorter forms of a name', () => {
  it.each([
    ['main.run', ['main.run', 'run']],
    ['net/http.(*conn).serve', ['net/http.(*conn).serve', 'http.(*conn).serve', '(*conn).serve', 'serve']],
    [
      'github.com/jackc/pgx/v5/pgconn.(*PgConn).Exec',
      [
        'github.com/jackc/pgx/v5/pgconn.(*PgConn).Exec',
        'github.com/jackc/pgx/pgconn.(*PgConn).Exec',
        'pgconn.(*PgConn).Exec',
        '(*PgConn).Exec',
        'Exec',
      ],
    ],
    ['example.org/a/v2.Do', ['example.org/a/v2.Do', 'example.org/a.Do', 'a.Do', 'Do']],
    ['example.org/v1/a.Do', ['example.org/v1/a.Do', 'a.Do', 'Do']],
    ['main.work.func1.2', ['main.work.func1.2', 'work.func1.2']],
    ['(anonymous namespace)::Heap::grow', ['(anonymous namespace)::Heap::grow', 'Heap::grow', 'grow']],
    ['root', ['root']],
    ['', ['']],
  ])('%s', (name, forms) => {
    expect(shorterNames(name)).toEqual(forms);
  });

  it('leaves type arguments whole, slashes and dots and all', () => {
    expect(shorterNames('slices.SortFunc[go.shape.[]example.org/b.T,example.org/b.T]')).toEqual([
      'slices.SortFunc[go.shape.[]example.org/b.T,example.org/b.T]',
      'SortFunc[go.shape.[]example.org/b.T,example.org/b.T]',
    ]);
    expect(withoutImportPath('a/b.Map[x/y.T]')).toBe('b.Map[x/y.T]');
  });
});

it('keeps apart what a list must not confuse', () => {
  expect(elidedNames('encoding/json/v2.Marshal')).toEqual([
    'encoding/json/v2.Marshal',
    '…/json/v2.Marshal',
    '…/v2.Marshal',
    'v2.Marshal',
    'Marshal',
  ]);
  expect(elidedNames('main.run')).toEqual(['main.run', 'main.run', 'run']);
  expect(elidedNames('a.Map[x/y.T]')).toEqual(['a.Map[x/y.T]', 'a.Map[x/y.T]', 'Map[x/y.T]']);
});

describe('fitting', () => {
  const fit = createNameFitter((text) => 10 * text.length, 'box');

  it('takes the longest form that fits', () => {
    expect(fit('net/http.(*conn).serve', 220)).toBe('net/http.(*conn).serve');
    expect(fit('net/http.(*conn).serve', 219)).toBe('http.(*conn).serve');
    expect(fit('net/http.(*conn).serve', 130)).toBe('(*conn).serve');
    expect(fit('net/http.(*conn).serve', 60)).toBe('serve');
  });

  it('cuts the last form with an ellipsis, and gives up where nothing could be read', () => {
    expect(fit('main.initialise', 80)).toBe('initial…');
    expect(fit('main.initialise', 50)).toBe('init…');
    expect(fit('main.initialise', 49)).toBe('');
  });

  it('cuts the middle in a list, where ends tell names apart', () => {
    const fitList = createNameFitter((text) => 10 * text.length, 'list');
    expect(fitList('encoding/json/v2.makeStructFields.func3', 249)).toBe('makeStructFields.func3');
    expect(fitList('main.makeStructFields.func3', 150)).toBe('makeStruc…func3');
    expect(fitList('main.makeStructFields.func3', 40)).toBe('');
  });
});
