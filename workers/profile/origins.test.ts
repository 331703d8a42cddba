import { describe, expect, test } from 'vitest';
import { ORIGINS } from '../api.ts';
import { hashOf } from './functionNames.ts';
import { binaryHash, Origins } from './origins.ts';
import { profileFromText } from './testing/profileText.ts';
import { decodeProfile } from './wire/decode.ts';

function origins(...frames: readonly string[]): (name: string, file: string, mapping?: string) => string | undefined {
  const known = new Origins(decodeProfile(profileFromText(`${frames.join(';')} 1`)));
  return (name, file, mapping = '/srv/app') => ORIGINS[known.of(name, file, mapping)];
}

const GO = '/usr/local/go/src';

describe('a build in a working directory', () => {
  const of = origins(`runtime.main@${GO}/runtime/proc.go`, 'main.main@/home/gopher/shop/cmd/shop/main.go');

  test.each([
    ['runtime.mallocgc', `${GO}/runtime/malloc.go`, 'runtime'],
    ['runtime/internal/atomic.Load', `${GO}/runtime/internal/atomic/atomic.go`, 'runtime'],
    ['internal/runtime/maps.newTable', `${GO}/internal/runtime/maps/table.go`, 'runtime'],
    ['memeqbody', `${GO}/internal/bytealg/equal_amd64.s`, 'runtime'],
    ['aeshashbody', `${GO}/runtime/asm_amd64.s`, 'runtime'],
    ['runtime/pprof.StartCPUProfile', `${GO}/runtime/pprof/pprof.go`, 'standard library'],
    ['fmt.(*pp).doPrintf', `${GO}/fmt/print.go`, 'standard library'],
    ['slices.SortFunc[go.shape.[]a/b.C]', `${GO}/slices/sort.go`, 'standard library'],
    ['vendor/golang.org/x/net/http2/hpack.HuffmanDecode', `${GO}/vendor/golang.org/x/net/http2/hpack/huffman.go`, 'standard library'],
    ['main.handle', '/home/gopher/shop/cmd/shop/handle.go', 'own'],
    ['example.com/shop/cart.(*Cart).Add', '/home/gopher/shop/cart/cart.go', 'own'],
    ['log/audit.Write', '/home/gopher/log/audit/audit.go', 'own'],
    ['github.com/jackc/pgx/v5.Connect', '/home/gopher/go/pkg/mod/github.com/jackc/pgx/v5@v5.5.0/conn.go', 'third party'],
    ['gopkg.in/yaml%2ev3.Unmarshal', '/home/gopher/shop/vendor/gopkg.in/yaml.v3/yaml.go', 'third party'],
    ['runtime._ExternalCode', `${GO}/runtime/proc.go`, 'foreign'],
    ['inflate_fast', '/build/zlib/inffast.c', 'foreign'],
    ['std::vec::Vec<T>::push', 'library/alloc/src/vec/mod.rs', 'foreign'],
  ])('%s is of: %s', (name, file, origin) => {
    expect(of(name, file)).toBe(origin);
  });

  test('a frame without a function is told by its binary', () => {
    expect(of('', '', '/lib/x86_64-linux-gnu/libc.so.6')).toBe('foreign');
    expect(of('', '', '[kernel.kallsyms]')).toBe('foreign');
    expect(of('', '', '')).toBe('unknown');
  });

  test('a row that is a file is told by its path', () => {
    expect(of('', `${GO}/net/http/server.go`)).toBe('standard library');
    expect(of('', `${GO}/runtime/proc.go`)).toBe('runtime');
    expect(of('', '/home/gopher/shop/main.go')).toBe('own');
  });
});

test('with -trimpath files begin with their package, and other modules have a version', () => {
  const of = origins('runtime.main@runtime/proc.go', 'main.main@example.com/shop/main.go');
  expect(of('net/http.(*conn).serve', 'net/http/server.go')).toBe('standard library');
  expect(of('', 'net/http/server.go')).toBe('standard library');
  expect(of('example.com/shop/cart.Add', 'example.com/shop/cart/cart.go')).toBe('own');
  expect(of('github.com/x/y.Z', 'github.com/x/y@v1.2.3/z.go')).toBe('third party');
});

test('a main module that was installed at a version is the program’s own', () => {
  const of = origins('runtime.main@runtime/proc.go', 'main.main@example.com/shop@v1.4.0/cmd/shop/main.go');
  expect(of('example.com/shop/cart.Add', 'example.com/shop@v1.4.0/cart/cart.go')).toBe('own');
  expect(of('example.com/shopping.Add', 'example.com/shopping@v1.4.0/cart.go')).toBe('third party');
});

test('without files names have to do', () => {
  const of = origins('main.main@');
  expect(of('main.main', '')).toBe('own');
  expect(of('bytes.growSlice', '')).toBe('standard library');
  expect(of('github.com/x/y.Z', '')).toBe('third party');
  expect(of('malloc', '', '/lib/libc.so.6')).toBe('foreign');
});

test('a binary is the same wherever it lies', () => {
  expect(binaryHash('/srv/a/app')).toBe(hashOf('app'));
  expect(binaryHash('/srv/b/app')).toBe(binaryHash('/srv/a/app'));
  expect(binaryHash('')).toBe(0);
});
