// Real heap profiles of one program, four times: differences row by row are those of the profile less its base, as `go tool pprof`
// makes it; and its one leak is found.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ProfileOptions } from '../../api.ts';
import { openProfile, type OpenedProfile } from '../open.ts';

function heap(step: number): OpenedProfile {
  const bytes = gunzipSync(readFileSync(fileURLToPath(new URL(`../../../fixtures/growth/heap-${step}.pb.gz`, import.meta.url))));
  return openProfile(bytes, `heap-${step}`, bytes.length);
}

function beside(step: number, ...others: readonly number[]): OpenedProfile {
  const profile = heap(step);
  for (const other of others) profile.add(`heap-${other}`, heap(other).columns);
  return profile;
}

describe.each([
  { normalize: false, how: 'base' },
  { normalize: false, how: 'diff_base' },
  { normalize: true, how: 'base' },
  { normalize: true, how: 'diff_base' },
] as const)('$how, normalised: $normalize', ({ normalize, how }) => {
  test.each<{ readonly filters: ProfileOptions }>([{ filters: {} }, { filters: { focus: 'remember' } }, { filters: { hide: 'newSession' } }, { filters: { granularity: 'lines', noInlines: true } }])(
    'with $filters, rows differ by what the difference has',
    ({ filters }) => {
      const profile = beside(4, 1);
      const base = { profile: 'heap-1', how, normalize } as const;
      for (const sampleType of profile.columns.sampleTypes.keys()) {
        const deltas = profile.ask({ ask: 'deltas', sampleType, options: { ...filters, base } });
        const top = profile.ask({ ask: 'top', sampleType, options: { ...filters, base } });
        expect(deltas.problem).toBeUndefined();
        const changes = new Map(deltas.names.map((name, i) => [name, { flat: deltas.bFlat[i] - deltas.aFlat[i], cum: deltas.bCum[i] - deltas.aCum[i] }]));
        for (const [i, name] of top.names.entries()) expect(changes.get(name), name).toEqual({ flat: top.flat[i], cum: top.cum[i] });
        // What the difference leaves out has not changed.
        for (const [name, { flat, cum }] of changes) if (!top.names.includes(name)) expect([flat, cum], name).toEqual([0, 0]);
        expect(deltas.names.length).toBeGreaterThan(0);
      }
    },
  );
});

test('of four profiles, opened in any order, the sessions that are never let go are the one suspect', () => {
  const { profiles, rows } = beside(3, 1, 4, 2).ask({ ask: 'growth', sampleType: 3, own: 'heap-3', profiles: ['heap-1', 'heap-4', 'heap-2'] });
  expect(profiles.map(({ key }) => key)).toEqual(['heap-1', 'heap-2', 'heap-3', 'heap-4']);
  expect(rows.filter(({ suspect }) => suspect).map(({ name }) => name)).toEqual(['main.newSession']);
  // 3000 sessions more of 4096 bytes each time, as far as sampling tells.
  for (const [i, flat] of (rows[0]?.flat ?? []).entries()) expect(flat / (3000 * 4096 * (i + 1))).toBeCloseTo(1, 0);
  expect(rows.find(({ name }) => name === 'main.fillCache')).toMatchObject({ rising: 2 / 3, suspect: false });
});
