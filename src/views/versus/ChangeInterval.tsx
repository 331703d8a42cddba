// A change with its interval, as a small bar around no change. On a log scale of factors, so that twice and half are equally far.
import type { CSSProperties } from 'react';
import type { ComparedMetric } from '../../../workers/api.ts';
import { changeText } from './versusWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly metric: Pick<ComparedMetric, 'change' | 'ci95'>;
  /** What the bar's ends stand for: this factor up and down. */
  readonly bound: number;
}

const LEAST_BOUND = 1.25;
const MOST_BOUND = 16;

/** One scale for all bars of a table: the largest change of it, within bounds; beyond, a bar ends in an arrow. */
export function boundOf(metrics: readonly Pick<ComparedMetric, 'change' | 'ci95'>[]): number {
  let bound = LEAST_BOUND;
  for (const { change, ci95 } of metrics) for (const one of [change, ...(ci95 ?? [])]) if (one !== undefined && one > -1) bound = Math.max(bound, 1 + one, 1 / (1 + one));
  return Math.min(MOST_BOUND, bound);
}

/** 0: at the left end, 0.5: no change, 1: at the right end. */
export function placeOfChange(change: number, bound: number): number {
  if (change <= -1) return 0;
  return Math.min(1, Math.max(0, 0.5 + Math.log(1 + change) / Math.log(bound) / 2));
}

export function ChangeInterval({ metric: { change, ci95 }, bound }: Props) {
  if (change === undefined) return undefined;
  const at = placeOfChange(change, bound);
  const [low, high] = ci95 ?? [change, change];
  const from = placeOfChange(low, bound);
  const to = placeOfChange(high, bound);
  const isBeyond = at === 0 || at === 1;
  const told = ci95 === undefined ? changeText(change) : t('{change}; 95 % interval {low} to {high}', { change: changeText(change), low: changeText(low), high: changeText(high) });
  return (
    <span className="change-interval" title={t('{told}; the bar’s ends are {factor} times less and more', { told, factor: bound.toPrecision(2) })} aria-hidden="true" style={{ '--at': at, '--from': from, '--to': to } as CSSProperties}>
      <span className="change-interval__zero" />
      {ci95 !== undefined && <span className="change-interval__range" />}
      <span className={isBeyond ? `change-interval__beyond change-interval__beyond--${at === 0 ? 'less' : 'more'}` : 'change-interval__point'} />
    </span>
  );
}
