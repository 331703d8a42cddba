// compareRuns: runs of A against runs of B, as one value. README.md tells the rules.
import type { Comparable, Comparison, Sample } from '../api.ts';
import { causesBeside } from './causes.ts';
import { curvesOf } from './curves.ts';
import { figureMetric, type FigureOfRuns } from './figureMetrics.ts';
import { comparedFunctions } from './functions.ts';
import { headlineOf } from './headline.ts';
import { comparedPairs } from './pairs.ts';
import { EMPTY_SAMPLE } from '../comparable/sample.ts';
import type { SampleOfRuns } from './pooled.ts';
import { sampleMetrics } from './sampleMetrics.ts';
import { comparisonWarnings } from './warnings.ts';

/** Figures and samples that only one side tells of are left out. An empty side makes an empty comparison. */
export function compareRuns(a: readonly Comparable[], b: readonly Comparable[]): Comparison {
  const both = a.length > 0 && b.length > 0;
  const samples = both ? samplesOfBoth(a, b) : [];
  const metrics = [...samples.flatMap((sample) => sampleMetrics(sample)), ...(both ? figuresOfBoth(a, b).map(figureMetric) : [])];
  const startCauses = causesBeside(a, b, 'startCauses');
  const waitCauses = causesBeside(a, b, 'waitCauses');
  return {
    a: a.map(factsOf),
    b: b.map(factsOf),
    ...headlineOf(metrics, { start: startCauses, all: waitCauses }),
    metrics,
    curves: samples.flatMap(curvesOf),
    ownUnit: (a[0] ?? b[0])?.ownUnit ?? 'ns',
    functions: both ? comparedFunctions(a, b) : [],
    startCauses,
    waitCauses,
    pairs: comparedPairs(a, b, samples),
    warnings: both ? comparisonWarnings(a, b, metrics) : [],
  };
}

function factsOf({ name, kind, durationNs, goVersion, procs }: Comparable): Comparison['a'][number] {
  return { name, kind, durationNs, goVersion, procs };
}

/** In the order of A's first run, then what others tell besides; a run without one has an empty sample. */
function samplesOfBoth(a: readonly Comparable[], b: readonly Comparable[]): readonly SampleOfRuns[] {
  const named = new Map([...b, ...a].flatMap(({ samples }) => samples).map((sample) => [sample.name, sample]));
  const inOrder = new Set([...a, ...b].flatMap(({ samples }) => samples.map(({ name }) => name)));
  return [...inOrder].flatMap((name) => {
    const sample = named.get(name);
    const [ofA, ofB] = [samplesNamed(a, name), samplesNamed(b, name)];
    if (sample === undefined || [ofA, ofB].some((side) => side.every(({ value }) => value.length === 0))) return [];
    return [{ name, label: sample.label, unit: sample.unit, better: sample.better, a: ofA, b: ofB }];
  });
}

function figuresOfBoth(a: readonly Comparable[], b: readonly Comparable[]): readonly FigureOfRuns[] {
  const named = new Map([...b, ...a].flatMap(({ figures }) => figures).map((figure) => [figure.name, figure]));
  const inOrder = new Set([...a, ...b].flatMap(({ figures }) => figures.map(({ name }) => name)));
  return [...inOrder].flatMap((name) => {
    const figure = named.get(name);
    const [ofA, ofB] = [figuresNamed(a, name), figuresNamed(b, name)];
    return figure === undefined || ofA.length === 0 || ofB.length === 0 ? [] : [{ name, label: figure.label, unit: figure.unit, better: figure.better, a: ofA, b: ofB }];
  });
}

function samplesNamed(runs: readonly Comparable[], name: string): readonly Sample[] {
  return runs.map(({ samples }) => samples.find((sample) => sample.name === name)?.sample ?? EMPTY_SAMPLE);
}

function figuresNamed(runs: readonly Comparable[], name: string): readonly number[] {
  return runs.flatMap(({ figures }) => figures.filter((figure) => figure.name === name).map(({ value }) => value));
}
