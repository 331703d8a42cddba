// What the figures of the MMU view say in words.
import { UTILISATION_CAUSES, type MmuCurve, type Ns, type UtilisationCauses, type WorstWindow } from '../../../workers/api.ts';
import { formatNs, formatPercent } from '../format.ts';
import { marked, t } from '../../../language/t.ts';

export type Cause = keyof UtilisationCauses;

export const CAUSE_WORDS: Readonly<Record<Cause, { readonly name: string; readonly hint: string }>> = {
  stw: { name: 'STW', hint: marked('The world is stopped for the collector: no P runs the program') },
  background: { name: marked('Mark workers'), hint: marked('Dedicated and fractional workers; a quarter of the Ps while marking goes on') },
  assist: { name: marked('Mark assists'), hint: marked('Goroutines that allocate mark before they may go on') },
  sweep: { name: marked('Sweep'), hint: marked('Goroutines that allocate sweep spans first; the page of go tool trace leaves it out unless asked') },
};

/** MUT: of all windows, such a share is worse. As go tool trace chooses them. */
export const MUT_QUANTILES = [0.001, 0.01, 0.05] as const;
export const MARKED_WINDOWS_NS: readonly Ns[] = [1e6, 1e7, 1e8];

/** A hundredth of a second, or the recording's tenth if it is short. */
export function defaultWindowNs(durationNs: Ns): Ns {
  return Math.max(1, Math.round(Math.min(1e7, durationNs / 10)));
}

/** The minimum for a length between two of the curve's, linear in between; undefined: the curve is empty. */
export function minimumAt({ windowNs, mmu }: Pick<MmuCurve, 'windowNs' | 'mmu'>, ns: Ns): number | undefined {
  const after = windowNs.findIndex((length) => length >= ns);
  if (windowNs.length === 0) return undefined;
  if (after <= 0) return after === 0 ? mmu[0] : mmu.at(-1);
  const [low = 0, high = 0] = [windowNs[after - 1], windowNs[after]];
  const [from = 0, to = 0] = [mmu[after - 1], mmu[after]];
  return high === low ? to : from + ((to - from) * (ns - low)) / (high - low);
}

/** "In its worst 10 ms the program got 23 % of the Ps": what a point of the curve means. */
export function pointSentence(windowNs: Ns, share: number, perProc: boolean): string {
  return perProc ? t('In the worst {window} of any one P the program had it {share} of the time.', { window: formatNs(windowNs), share: formatPercent(share) }) : t('In its worst {window} the program got {share} of the Ps.', { window: formatNs(windowNs), share: formatPercent(share) });
}

/** Less of a window is not worth a word. */
const LEAST_SHARE = 0.0005;

/** "STW 40 %, Mark workers 25 %": the largest first; nothing that is next to none. */
export function lostSentence(lost: WorstWindow['lost']): string {
  return UTILISATION_CAUSES.filter((cause) => lost[cause] >= LEAST_SHARE)
    .toSorted((a, b) => lost[b] - lost[a])
    .map((cause) => `${t(CAUSE_WORDS[cause].name)} ${formatPercent(lost[cause])}`)
    .join(', ');
}
