// --compare A B: the comparison as JSON on standard output, one screen of text on standard error.
import type { CauseSums, ComparedMetric, Comparison } from '../workers/api.ts';
import { WAIT_CAUSES } from '../workers/api.ts';
import { compareRuns } from '../workers/compare/compareRuns.ts';
import { VERSION } from '../workers/version.ts';
import { type ComparedFile, comparedFile, groupOf } from './comparedFiles.ts';
import { comparisonTable } from './compareTable.ts';
import { conditionOutcome, type ConditionOutcome, parseCondition } from './conditions.ts';
import { UsageError } from './usageError.ts';

export interface CompareOptions {
  readonly failIf: readonly string[];
  /** Conditions look at the figures alone, whatever chance may do. */
  readonly figuresOnly: boolean;
  readonly workers: number | undefined;
}

export interface Compared {
  readonly document: Readonly<Record<string, unknown>>;
  readonly table: string;
  /** 2: nothing to compare; 3: a condition holds; 1: a file is damaged; 0: none of these. */
  readonly status: 0 | 1 | 2 | 3;
}

/**
 * `sides`: two, each a file, or several with commas between.
 *
 * @throws UsageError if the sides or the conditions make no sense.
 */
export async function compareReport(sides: readonly string[], { failIf, figuresOnly, workers }: CompareOptions): Promise<Compared> {
  const [sideA, sideB] = sides.map(groupOf);
  if (sides.length !== 2 || sideA.length === 0 || sideB.length === 0) throw new UsageError('--compare takes two files, or two groups of them with commas between: --compare A1,A2 B1,B2');
  const conditions = failIf.map(parseCondition);
  const [a, b] = [await filesOf(sideA, workers), await filesOf(sideB, workers)];
  const unread = [...a, ...b].filter(({ comparable }) => comparable === undefined);
  const comparison = compareRuns(known(a), known(b));
  const head = { tool: 'gopherscope', version: VERSION };
  if (unread.length > 0) {
    return { document: { ...head, compare: { a: a.map(fileOf), b: b.map(fileOf) } }, table: `${unread.map(({ name, error }) => `${name}: ${error ?? 'nothing of it can be compared'}`).join('\n')}\n`, status: 2 };
  }
  const outcomes = conditions.map((condition) => conditionOutcome(condition, comparison.metrics, figuresOnly));
  const damaged = [...a, ...b].some(({ error }) => error !== undefined);
  return {
    document: { ...head, compare: compareObject(comparison, a, b, outcomes) },
    table: comparisonTable(comparison, outcomes),
    status: outcomes.some(({ holds }) => holds) ? 3 : damaged ? 1 : comparison.metrics.length === 0 ? 2 : 0,
  };
}

async function filesOf(paths: readonly string[], workers: number | undefined): Promise<readonly ComparedFile[]> {
  const files: ComparedFile[] = [];
  // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other: each may need much memory
  for (const path of paths) files.push(await comparedFile(path, workers));
  return files;
}

function known(files: readonly ComparedFile[]) {
  return files.flatMap(({ comparable }) => comparable ?? []);
}

function fileOf({ name, bytes, error }: ComparedFile) {
  return { file: { name, bytes }, ...(error === undefined ? {} : { error }) };
}

/** Names as in the report of one file: snake case, units at the end. */
function compareObject(comparison: Comparison, a: readonly ComparedFile[], b: readonly ComparedFile[], outcomes: readonly ConditionOutcome[]) {
  return {
    a: sideOf(a, comparison.a),
    b: sideOf(b, comparison.b),
    verdict: comparison.verdict,
    sentence: comparison.headline,
    warnings: comparison.warnings,
    metrics: comparison.metrics.map(metricObject),
    causes: { start: causesObject(comparison.startCauses), all: causesObject(comparison.waitCauses) },
    functions_unit: comparison.ownUnit,
    functions: comparison.functions.map(({ name, a: ofA, b: ofB, waitsP99, causesA, causesB }) => ({
      name,
      a: ofA,
      b: ofB,
      ...(waitsP99.a === undefined && waitsP99.b === undefined ? {} : { waits_p99_ns: waitsP99 }),
      ...(causesA === undefined && causesB === undefined ? {} : { waiting_ns: { a: causesA && byCause(causesA), b: causesB && byCause(causesB) } }),
    })),
    pairs: comparison.pairs,
    conditions: outcomes,
  };
}

function sideOf(files: readonly ComparedFile[], facts: Comparison['a']) {
  return files.map((file, at) => ({ ...fileOf(file), kind: facts[at].kind, go_version: facts[at].goVersion, gomaxprocs: facts[at].procs, duration_ns: facts[at].durationNs }));
}

function metricObject({ name, label, unit, better, a, b, change, ci95, tests, verdict, sentence }: ComparedMetric) {
  const told =
    tests === undefined
      ? {}
      : {
          n: { a: tests.nA, b: tests.nB },
          n_effective: { a: tests.effectiveA, b: tests.effectiveB },
          p_welch: tests.pWelch,
          p_mannwhitney: tests.pMannWhitney,
          p_ks: tests.pKs,
          p_cautious: tests.pCautious,
          effect: tests.effect,
          dominance: tests.dominance,
        };
  return { name, label, unit, better, a, b, change, ci95, ...told, verdict, sentence };
}

function causesObject(causes: Comparison['startCauses']) {
  return causes === undefined ? undefined : { a: byCause(causes.a), b: byCause(causes.b) };
}

function byCause(causes: CauseSums) {
  return Object.fromEntries(WAIT_CAUSES.map((cause, at) => [cause, causes[at]]));
}
