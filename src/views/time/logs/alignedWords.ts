// How a log was brought onto the axis, in words.
import { marked, t } from '../../../../language/t.ts';
import type { AlignedBy, Companion, Unaligned } from '../../companions.ts';
import { formatCount, formatNs } from '../../format.ts';

type Known = Pick<Companion, 'alignedBy' | 'precisionNs' | 'agreeingCycles' | 'through' | 'unaligned'>;

const BY: Readonly<Record<AlignedBy, string>> = {
  'wall clock': marked('aligned by the wall clock'),
  'GC cycles': marked('aligned by GC cycles'),
  'process start': marked('aligned by the program’s start'),
  'by hand': marked('placed by hand'),
};

const WHY: Readonly<Record<Unaligned, string>> = {
  'not known yet': marked('its place in time is being looked for'),
  'too few cycles': marked('too few GC cycles are in both to tell where it lies in time'),
  ambiguous: marked('its GC cycles fit in several places equally well'),
  'no common cycles': marked('no GC cycles of it are in this recording: it may be of another run'),
  'other times': marked('by its clock it is of another time: it may be of another run'),
  'no clock in common': marked('nothing in it tells when it was written'),
};

/** "aligned by GC cycles ± 0.2 ms"; or why it is not. */
export function alignedWords({ alignedBy, precisionNs, through, unaligned }: Known): string {
  if (alignedBy === undefined) return t(WHY[unaligned ?? 'not known yet']);
  const by = t(BY[alignedBy]);
  if (precisionNs === undefined) return by;
  const precision = formatNs(precisionNs);
  return through === undefined ? `${by} ± ${precision}` : t('{by} by way of {through} ± {precision}', { by, through, precision });
}

/** What `alignedWords` rests on, where there is more to say. */
export function alignedReason({ alignedBy, agreeingCycles }: Known): string | undefined {
  return alignedBy === undefined || agreeingCycles === 0 ? undefined : t('{n, plural, one {{shown} cycle agrees} other {{shown} cycles agree}}', { n: agreeingCycles, shown: formatCount(agreeingCycles) });
}
