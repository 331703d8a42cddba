// For tests and the bench: large profiles of the shapes that hurt, as real pprof bytes. The same number of samples gives the same
// bytes, everywhere.
import { ProfileBytes } from './profileBytes.ts';

export interface LargeShape {
  /** As the bench's option names it. */
  readonly name: string;
  readonly what: string;
  /** Samples at full size. */
  readonly samples: number;
  readonly make: (samples: number) => Uint8Array<ArrayBuffer>;
}

export const LARGE_SHAPES: readonly LargeShape[] = [
  { name: 'million', what: 'a CPU profile of a large service: stacks of 30 frames, nearly all different', samples: 1_000_000, make: serviceProfile },
  { name: 'deep', what: 'stacks 10,000 frames deep, of functions that call each other', samples: 2000, make: deepProfile },
  { name: 'callers', what: 'one function with a caller of its own in each of 100,000 samples', samples: 100_000, make: manyCallers },
  { name: 'labels', what: 'a value of its own of one label in each of 100,000 samples, and sizes', samples: 100_000, make: manyLabels },
  { name: 'inlined', what: 'addresses with 60 functions inlined into one another', samples: 50_000, make: manyInlined },
  { name: 'difference', what: 'a heap difference: half of the values negative, sums beyond 2⁵³', samples: 200_000, make: wideDifference },
];

/** Numbers in 0…1 that are the same in every run (xorshift32). */
export function seeded(seed: number): () => number {
  let x = Math.imul(seed, 0x9e3779b9);
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}

/**
 * Functions call some of a dozen others of the next layer, near ones most often, so that stacks share their beginnings as those of
 * real programs do and fan out towards the leaves.
 */
function serviceProfile(samples: number): Uint8Array<ArrayBuffer> {
  const random = seeded(1);
  const profile = new ProfileBytes(['samples/count', 'cpu/nanoseconds'], { samples, framesEach: 30 });
  const layers = 30;
  const perLayer = Math.max(20, Math.min(500, Math.floor(samples / 100)));
  const locationsByLayer = Array.from({ length: layers }, (_layer, layer) =>
    Array.from({ length: layer === 0 ? 1 : perLayer }, (_, i) => {
      const fn = profile.fn(`example.com/service/internal/layer${layer}.(*Handler${i % 50}).step${i}`, `/src/service/internal/layer${layer}/handler${i % 50}.go`, 10 + i);
      return profile.location([{ fn, line: 12 + i }]);
    }),
  );
  const stack: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const depth = layers - Math.floor(random() * random() * 12);
    let at = 0;
    for (const [layer, locations] of locationsByLayer.entries()) {
      if (layer === depth) break;
      at = (at * 7 + Math.floor(12 * random() ** 3)) % locations.length;
      stack[depth - 1 - layer] = around(locations, at);
    }
    stack.length = depth;
    const count = 1 + Math.floor(1 / (0.05 + random()));
    profile.sample(stack, [count, count * 10_000_000]);
  }
  return profile.finished();
}

function deepProfile(samples: number): Uint8Array<ArrayBuffer> {
  const random = seeded(2);
  const depth = 10_000;
  const profile = new ProfileBytes(['samples/count', 'cpu/nanoseconds'], { samples, framesEach: depth });
  const cycle = Array.from({ length: 7 }, (_, i) => profile.location([{ fn: profile.fn(`main.recurse${i}`, '/src/recurse.go', 10 * i), line: 10 * i + 3 }]));
  const leaves = Array.from({ length: 100 }, (_, i) => profile.location([{ fn: profile.fn(`main.leaf${i}`, '/src/leaf.go', 10 * i), line: 10 * i + 3 }]));
  const stack: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    const frames = depth - Math.floor(random() * 1000);
    // Most go round and round; where they leave the round differs.
    const turn = Math.floor(random() * frames);
    for (let i = 0; i < frames; i++) stack[frames - 1 - i] = around(cycle, i < turn ? i : i + 3);
    stack[0] = around(leaves, sample);
    stack.length = frames;
    profile.sample(stack, [1, 10_000_000]);
  }
  return profile.finished();
}

function manyCallers(samples: number): Uint8Array<ArrayBuffer> {
  const random = seeded(3);
  const profile = new ProfileBytes(['samples/count', 'cpu/nanoseconds'], { samples, framesEach: 4 });
  const here = (name: string, line: number): number => profile.location([{ fn: profile.fn(name, '/src/hub.go', line), line: line + 1 }]);
  const main = here('main.main', 1);
  const hub = here('main.hub', 20);
  const leaves = Array.from({ length: 50 }, (_, i) => here(`main.callee${i}`, 100 + i));
  for (let sample = 0; sample < samples; sample++) {
    const caller = here(`main.caller${sample}`, 1000 + sample);
    const count = 1 + Math.floor(100 * random() ** 4);
    profile.sample([around(leaves, sample), hub, caller, main], [count, count * 10_000_000]);
  }
  return profile.finished();
}

function manyLabels(samples: number): Uint8Array<ArrayBuffer> {
  const random = seeded(4);
  const profile = new ProfileBytes(['alloc_objects/count', 'alloc_space/bytes'], { samples, framesEach: 12 });
  const locations = Array.from({ length: 400 }, (_, i) => profile.location([{ fn: profile.fn(`main.work${i}`, '/src/work.go', i), line: i + 1 }]));
  for (let sample = 0; sample < samples; sample++) {
    const bytes = 2 ** (4 + Math.floor(random() * 14));
    const objects = 1 + Math.floor(random() * 50);
    const stack = Array.from({ length: 12 }, (_, i) => around(locations, Math.floor(random() * 30) + 30 * (11 - i)));
    profile.sample(stack, [objects, objects * bytes], [
      { key: 'request_id', text: `req-${sample.toString(16).padStart(8, '0')}` },
      { key: 'tenant', text: `tenant ${sample % 40}` },
      { key: 'bytes', number: bytes, unit: 'bytes' },
    ]);
  }
  return profile.finished();
}

function manyInlined(samples: number): Uint8Array<ArrayBuffer> {
  const random = seeded(5);
  const profile = new ProfileBytes(['samples/count', 'cpu/nanoseconds'], { samples, framesEach: 8 });
  const functions = Array.from({ length: 2000 }, (_, i) => profile.fn(`generic.Map[go.shape.int${i}]`, `/src/generic${i % 20}.go`, i));
  const distinct = Math.max(100, Math.min(3000, samples));
  const locations = Array.from({ length: distinct }, (_, i) =>
    profile.location(Array.from({ length: 60 }, (_inlined, deep) => ({ fn: around(functions, i * 13 + deep * 7), line: i + deep }))),
  );
  for (let sample = 0; sample < samples; sample++) {
    profile.sample(Array.from({ length: 8 }, (_, i) => around(locations, i * 375 + Math.floor(random() * 12))), [1, 10_000_000]);
  }
  return profile.finished();
}

function wideDifference(samples: number): Uint8Array<ArrayBuffer> {
  const random = seeded(6);
  const profile = new ProfileBytes(['inuse_objects/count', 'inuse_space/bytes'], { samples, framesEach: 16 });
  const locations = Array.from({ length: 1000 }, (_, i) => profile.location([{ fn: profile.fn(`main.grow${i}`, `/src/grow${i % 9}.go`, i), line: i + 1 }]));
  for (let sample = 0; sample < samples; sample++) {
    const stack = Array.from({ length: 16 }, (_, i) => around(locations, 60 * (15 - i) + Math.floor(random() * 40)));
    const objects = Math.floor((random() - 0.5) * 1000);
    profile.sample(stack, [objects, BigInt(objects) * 2n ** 40n + BigInt(sample)]);
  }
  return profile.finished();
}

/** The entry at a place, counted on from the start again beyond the end. */
function around(ids: readonly number[], place: number): number {
  return ids[place % ids.length] ?? 0;
}
