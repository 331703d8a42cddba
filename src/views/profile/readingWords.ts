// What the options did, in words: what is kept, what each left out, what percentages are of.
import type { ReadingFacts, RemovedBy } from '../../../workers/api.ts';
import { exactCount, exactValue, formatCount, formatPercent, formatValue } from '../format.ts';
import { t } from '../../../language/t.ts';

export interface Words {
  readonly text: string;
  /** Unrounded, for the tooltip. */
  readonly exact: string;
}

/** "Keeps 12.3 MiB of 45.6 MiB, 27 %"; undefined: nothing is left out. */
export function keptWords(reading: ReadingFacts, unit: string): Words | undefined {
  const { wholeTotal, keptTotal, samples, keptSamples } = reading;
  if (keptTotal === wholeTotal && keptSamples === samples) return undefined;
  const share = formatPercent(wholeTotal === 0 ? 0 : keptTotal / wholeTotal);
  return {
    text: t('Keeps {keptTotal} of {wholeTotal}, {share}', { keptTotal: formatValue(keptTotal, unit), wholeTotal: formatValue(wholeTotal, unit), share }),
    exact: `${exactValue(keptTotal, unit)} of ${exactValue(wholeTotal, unit)}; ${exactCount(keptSamples)} of ${exactCount(samples)} samples`,
  };
}

/** "Percentages of the whole profile, 45.6 MiB". */
export function percentBaseWords({ percentBase, total }: ReadingFacts, unit: string): Words {
  return { text: t('Percentages of {PERCENT_BASES}, {total}', { PERCENT_BASES: PERCENT_BASES[percentBase], total: formatValue(total, unit) }), exact: exactValue(total, unit) };
}

const PERCENT_BASES: Readonly<Record<ReadingFacts['percentBase'], string>> = {
  whole: 'the whole profile',
  kept: 'what is kept',
  base: 'the base',
};

/** "leaves out 33.2 MiB", "takes 12 frames away", "matches nothing"; undefined: it changed nothing that can be counted. */
export function removedWords(removed: RemovedBy, unit: string): Words | undefined {
  if (removed.unmatched) return { text: 'matches nothing', exact: t('No function or label matches the expression') };
  const parts: string[] = [];
  if (removed.samples > 0) parts.push(`leaves out ${formatValue(removed.value, unit)}`);
  if (removed.frames > 0) parts.push(`takes ${formatCount(removed.frames)} ${removed.frames === 1 ? 'frame' : 'frames'} away`);
  if (parts.length === 0) return undefined;
  return { text: parts.join(', '), exact: `${exactValue(removed.value, unit)} in ${exactCount(removed.samples)} samples left out, ${exactCount(removed.frames)} frames taken out of stacks that stay` };
}
