// Profiles of all that the format allows and Go never writes, drawn by chance from a seed: several binaries, frames without names,
// deep inlining, recursion, labels with units, drop_frames, negative values. What filters do to them is told by pprof alone.
import { Writer } from 'protobufjs/minimal.js';
import { exactly } from '../../workers/profile/testing/profileText.ts';

const NAMES = ['main.main', 'main.work', 'main.work.func1', 'runtime.mallocgc', 'runtime.gopark', 'net/http.(*conn).serve', 'std::vector<int>::push(int)', '.low.level', 'f', '', 'operator()(x)', 'slices.Sort[go.shape.int]'];
const FILES = ['/src/main.go', '/src/./main.go', '/src/lib//a.go', 'x/../y.go', '', '/proc/self/cwd/pkg/b.cc', 'runtime/malloc.go'];
const MAPPINGS = ['/usr/bin/app', '/usr/lib/libc.so.6', '[vdso]', ''];
const UNITS = ['', '', 'bytes', 'ms', 'widgets'];
const DROPS = ['', '', String.raw`runtime\..*`, 'main.work|f', 'std::vector.*', 'f|main\\.work\\.func1'];
const KEEPS = ['', String.raw`runtime\.gopark`, 'main.*'];

interface OddTypes {
  readonly type: string;
  readonly unit: string;
}

export const ODD_TYPES: readonly [OddTypes, OddTypes] = [{ type: 'events', unit: 'count' }, { type: 'size', unit: 'bytes' }];

export function oddProfile(seed: number): Uint8Array {
  const random = randomFrom(seed);
  const below = (most: number): number => Math.floor(random() * most);
  const pick = <Item>(items: readonly Item[]): Item => items.at(below(items.length)) as Item;
  const strings = [''];
  const string = (text: string): number => {
    const at = strings.indexOf(text);
    return at < 0 ? strings.push(text) - 1 : at;
  };
  const out = new Writer();
  for (const { type, unit } of ODD_TYPES) out.uint32(10).bytes(new Writer().uint32(8).uint32(string(type)).uint32(16).uint32(string(unit)).finish());
  for (const [i, file] of MAPPINGS.entries()) {
    const start = (i + 1) * 0x10_0000;
    out.uint32(26).bytes(new Writer().uint32(8).uint32(i + 1).uint32(16).uint32(start).uint32(24).uint32(start + 0x8_0000).uint32(40).uint32(string(file)).finish());
  }
  const functions = 4 + below(12);
  for (let i = 1; i <= functions; i++) {
    const name = string(pick(NAMES));
    const fn = new Writer().uint32(8).uint32(i).uint32(16).uint32(name).uint32(24).uint32(random() < 0.2 ? string(pick(NAMES)) : name).uint32(32).uint32(string(pick(FILES)));
    out.uint32(42).bytes(random() < 0.5 ? fn.finish() : fn.uint32(40).uint32(below(3) * 10).finish());
  }
  const locations = 5 + below(20);
  for (let i = 1; i <= locations; i++) {
    const mapping = below(MAPPINGS.length + 1);
    const location = new Writer().uint32(8).uint32(i).uint32(16).uint32(mapping).uint32(24).uint32(mapping * 0x10_0000 + below(6) * 16);
    for (let lines = random() < 0.15 ? 0 : 1 + below(4); lines > 0; lines--) {
      location.uint32(34).bytes(new Writer().uint32(8).uint32(1 + below(functions)).uint32(16).uint32(below(5) * 7).uint32(24).uint32(below(2) * 3).finish());
    }
    out.uint32(34).bytes(location.finish());
  }
  const signed = random() < 0.3;
  const large = random() < 0.2;
  for (let i = 3 + below(40); i > 0; i--) {
    const sample = new Writer();
    for (let depth = random() < 0.05 ? 0 : 1 + below(8); depth > 0; depth--) sample.uint32(8).uint32(1 + below(locations));
    for (const most of [50, 5000]) {
      const value = BigInt(below(most)) * (signed && random() < 0.4 ? -1n : 1n) * (large ? 2n ** 45n + 1n : 1n);
      sample.uint32(16).int64(exactly(random() < 0.1 ? 0n : value));
    }
    for (let labels = below(4); labels > 0; labels--) {
      const key = pick(['bytes', 'kind', 'request', 'latency']);
      const label = new Writer().uint32(8).uint32(string(key));
      if (key === 'kind') label.uint32(16).uint32(string(pick(['a', 'b', 'worker', '48', ''])));
      else label.uint32(24).int64(exactly(BigInt(pick([0, 16, 48, 1024, 4096, 1536, 1_000_000, -5])))).uint32(32).uint32(string(pick(UNITS)));
      sample.uint32(26).bytes(label.finish());
    }
    out.uint32(18).bytes(sample.finish());
  }
  out.uint32(56).uint32(string(pick(DROPS))).uint32(64).uint32(string(pick(KEEPS)));
  for (const text of strings) out.uint32(50).string(text);
  return out.finish();
}

/** A 32-bit generator (mulberry32), 0…1. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.trunc(state + 0x6d2b_79f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
