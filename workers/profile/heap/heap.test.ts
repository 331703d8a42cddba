import { describe, expect, test } from 'vitest';
import type { HeapSense } from '../../api.ts';
import { ColumnsBuilder, type BuiltLabel } from '../testing/columnsBuilder.ts';
import type { ProfileColumns, ProfileHeader } from '../columns.ts';
import { openProfile } from '../open.ts';
import { profileInMemory } from '../profileInMemory.ts';
import { profileFromText } from '../testing/profileText.ts';
import { kindOfSite } from './allocationKinds.ts';

const HEADER: ProfileHeader = {
  timeNanos: 0n,
  durationNanos: 0n,
  period: 524_288,
  periodType: { type: 'space', unit: 'bytes' },
  comments: [],
  defaultSampleType: '',
  docUrl: '',
  dropFrames: '',
  keepFrames: '',
};
const FOUR = ['alloc_objects/count', 'alloc_space/bytes', 'inuse_objects/count', 'inuse_space/bytes'].map((text) => {
  const [type = '', unit = ''] = text.split('/');
  return { type, unit };
});

/** Samples as [stack root first, values, bytes label]. */
function heap(...samples: readonly (readonly [stack: string, values: readonly number[], bytes?: number])[]): HeapSense {
  const builder = new ColumnsBuilder(FOUR);
  for (const [stack, values, bytes] of samples) {
    const locations = stack.split(';').map((frame) => {
      const [name = '', line = '1'] = frame.split(':');
      return builder.location({ frames: [{ fn: builder.fn({ name, file: `${name}.go` }), line: Number(line) }] });
    });
    const labels: BuiltLabel[] = bytes === undefined ? [] : [{ key: 'bytes', number: BigInt(bytes), unit: '' }];
    builder.sample(values, locations.toReversed(), [{ key: 'request', text: 'GET /' }, ...labels]);
  }
  return ask(builder.finished(HEADER));
}

function ask(profile: ProfileColumns): HeapSense {
  return profileInMemory(profile, { name: 'heap', bytes: 1, inflatedBytes: 1 }).ask({ ask: 'heap', sampleType: 3 });
}

describe('object sizes', () => {
  test('by the label, into Go’s classes; what is over 32 KiB stands alone', () => {
    const { sizes, large, all } = heap(
      ['main;a', [10, 480, 5, 240], 48],
      ['main;b', [2, 96, 0, 0], 48],
      ['main;c', [1, 32_768, 1, 32_768], 32_768],
      ['main;d', [3, 122_880, 1, 40_960], 40_960],
    );
    expect(sizes?.map(({ sizeBytes, allocObjects, allocBytes, inuseObjects, inuseBytes }) => [sizeBytes, allocObjects, allocBytes, inuseObjects, inuseBytes])).toEqual([
      [48, 12, 576, 5, 240],
      [32_768, 1, 32_768, 1, 32_768],
      [Number.POSITIVE_INFINITY, 3, 122_880, 1, 40_960],
    ]);
    expect(large).toEqual({ allocObjects: 3, allocBytes: 122_880, inuseObjects: 1, inuseBytes: 40_960 });
    expect(all).toEqual({ allocObjects: 16, allocBytes: 156_224, inuseObjects: 7, inuseBytes: 73_968 });
  });

  test('sizes that are those of classes tell nothing of what rounding up wastes; others do', () => {
    expect(heap(['main', [1, 48, 1, 48], 48]).sizes?.[0]).toMatchObject({ waste: undefined, mostWaste: 15 / 48 });
    expect(heap(['main', [3, 120, 0, 0], 40], ['main', [1, 48, 0, 0], 48]).sizes?.[0].waste).toBeCloseTo(1 - 168 / 192, 12);
  });

  test('without the label, by what was allocated, or is in use', () => {
    expect(heap(['main', [4, 256, 0, 0]], ['main', [0, 0, 2, 2048]]).sizes?.map(({ sizeBytes }) => sizeBytes)).toEqual([64, 1024]);
  });
});

describe('sites', () => {
  test('a function has one a line, with what of it stays', () => {
    const { sites } = heap(['main;f:3', [10, 480, 5, 240]], ['other;f:3', [10, 480, 0, 0]], ['main;f:9', [1, 64, 1, 64]], ['main;g', [2, 10_000, 0, 0]]);
    expect(sites.map(({ name, line, inuseBytes, allocBytes, meanBytes, live }) => [name, line, inuseBytes, allocBytes, meanBytes, live])).toEqual([
      ['f', 3, 240, 960, 48, 0.25],
      ['f', 9, 64, 64, 64, 1],
      ['g', 1, 0, 10_000, 5000, 0],
    ]);
  });

  test('at most 50 by what is in use, and 50 by what was allocated', () => {
    const inuse = Array.from({ length: 60 }, (_, i) => [`u${i}`, [1, 1, 1, 1000 + i]] as const);
    const alloc = Array.from({ length: 60 }, (_, i) => [`a${i}`, [1, 1000 + i, 0, 0]] as const);
    const { sites } = heap(...inuse, ...alloc);
    expect(sites).toHaveLength(100);
    expect([sites[0].name, sites[49].name, sites[50].name, sites[99].name]).toEqual(['u59', 'u10', 'a59', 'a10']);
  });
});

describe('kinds', () => {
  test.each([
    ['bytes.growSlice', '[]byte'],
    ['strings.(*Builder).grow', 'string'],
    ['internal/bytealg.MakeNoZero', 'string'],
    ['fmt.Sprintf', 'string'],
    ['fmt.Errorf', 'error'],
    ['internal/runtime/maps.newTable', 'map'],
    ['slices.Grow[go.shape.[]int,go.shape.int]', 'slice'],
    ['slices.Grow[go.shape.[]uint8,go.shape.uint8]', '[]byte'],
    ['runtime.malg', 'goroutine or thread'],
    ['reflect.New', 'value made by reflection'],
    ['main.bytesOf', ''],
    ['github.com/x/bytes.Clone', ''],
  ])('%s makes “%s”', (name, kind) => {
    expect(kindOfSite(name)).toBe(kind);
  });

  test('what names tell nothing of comes last, whatever its size', () => {
    const { kinds } = heap(['main', [1, 999_999, 1, 999_999]], ['main;bytes.growSlice:1', [1, 64, 1, 64]], ['main;bytes.growSlice:2', [1, 64, 1, 64]], ['strings.Repeat', [1, 500, 1, 500]]);
    expect(kinds.map(({ kind, inuseBytes, sites }) => [kind, inuseBytes, sites])).toEqual([
      ['string', 500, ['strings.Repeat']],
      ['[]byte', 128, ['bytes.growSlice']],
      ['', 999_999, ['main']],
    ]);
  });
});

test('what pools had to make is what was allocated below Get', () => {
  const { pooled } = heap(['main;sync.(*Pool).Get;main.init.func1', [3, 300, 1, 100]], ['main;sync.(*Pool).Put', [1, 7, 0, 0]], ['main;fresh', [9, 900, 0, 0]]);
  expect(pooled).toEqual({ allocBytes: 300, allocObjects: 3, sites: ['main.init.func1'] });
});

describe('of a CPU profile', () => {
  const bytes = profileFromText(
    `
    main.f;runtime.makeslice;runtime.mallocgc;runtime.memclrNoHeapPointers 10
    main.f;runtime.growslice;runtime.mallocgc;runtime.(*mcache).nextFree;runtime.(*mcache).refill;runtime.(*mcentral).cacheSpan;runtime.(*mheap).alloc 20
    main.f;runtime.concatstrings;runtime.rawstring;runtime.mallocgc;runtime.gcAssistAlloc;runtime.gcDrainN 5
    main.runtimeLike;runtime.mallocgcSmallScanNoHeaderSC4 3
    reflect.New;reflect.unsafe_New;runtime.mallocgc 2
    runtime.gcBgMarkWorker;runtime.gcBgMarkWorker.func2;runtime.gcDrain 40
    main.g;runtime.memclrNoHeapPointers 100
    main.g;gcWriteBarrier;runtime.wbBufFlush 7
  `,
    { types: ['cpu/nanoseconds'] },
  );
  const sense = openProfile(bytes, 'cpu', bytes.length).ask({ ask: 'heap', sampleType: 0 });

  test('each part counts a sample once, and parts overlap', () => {
    expect(sense.costs?.map(({ part, value }) => [part, value])).toEqual([
      ['mallocgc', 40],
      ['mcache refill', 20],
      ['mcentral', 20],
      ['mheap', 20],
      ['mark assist', 5],
      ['background mark', 40],
      ['write barrier', 7],
      ['zeroing new memory', 10],
    ]);
    expect(sense.costAny).toBe(87);
    expect(sense.costTotal).toBe(187);
    expect(sense.costs?.[1].functions).toEqual(['runtime.(*mcache).nextFree', 'runtime.(*mcache).refill']);
  });

  test('what mallocgc was called for does not overlap, and adds up to it', () => {
    expect(sense.calledFor?.map(({ part, value }) => [part, value])).toEqual([
      ['append (growslice)', 20],
      ['make of a slice (makeslice)', 10],
      ['string', 5],
      ['new object (newobject)', 5],
    ]);
  });

  test('there are no sizes or sites', () => {
    expect(sense).toMatchObject({ sizes: undefined, all: undefined, large: undefined, pooled: undefined, sites: [], kinds: [] });
  });
});

test('of another profile there is nothing to tell', () => {
  const bytes = profileFromText('main 1 5', { types: ['contentions/count', 'delay/nanoseconds'] });
  expect(openProfile(bytes, 'mutex', bytes.length).ask({ ask: 'heap', sampleType: 1 })).toMatchObject({ costs: undefined, sizes: undefined, costAny: 0 });
});
