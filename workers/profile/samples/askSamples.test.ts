// Labels and single samples: against `go tool pprof -tags`, and by plain recomputation.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { array, assert, bigInt, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROFILES, TAGS_RECORDS, type TagsRecord } from '../../../tools/goRaw.ts';
import { type OpenedProfile, openProfile } from '../open.ts';
import { profileFromText } from '../testing/profileText.ts';
import { printPercent, printScaled } from '../units/print.ts';
import { ValueOrder } from './valueOrder.ts';

const opened = (text: string, types = ['x/count', 'y/bytes']): OpenedProfile => openProfile(profileFromText(text, { types }), 'test', 1);

/** Lines of `-tags`, whose figures have the unit that they print best in. */
function tagLines(profile: OpenedProfile, sampleType: number): string[] {
  const { keys, grandTotal } = profile.ask({ ask: 'tags', sampleType });
  const { unit } = profile.facts.sampleTypes[sampleType];
  const figure = (value: number): string => printScaled(value, unit, unit === 'nanoseconds' ? 'ms' : unit);
  const percent = (value: number): string => `(${printPercent(value, grandTotal).padStart(6).replace(/^ +/, ' ')})`;
  return keys.flatMap(({ key, total, values }) => [
    `${key}: Total ${figure(total)} of ${figure(grandTotal)} ${percent(total)}`,
    ...values.map((value) => `${figure(value.total)} ${percent(value.total)}: ${value.text}`),
  ]);
}

describe('labels', () => {
  const records = JSON.parse(readFileSync(TAGS_RECORDS, 'utf8')) as TagsRecord[];
  test.each(records.map((record) => [`${record.profile} ${record.sampleType}`, record] as const))('%s as go tool pprof -tags prints it', (_, { profile, sampleType, lines }) => {
    const ours = openProfile(new Uint8Array(gunzipSync(readFileSync(PROFILES + profile))), profile, 1);
    expect(lines.length).toBeGreaterThan(1);
    expect(tagLines(ours, ours.facts.sampleTypes.findIndex(({ type }) => type === sampleType))).toEqual(lines);
  });

  test('a sample counts once among the samples of a key, as often as it has it in the sum', () => {
    const tags = opened('a 5 1 #k=v #k=v #k=w\nb -2 1 #k=v\nc 7 1\nd 1 1 #k:3').ask({ ask: 'tags', sampleType: 0 });
    expect(tags).toEqual({
      sampleType: 0,
      grandTotal: 15,
      untagged: 7,
      untaggedSamples: 1,
      keys: [
        { key: 'k', unit: undefined, total: 13, samples: 2, values: [{ text: 'v', total: 8, samples: 2 }, { text: 'w', total: 5, samples: 1 }], otherValues: 0, otherTotal: 0 },
        { key: 'k', unit: 'k', total: 1, samples: 1, values: [{ text: '3', total: 1, samples: 1, numbers: { least: 3, most: 3 } }], otherValues: 0, otherTotal: 0 },
      ],
    });
  });

  test('many values: the largest hundred, and the rest between them', () => {
    const lines = Array.from({ length: 250 }, (_, i) => `a ${i} 0 #id=${String(i).padStart(3, '0')}`);
    const [key] = opened(lines.join('\n')).ask({ ask: 'tags', sampleType: 0 }).keys;
    expect(key).toMatchObject({ samples: 250, total: (249 * 250) / 2, otherValues: 150, otherTotal: (149 * 150) / 2 });
    expect(key?.values.slice(0, 2)).toEqual([{ text: '249', total: 249, samples: 1 }, { text: '248', total: 248, samples: 1 }]);
    expect(key?.values).toHaveLength(100);
  });

  test('64-bit sums, and no labels at all', () => {
    expect(opened('a 9007199254740991 1 #k=v\na 3 1 #k=v').ask({ ask: 'tags', sampleType: 0 }).keys[0]?.total).toBe(Number(9007199254740994n));
    expect(opened('a 9007199254740991 1\na 3 1').ask({ ask: 'tags', sampleType: 0 })).toMatchObject({ keys: [], untagged: Number(9007199254740994n), untaggedSamples: 2 });
  });
});

describe('samples one by one', () => {
  const profile = opened('main;work;~alloc@a.go:12 5 640 #bytes:1536 #path=/index\n; 1 1\nmain;? -9 16\nmain 9 2', ['x/count', 'y/bytes']);

  const page = (from: number, count: number): number[] => profile.ask({ ask: 'rawSamples', sampleType: 0, order: 'value', from, count }).samples.map(({ sample }) => sample);

  test('as recorded, leaf first', () => {
    const { samples, total } = profile.ask({ ask: 'rawSamples', sampleType: 0, order: 'recorded', from: 0, count: 3 });
    expect(total).toBe(4);
    expect(samples[0]).toEqual({
      sample: 0,
      values: [5, 640],
      depth: 3,
      frames: [
        { name: 'alloc', file: 'a.go', line: 12, inlined: true, address: '' },
        { name: 'work', file: 'work.go', line: 1, inlined: false, address: '' },
        { name: 'main', file: 'main.go', line: 1, inlined: false, address: '' },
      ],
      labels: [{ key: 'bytes', text: '1.50kB' }, { key: 'path', text: '/index' }],
    });
    expect(samples[1]).toMatchObject({ depth: 0, frames: [], labels: [] });
    expect(samples[2]?.frames[0]).toEqual({ name: '[app]', file: '', line: 0, inlined: false, address: '' });
  });

  test('by value, the largest first, page by page', () => {
    expect(page(0, 2)).toEqual([2, 3]);
    expect(page(2, 100)).toEqual([0, 1]);
    expect(page(1, 2)).toEqual([3, 0]);
    expect([page(4, 2), page(-1, 1), page(Number.NaN, 1), page(1e9, 5), page(0, -3)]).toEqual([[], [2], [2], [], []]);
  });

  test('few frames of each, if fewer are asked for; never more than 200', () => {
    const deep = opened(`${Array.from({ length: 300 }, (_, i) => `f${i}`).join(';')} 1 1`);
    const framesOf = (mostFrames?: number): number =>
      deep.ask({ ask: 'rawSamples', sampleType: 0, order: 'recorded', from: 0, count: 1, ...(mostFrames === undefined ? {} : { mostFrames }) }).samples[0]?.frames.length ?? -1;
    expect([framesOf(), framesOf(3), framesOf(1e9)]).toEqual([200, 3, 200]);
  });
});

test('pages of an order, however they are asked for, are those of a sort', () => {
  const values = constantFrom(0n, 1n, -1n, 5n, -5n, 2n ** 60n, -(2n ** 60n));
  assert(
    property(array(values, { maxLength: 300 }), array(integer({ min: 0, max: 320 }), { maxLength: 8 }), bigInt(0n, 1n), (all, starts, exact) => {
      const column = exact === 1n ? BigInt64Array.from(all) : Float64Array.from(all, Number);
      const sorted = [...all.keys()].toSorted((a, b) => Math.abs(Number(all[b])) - Math.abs(Number(all[a])) || a - b);
      const order = new ValueOrder(column);
      for (const start of starts) expect([...order.page(start, start + 17)]).toEqual(sorted.slice(start, start + 17));
    }),
  );
});
