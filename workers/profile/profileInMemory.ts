// A profile held in columns, whatever they were made from, and the answers to all that is asked of it.
import type { ProfileAnswers, ProfileFacts, ProfileQuestion, TopTable } from '../api.ts';
import type { ProfileColumns, SampleValues } from './columns.ts';
import { factsOf, type StoredAs } from './facts.ts';
import { layoutFlame } from './flame/layout.ts';
import { describeNode } from './flame/node.ts';
import { RunSums, StackRanges } from './flame/ranges.ts';
import { searchFlame } from './flame/search.ts';
import { frameKinds, type FrameKinds } from './frameKinds.ts';
import { reportOf, type ProfileReport, type ReportOptions } from './report.ts';
import { expandStacks, type Stacks } from './stacks.ts';
import { sumByFunction, type FunctionSums } from './top.ts';

export interface OpenedProfile {
  readonly facts: ProfileFacts;
  /** The first question about the flame graph sorts the stacks; the ones after cost what they show. */
  ask<Q extends ProfileQuestion>(question: Q): ProfileAnswers[Q['ask']];
  /** The `profile` section of the report. */
  report(options?: ReportOptions): ProfileReport;
}

/** @throws DamageError 'too-large' */
export function profileInMemory(profile: ProfileColumns, stored: StoredAs): OpenedProfile {
  const kinds = frameKinds(profile);
  const stacks = expandStacks(profile, kinds);
  return new ProfileInMemory(profile, kinds, stacks, factsOf(profile, kinds, stacks, stored));
}

/** What is derived from the columns is made at the first question that needs it, and kept. */
class ProfileInMemory implements OpenedProfile {
  readonly facts: ProfileFacts;
  readonly #profile: ProfileColumns;
  readonly #kinds: FrameKinds;
  readonly #stacks: Stacks;
  readonly #functionSums = new Map<number, FunctionSums>();
  readonly #runSums = new Map<number, RunSums>();
  #ranges: StackRanges | undefined;

  constructor(profile: ProfileColumns, kinds: FrameKinds, stacks: Stacks, facts: ProfileFacts) {
    this.#profile = profile;
    this.#kinds = kinds;
    this.#stacks = stacks;
    this.facts = facts;
  }

  ask<Q extends ProfileQuestion>(question: Q): ProfileAnswers[Q['ask']];
  ask(question: ProfileQuestion): ProfileAnswers[ProfileQuestion['ask']] {
    const sampleType = this.#valid(question.sampleType);
    const { total } = this.facts.sampleTypes[sampleType];
    switch (question.ask) {
      case 'top':
        return this.#top(sampleType);
      case 'flame':
        return layoutFlame(this.#sorted(), this.#kinds, this.#runs(sampleType), total, { ...question, sampleType });
      case 'search':
        return searchFlame(this.#sorted(), this.#kinds, this.#runs(sampleType), this.#profile.values[sampleType], total, { ...question, sampleType });
      case 'flameNode':
        return describeNode(this.#profile, this.#sorted(), this.#kinds, this.#runs(sampleType), this.#sums(sampleType), question.node);
    }
  }

  report(options?: ReportOptions): ProfileReport {
    return reportOf(this.#profile, this.#kinds, (sampleType) => this.#sums(sampleType), options);
  }

  /** A sample type that is not there (an old link) is taken for the default one. */
  #valid(sampleType: number): number {
    return this.#profile.sampleTypes[sampleType] === undefined ? this.#profile.defaultSampleType : sampleType;
  }

  #top(sampleType: number): TopTable {
    const { flat, cum, order, total } = this.#sums(sampleType);
    const { rows } = this.#kinds;
    const inOrder = (values: SampleValues): Float64Array => Float64Array.from(order, (row) => Number(values[row]));
    return {
      sampleType,
      names: order.map((row) => rows[row].name),
      files: order.map((row) => rows[row].file),
      flat: inOrder(flat),
      cum: inOrder(cum),
      total: Number(total),
    };
  }

  #sorted(): StackRanges {
    return (this.#ranges ??= new StackRanges(this.#stacks, this.#kinds.boxes.length));
  }

  #sums(sampleType: number): FunctionSums {
    return remember(this.#functionSums, sampleType, () => sumByFunction(this.#profile, this.#kinds, this.#stacks, this.#profile.values[sampleType]));
  }

  #runs(sampleType: number): RunSums {
    return remember(this.#runSums, sampleType, () => new RunSums(this.#sorted().order, this.#profile.values[sampleType]));
  }
}

function remember<Value>(kept: Map<number, Value>, key: number, make: () => Value): Value {
  const value = kept.get(key) ?? make();
  kept.set(key, value);
  return value;
}
