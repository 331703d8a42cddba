// One verdict and one sentence over all metrics.
import type { ComparedMetric, ComparedVerdict } from '../api.ts';
import { type CausesBeside, mainCause } from './causes.ts';
import { changeClause, sizesClause } from './sentences.ts';
import { percentText } from './words.ts';

/** Where these tell, they decide: what waits for a P is what the programs' users feel first. */
const WAITS = /^(?:start|sched)\./;
/** Which of a sample's metrics speaks for it. */
const SPEAKS = ['p99', 'p90', 'p50', 'mean', 'p99.9'];

export function headlineOf(metrics: readonly ComparedMetric[], causes: { readonly start: CausesBeside | undefined; readonly all: CausesBeside | undefined }): { readonly verdict: ComparedVerdict; readonly headline: string } {
  const verdict = overall(metrics);
  switch (verdict) {
    case 'better':
    case 'worse':
    case 'different': {
      const speaking = speakingMetric(deciding(metrics));
      const begins = verdict === 'different' ? 'B differs' : `B is ${verdict}`;
      return { verdict, headline: speaking === undefined ? `${begins}.` : `${begins}: ${[changeClause(speaking), ...evidence(speaking), ...explained(speaking, causes)].join('; ')}.` };
    }
    case 'same':
      return { verdict, headline: metrics.every((metric) => metric.verdict === 'same') ? 'A and B are the same in every figure.' : `No difference is shown${sizes(metrics)}.` };
    case 'cannot tell':
      return { verdict, headline: metrics.length === 0 ? 'There is nothing that both sides tell of.' : `It cannot be told whether B differs: ${largestChange(metrics)}.` };
  }
}

function overall(metrics: readonly ComparedMetric[]): ComparedVerdict {
  const found = new Set(deciding(metrics).map(({ verdict }) => verdict));
  if (found.size === 1) for (const verdict of found) return verdict;
  if (found.size > 1) return 'different';
  const judgedOnes = metrics.filter(({ name, tests }) => tests !== undefined && !name.endsWith('.max'));
  const of = judgedOnes.length > 0 ? judgedOnes : metrics;
  const same = of.filter(({ verdict }) => verdict === 'same').length;
  return of.length > 0 && same * 2 >= of.length ? 'same' : 'cannot tell';
}

/** Metrics that show a difference: of waits for a P if any of those does; without a better and a worse, only if nothing else. */
function deciding(metrics: readonly ComparedMetric[]): readonly ComparedMetric[] {
  const real = metrics.filter(({ verdict }) => verdict === 'better' || verdict === 'worse');
  const waits = real.filter(({ name }) => WAITS.test(name));
  if (waits.length > 0) return waits;
  return real.length > 0 ? real : metrics.filter(({ verdict }) => verdict === 'different');
}

function speakingMetric(metrics: readonly ComparedMetric[]): ComparedMetric | undefined {
  const [first] = metrics;
  if (first === undefined) return undefined;
  const sample = first.name.split('.')[0];
  return SPEAKS.map((figure) => metrics.find(({ name }) => name === `${sample}.${figure}`)).find((metric) => metric !== undefined) ?? first;
}

function evidence({ name, unit, tests }: ComparedMetric): readonly string[] {
  if (tests === undefined) return [];
  const less = WAITS.test(name) ? 'faster' : unit === 'ns' ? 'shorter' : 'smaller';
  const sizesText = name.startsWith('start.') ? sizesClause(tests).replace('values', 'goroutines') : sizesClause(tests);
  switch (tests.dominance) {
    case 'a smaller':
      return [`A is ${less} at every percentile`, sizesText];
    case 'b smaller':
      return [`B is ${less} at every percentile`, sizesText];
    case 'crossing':
    case 'equal':
      return [sizesText];
  }
}

function explained({ name }: ComparedMetric, { start, all }: { readonly start: CausesBeside | undefined; readonly all: CausesBeside | undefined }): readonly string[] {
  const causes = name.startsWith('start.') ? start : name.startsWith('sched.') ? all : undefined;
  const main = causes === undefined ? undefined : mainCause(causes);
  return main === undefined ? [] : [`${percentText(Math.round(main.share * 100) / 100)} of the difference is waiting ${WHERE[main.group]}`];
}

const WHERE = {
  'world stopped': 'while the world was stopped',
  'idle P': 'for an idle P to wake up',
  'P in a system call': 'for a P held by a system call',
  'every P busy': 'while every P was busy',
  unknown: 'of unknown cause',
} as const;

function sizes(metrics: readonly ComparedMetric[]): string {
  const first = metrics.find(({ tests }) => tests !== undefined);
  return first?.tests === undefined ? '' : `; ${first.label.replace(/, \S+$/, '')}: ${sizesClause(first.tests)}`;
}

/** The first figure's own sentence says why. */
function largestChange(metrics: readonly ComparedMetric[]): string {
  const told = metrics.find(({ verdict, name }) => verdict === 'cannot tell' && !name.endsWith('.max')) ?? metrics[0];
  return told.sentence.slice(0, -1);
}
