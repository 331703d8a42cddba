// A profile looked at in one way: what the options leave of it, and all that is derived from that, each made at the first question
// that needs it and kept.
import type { ProfileKey, ProfileOptions, RemovedBy } from '../../api.ts';
import type { ProfileColumns, SampleValues } from '../columns.ts';
import { DamageError } from '../../damage.ts';
import { applyOptions, type Applied } from '../filters/applyOptions.ts';
import { RunSums, StackRanges } from '../flame/ranges.ts';
import { type FrameKinds, frameKinds } from '../frameKinds.ts';
import { inlineMarks } from '../inlineMarks.ts';
import { withBase } from '../merge/withBase.ts';
import { expandStacks, type Stacks } from '../stacks.ts';
import { type FunctionSums, sumByFunction, totalOf } from '../top.ts';
import { t } from '../../../language/t.ts';

type Problem = Applied['problems'][number];

export class Reading {
  readonly options: ProfileOptions;
  /** The base taken off, nothing filtered yet: what percentages are of. */
  readonly whole: ProfileColumns;
  /** What is left. */
  readonly profile: ProfileColumns;
  readonly problems: readonly Problem[];
  readonly #applied: Applied;
  readonly #sums = new Map<number, FunctionSums>();
  readonly #runs = new Map<number, RunSums>();
  readonly #inlineMarks = new Map<number, Uint8Array>();
  #kinds: FrameKinds | undefined;
  #stacks: Stacks | undefined;
  #sorted: StackRanges | undefined;

  /** @param others profiles that `options.base` may name. */
  constructor(profile: ProfileColumns, options: ProfileOptions, others: ReadonlyMap<ProfileKey, ProfileColumns>) {
    const { whole, problem } = lessBase(profile, options, others);
    this.options = options;
    this.whole = whole;
    this.#applied = applyOptions(whole, options);
    this.profile = this.#applied.profile;
    this.problems = problem === undefined ? this.#applied.problems : [problem, ...this.#applied.problems];
  }

  removed(sampleType: number): readonly RemovedBy[] {
    return this.#applied.removed(sampleType);
  }

  /** What percentages of rows are of: of means a mean, too. */
  total(sampleType: number): number | bigint {
    const { values, isBase } = this.#percentBase;
    return totalOf(values[sampleType], isBase, this.options.mean === true ? values[0] : undefined);
  }

  /** What percentages of boxes are of: they are sums, in means as well. */
  sumTotal(sampleType: number): number | bigint {
    const { values, isBase } = this.#percentBase;
    return totalOf(values[sampleType], isBase);
  }

  get #percentBase(): ProfileColumns {
    return this.options.relativePercentages === true ? this.profile : this.whole;
  }

  /** Rows and boxes by the chosen granularity; rows by function and boxes by function and file if none is. */
  get kinds(): FrameKinds {
    return (this.#kinds ??= frameKinds(this.profile, this.options.granularity, this.options.noInlines));
  }

  get stacks(): Stacks {
    return (this.#stacks ??= expandStacks(this.profile, this.kinds));
  }

  /** Samples by stack, from the root. Sorted at the first call. */
  get sorted(): StackRanges {
    return (this.#sorted ??= new StackRanges(this.stacks, this.kinds.boxes.length));
  }

  /** Divided, where means are asked for; `total` is what percentages are of. */
  sums(sampleType: number): FunctionSums {
    return remembered(this.#sums, sampleType, () => {
      const options = { mean: this.#mean, dropNegative: this.options.dropNegative };
      return { ...sumByFunction(this.profile, this.kinds, this.stacks, this.profile.values[sampleType], options), total: this.total(sampleType) };
    });
  }

  /** INLINE of each row. */
  inlineMarks(sampleType: number): Uint8Array {
    return remembered(this.#inlineMarks, sampleType, () => {
      const values = this.profile.values[sampleType];
      return inlineMarks(this.kinds, this.stacks, this.#mean === undefined ? [values] : [values, this.#mean]);
    });
  }

  get #mean(): SampleValues | undefined {
    return this.options.mean === true ? this.profile.values[0] : undefined;
  }

  /** Sums of runs of `sorted`. */
  runs(sampleType: number): RunSums {
    return remembered(this.#runs, sampleType, () => new RunSums(this.sorted.order, this.profile.values[sampleType]));
  }
}

function lessBase(
  profile: ProfileColumns,
  { base }: ProfileOptions,
  others: ReadonlyMap<ProfileKey, ProfileColumns>,
): { readonly whole: ProfileColumns; readonly problem: Problem | undefined } {
  if (base === undefined) return { whole: profile, problem: undefined };
  const other = others.get(base.profile);
  if (other === undefined) return { whole: profile, problem: { option: 'base', message: t('The profile {profile}, to compare with, is not open.', { profile: base.profile }) } };
  try {
    return { whole: withBase(profile, other, base), problem: undefined };
  } catch (error) {
    if (!(error instanceof DamageError)) throw error;
    return { whole: profile, problem: { option: 'base', message: error.damage.message } };
  }
}

function remembered<Value>(kept: Map<number, Value>, key: number, make: () => Value): Value {
  const value = kept.get(key) ?? make();
  kept.set(key, value);
  return value;
}
