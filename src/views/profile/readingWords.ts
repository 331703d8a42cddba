// What the options did, in words: what is kept, what each left out, what percentages are of.
import type { ReadingFacts, RemovedBy } from '../../../workers/api.ts';
import { exactCount, exactValue, formatCount, formatPercent, formatValue } from '../format.ts';
import { marked, t } from '../../../language/t.ts';

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
    text: t('Keeps {kept} of {whole}, {share}', { kept: formatValue(keptTotal, unit), whole: formatValue(wholeTotal, unit), share }),
    exact: t('{kept} of {whole}; {keptSamples} of {samples} samples', { kept: exactValue(keptTotal, unit), whole: exactValue(wholeTotal, unit), keptSamples: exactCount(keptSamples), samples: exactCount(samples) }),
  };
}

/** "Percentages of the whole profile, 45.6 MiB". */
export function percentBaseWords({ percentBase, total }: ReadingFacts, unit: string): Words {
  return { text: t(PERCENT_BASES[percentBase], { total: formatValue(total, unit) }), exact: exactValue(total, unit) };
}

const PERCENT_BASES: Readonly<Record<ReadingFacts['percentBase'], string>> = {
  whole: marked('Percentages of the whole profile, {total}'),
  kept: marked('Percentages of what is kept, {total}'),
  base: marked('Percentages of the base, {total}'),
};

/** "leaves out 33.2 MiB", "takes 12 frames away", "matches nothing"; undefined: it changed nothing that can be counted. */
export function removedWords(removed: RemovedBy, unit: string): Words | undefined {
  if (removed.unmatched) return { text: t('matches nothing'), exact: t('No function or label matches the expression') };
  const parts: string[] = [];
  if (removed.samples > 0) parts.push(t('leaves out {value}', { value: formatValue(removed.value, unit) }));
  if (removed.frames > 0) parts.push(t('{n, plural, one {takes {shown} frame away} other {takes {shown} frames away}}', { n: removed.frames, shown: formatCount(removed.frames) }));
  if (parts.length === 0) return undefined;
  return { text: parts.join(', '), exact: t('{value} in {samples} samples left out, {frames} frames taken out of stacks that stay', { value: exactValue(removed.value, unit), samples: exactCount(removed.samples), frames: exactCount(removed.frames) }) };
}
