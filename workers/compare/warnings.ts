// What may make a comparison say less than it seems to.
import type { Comparable, ComparedMetric } from '../api.ts';
import { countText, inSentence } from './words.ts';
import { marked, t } from '../../language/t.ts';

/** Recordings that differ more than this in length saw different parts of the program's life. */
const LENGTHS_ALIKE = 2;
/** Less than this share of independent values is said. */
const DEPENDENT_BELOW = 0.5;

export function comparisonWarnings(a: readonly Comparable[], b: readonly Comparable[], metrics: readonly ComparedMetric[]): readonly string[] {
  const own = [...sided(a, 'A'), ...sided(b, 'B')];
  const found = [
    unequal(t('Kinds of recording'), a, b, ({ kind }) => t(KINDS[kind])),
    unequal(t('Go versions'), a, b, ({ goVersion }) => goVersion),
    unequal('GOMAXPROCS', a, b, ({ procs }) => (procs === undefined ? undefined : String(procs))),
    lengths(a, b),
    singleRuns(a, b, metrics),
    dependent(metrics),
  ];
  return [...own, ...found.filter((warning) => warning !== undefined)];
}

const KINDS: Readonly<Record<Comparable['kind'], string>> = { 'go-trace': marked('trace'), pprof: marked('profile'), 'runtime-log': marked('log') };

function sided(runs: readonly Comparable[], side: string): readonly string[] {
  return runs.flatMap(({ name, warnings }) => warnings.map((warning) => `${side}, ${name}: ${warning}`));
}

function unequal(what: string, a: readonly Comparable[], b: readonly Comparable[], of: (run: Comparable) => string | undefined): string | undefined {
  const [ofA, ofB] = [a, b].map((runs) => [...new Set(runs.map(of).filter((value) => value !== undefined))].toSorted().join(', '));
  return ofA === ofB || ofA === '' || ofB === '' ? undefined : t('{what} differ: {a} in A, {b} in B.', { what, a: ofA, b: ofB });
}

function lengths(a: readonly Comparable[], b: readonly Comparable[]): string | undefined {
  const [ofA, ofB] = [a, b].map((runs) => runs.reduce((sum, { durationNs = 0 }) => sum + durationNs, 0) / Math.max(runs.length, 1));
  const ratio = Math.max(ofA, ofB) / Math.min(ofA, ofB);
  if (!Number.isFinite(ratio) || ratio <= LENGTHS_ALIKE) return undefined;
  const times = ratio.toPrecision(2);
  return ofA > ofB
    ? t("A's recordings are {times} times as long as the other side's: they may tell of other parts of the program's life.", { times })
    : t("B's recordings are {times} times as long as the other side's: they may tell of other parts of the program's life.", { times });
}

function singleRuns(a: readonly Comparable[], b: readonly Comparable[], metrics: readonly ComparedMetric[]): string | undefined {
  if (a.length > 1 || b.length > 1 || !metrics.some(({ tests }) => tests !== undefined)) return undefined;
  return t('One recording each: what differs may be of these runs, not of the programs. Several runs a side tell.');
}

function dependent(metrics: readonly ComparedMetric[]): string | undefined {
  const alike = metrics.find(({ name, tests }) => name.endsWith('.p50') && tests !== undefined && tests.effectiveA + tests.effectiveB < DEPENDENT_BELOW * (tests.nA + tests.nB));
  if (alike?.tests === undefined) return undefined;
  const { nA, nB, effectiveA, effectiveB } = alike.tests;
  const label = inSentence(alike.label.replace(/,? (?:mean|p[\d.]+|longest|largest)$/, ''));
  return t('Neighbours in time are alike, so values are not independent: of {label}, {nA} and {nB} values are worth about {worthA} and {worthB}. The verdicts count those.', { label, nA: countText(nA), nB: countText(nB), worthA: atLeastOne(effectiveA), worthB: atLeastOne(effectiveB) });
}

function atLeastOne(n: number): string {
  return countText(Math.max(1, Math.floor(n)));
}
