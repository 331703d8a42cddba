// How a log was brought onto the axis, in words.
import type { AlignedBy, Companion, Unaligned } from '../../companions.ts';
import { formatCount, formatNs } from '../../format.ts';

type Known = Pick<Companion, 'alignedBy' | 'precisionNs' | 'agreeingCycles' | 'through' | 'unaligned'>;

const BY: Readonly<Record<AlignedBy, string>> = {
  'wall clock': 'aligned by the wall clock',
  'GC cycles': 'aligned by GC cycles',
  'process start': 'aligned by the program’s start',
  'by hand': 'placed by hand',
};

const WHY: Readonly<Record<Unaligned, string>> = {
  'not known yet': 'its place in time is being looked for',
  'too few cycles': 'too few GC cycles are in both to tell where it lies in time',
  ambiguous: 'its GC cycles fit in several places equally well',
  'no common cycles': 'no GC cycles of it are in this recording: it may be of another run',
  'other times': 'by its clock it is of another time: it may be of another run',
  'no clock in common': 'nothing in it tells when it was written',
};

/** "aligned by GC cycles ± 0.2 ms"; or why it is not. */
export function alignedWords({ alignedBy, precisionNs, through, unaligned }: Known): string {
  if (alignedBy === undefined) return unaligned === undefined ? WHY['not known yet'] : WHY[unaligned];
  const way = through === undefined ? '' : ` by way of ${through}`;
  return precisionNs === undefined ? BY[alignedBy] : `${BY[alignedBy]}${way} ± ${formatNs(precisionNs)}`;
}

/** What `alignedWords` rests on, where there is more to say. */
export function alignedReason({ alignedBy, agreeingCycles }: Known): string | undefined {
  return alignedBy === undefined || agreeingCycles === 0 ? undefined : `${formatCount(agreeingCycles)} ${agreeingCycles === 1 ? 'cycle agrees' : 'cycles agree'}`;
}
