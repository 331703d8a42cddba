// How far a figure may be off because the runtime only sampled, where the profile tells enough for it.
import { t } from '../../../language/t.ts';
import type { ProfileFacts } from '../../../workers/api.ts';
import { formatPercent } from '../format.ts';

export interface SamplingError {
  /** Half the width of the 95 % interval, by the figure. Above 1 it says little more than "something is there". */
  readonly share: number;
  /** The share is a bound: it may be less. */
  readonly atMost: boolean;
}

/** 97.5 % quantile of the normal distribution. */
const Z = 1.96;

type Sampled = Pick<ProfileFacts, 'sampleTypes' | 'period' | 'periodType' | 'periodUnit'>;

/**
 * CPU profiles: the figure stands for n = figure ÷ period ticks of a clock that runs beside the program; their number is Poisson,
 * so its deviation is √n.
 * Space of heap profiles: an allocation of s bytes is seen with p = 1 − e^(−s/rate) and then counts s/p. Of N such the deviation is
 * √(N s² (1 − p)/p) ≤ √(figure × rate), with equality for small ones.
 * undefined: of other profiles nothing can be told; of figures of 0 neither.
 */
export function samplingError(facts: Sampled, sampleType: number, value: number): SamplingError | undefined {
  const { type, unit } = facts.sampleTypes[sampleType] ?? {};
  const { period, periodType, periodUnit } = facts;
  const size = Math.abs(value);
  if (type === undefined || size === 0 || !(period > 0)) return undefined;
  if (periodType === 'cpu') {
    if (type === 'samples' && unit === 'count') return { share: Z / Math.sqrt(size), atMost: false };
    if (type === 'cpu' && unit === periodUnit) return { share: Z / Math.sqrt(size / period), atMost: false };
  }
  if (periodType === 'space' && unit === periodUnit && unit === 'bytes' && period > 1) return { share: Z * Math.sqrt(period / size), atMost: true };
  return undefined;
}

/** "± 12 %", "at most ± 12 %", or that it is too few to say. */
export function samplingErrorText({ share, atMost }: SamplingError): string {
  if (share >= 1) return t('too few samples to be sure');
  const error = formatPercent(Math.ceil(share * 1000) / 1000);
  return atMost ? t('at most ±\u00a0{error}', { error }) : `±\u00a0${error}`;
}
