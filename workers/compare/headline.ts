// One verdict and one sentence over all metrics.
import type { ComparedMetric, ComparedVerdict } from '../api.ts';
import { type CausesBeside, mainCause } from './causes.ts';
import { NOTABLE_CHANGE } from './rules.ts';
import { changeClause, sizesClause } from './sentences.ts';
import { percentText } from './words.ts';
import { marked, t } from '../../language/t.ts';

/**
 * Where these tell, they decide: what waits for a P is what a program's users feel first. All such waits, and those of new goroutines;
 * parts of them (sched.unblocked and the like) do not decide: some may well go the other way, which is then said.
 */
const WAITS = /^(?:start|sched)\.(?:mean|p[\d.]+)$/;
const PART_OF_WAITS = /^sched\..+\.(?:mean|p[\d.]+)$/;

export function headlineOf(metrics: readonly ComparedMetric[], causes: { readonly start: CausesBeside | undefined; readonly all: CausesBeside | undefined }): { readonly verdict: ComparedVerdict; readonly headline: string } {
  const verdict = overall(metrics);
  switch (verdict) {
    case 'better':
    case 'worse':
    case 'different': {
      const speaking = speakingMetric(deciding(metrics));
      const begins = verdict === 'different' ? t('B differs') : verdict === 'better' ? t('B is better') : t('B is worse');
      if (speaking === undefined) return { verdict, headline: t('{begins}.', { begins }) };
      const clauses = [changeClause(speaking), ...evidence(speaking), ...explained(speaking, causes), ...opposed(metrics, verdict)].join('; ');
      return { verdict, headline: t('{begins}: {clauses}.', { begins, clauses }) };
    }
    case 'same':
      return { verdict, headline: metrics.every((metric) => metric.verdict === 'same') ? t('A and B are the same in every figure.') : noDifference(metrics) };
    case 'cannot tell':
      return { verdict, headline: metrics.length === 0 ? t('There is nothing that both sides tell of.') : t('It cannot be told whether B differs: {why}.', { why: largestChange(metrics) }) };
  }
}

function overall(metrics: readonly ComparedMetric[]): ComparedVerdict {
  const found = new Set(deciding(metrics).map(({ verdict }) => verdict));
  if (found.size === 1) for (const verdict of found) return verdict;
  if (found.size > 1) return 'different';
  const of = ofFirstSample(metrics);
  const same = of.filter(({ verdict }) => verdict === 'same').length;
  return of.length > 0 && same * 2 >= of.length ? 'same' : 'cannot tell';
}

/** Without the largest value, for which there is no verdict; of figures alone, all. */
function ofFirstSample(metrics: readonly ComparedMetric[]): readonly ComparedMetric[] {
  const first = metrics.find(({ name }) => name.endsWith('.mean'));
  if (first === undefined) return metrics;
  const sample = first.name.slice(0, -'mean'.length);
  return metrics.filter(({ name }) => name === first.name || (name.startsWith(sample) && /^p[\d.]+$/.test(name.slice(sample.length))));
}

/** Metrics that show a difference: of waits for a P if any of those does; without a better and a worse, only if nothing else. */
function deciding(metrics: readonly ComparedMetric[]): readonly ComparedMetric[] {
  const real = metrics.filter(({ name, verdict }) => (verdict === 'better' || verdict === 'worse') && !PART_OF_WAITS.test(name));
  const waits = real.filter(({ name }) => WAITS.test(name));
  if (waits.length > 0) return waits;
  return real.length > 0 ? real : metrics.filter(({ verdict }) => verdict === 'different');
}

/** Of the first sample that differs: its p99 if that surely differs by something notable, else what surely differs by most. */
function speakingMetric(metrics: readonly ComparedMetric[]): ComparedMetric | undefined {
  const sample = metrics[0]?.name.split('.')[0];
  const own = metrics.filter(({ name }) => name.split('.')[0] === sample);
  return own.find((metric) => metric.name === `${sample}.p99` && sureChange(metric) >= Math.log1p(NOTABLE_CHANGE)) ?? own.toSorted((a, b) => sureChange(b) - sureChange(a))[0];
}

/** How far the nearer end of the interval is from no change, as a logarithm, so that twice and half are as far. */
function sureChange({ ci95 }: ComparedMetric): number {
  if (ci95 === undefined) return 0;
  return Math.min(...ci95.map((change) => Math.abs(Math.log(Math.max(change + 1, 1e-9)))));
}

function evidence({ name, unit, tests }: ComparedMetric): readonly string[] {
  if (tests === undefined) return [];
  const less = WAITS.test(name) ? 'faster' : unit === 'ns' ? 'shorter' : 'smaller';
  const sizesText = name.startsWith('start.') ? sizesClause(tests, 'goroutines') : sizesClause(tests);
  switch (tests.dominance) {
    case 'a smaller':
      return [t('A is {less, select, faster {faster} shorter {shorter} other {smaller}} at every percentile', { less }), sizesText];
    case 'b smaller':
      return [t('B is {less, select, faster {faster} shorter {shorter} other {smaller}} at every percentile', { less }), sizesText];
    case 'crossing':
    case 'equal':
      return [sizesText];
  }
}

function explained({ name }: ComparedMetric, { start, all }: { readonly start: CausesBeside | undefined; readonly all: CausesBeside | undefined }): readonly string[] {
  const causes = name.startsWith('start.') ? start : name.startsWith('sched.') ? all : undefined;
  const main = causes === undefined ? undefined : mainCause(causes);
  return main === undefined ? [] : [t(WHERE[main.group], { share: percentText(Math.round(main.share * 100) / 100) })];
}

/** Figures that go the other way are not hidden by the verdict. */
function opposed(metrics: readonly ComparedMetric[], verdict: ComparedVerdict): readonly string[] {
  const other = verdict === 'worse' ? 'better' : verdict === 'better' ? 'worse' : undefined;
  const names = metrics.filter((metric) => metric.verdict === other).map(({ name }) => name);
  if (other === undefined || names.length === 0) return [];
  const shown = names.slice(0, 2).join(', ');
  const figures = names.length > 2 ? t('{figures} and {more} more', { figures: shown, more: names.length - 2 }) : shown;
  return [other === 'better' ? t('better in {figures}', { figures }) : t('worse in {figures}', { figures })];
}

const WHERE = {
  'world stopped': marked('{share} of the difference is waiting while the world was stopped'),
  'idle P': marked('{share} of the difference is waiting for an idle P to wake up'),
  'P in a system call': marked('{share} of the difference is waiting for a P held by a system call'),
  'every P busy': marked('{share} of the difference is waiting while every P was busy'),
  unknown: marked('{share} of the difference is waiting of unknown cause'),
} as const;

function noDifference(metrics: readonly ComparedMetric[]): string {
  const first = metrics.find(({ tests }) => tests !== undefined);
  if (first?.tests === undefined) return t('No difference is shown.');
  return t('No difference is shown; {figure}: {sizes}.', { figure: first.label.replace(/, \S+$/, ''), sizes: sizesClause(first.tests) });
}

/** The first figure's own sentence says why. */
function largestChange(metrics: readonly ComparedMetric[]): string {
  const told = metrics.find(({ verdict, name }) => verdict === 'cannot tell' && !name.endsWith('.max')) ?? metrics[0];
  return told.sentence.slice(0, -1);
}
