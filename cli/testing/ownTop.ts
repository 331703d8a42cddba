// Our figures of a profile in the shape that `go tool pprof -top` prints, to compare the two.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type LookedAtBy, sameNamesSorted, type Top } from '../../tools/goPprof.ts';
import { INLINE } from '../../workers/api.ts';
import { contentOf, wholeContent } from '../../workers/open/content.ts';
import { StoredFile } from '../../workers/open/read.ts';
import { openProfile, type OpenedProfile } from '../../workers/profile/open.ts';
import { Reading } from '../../workers/profile/reading/reading.ts';
import { oddProfile } from './oddProfile.ts';

/** @throws DamageError */
export async function openFile(path: string): Promise<OpenedProfile> {
  const stored = new Uint8Array(readFileSync(path));
  const { bytes } = await wholeContent(await contentOf(new StoredFile(new Blob([stored]))));
  return openProfile(bytes, basename(path), stored.length);
}

/** By INLINE. */
const MARKS = new Map<number, string>([[INLINE.no, ''], [INLINE.partly, ' (partial-inline)'], [INLINE.all, ' (inline)']]);

/** The profile that is drawn from a seed. */
export function openOdd(seed: number): OpenedProfile {
  const bytes = oddProfile(seed);
  return openProfile(bytes, `odd ${seed}`, bytes.length);
}

/** @param base the opened file of `options.base.profile`. */
export function ownTop({ columns }: OpenedProfile, { sampleType, options }: Omit<LookedAtBy, 'unit'>, base?: OpenedProfile): Top {
  const others = base === undefined || options.base === undefined ? new Map() : new Map([[options.base.profile, base.columns]]);
  const reading = new Reading(columns, options, others);
  const type = columns.sampleTypes.findIndex((known) => known.type === sampleType);
  const { flat, cum, order } = reading.sums(type);
  const inline = reading.inlineMarks(type);
  const { rows } = reading.kinds;
  return {
    total: printed(reading.total(type)),
    rows: sameNamesSorted(order.map((row) => [`${rows[row].name.split(/[\r\n]/, 1)[0]}${MARKS.get(inline[row]) ?? ''}`, printed(flat[row]), printed(cum[row])])),
  };
}

/** Pprof prints through a double. */
function printed(value: number | bigint): string {
  return BigInt(Number(value)).toString();
}
