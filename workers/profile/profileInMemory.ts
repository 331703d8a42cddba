// A profile held in columns, whatever they were made from, and the answers to all that is asked of it.
import { withFacts } from '../comparable/withFacts.ts';
import type { ExportedFile, ProfileAnswers, ProfileFacts, ProfileKey, ProfileOptions, ProfileQuestion } from '../api.ts';
import type { ProfileColumns } from './columns.ts';
import { askCalls } from './calls/askCalls.ts';
import { loadGraphLayout } from './calls/placeGraph.ts';
import { askCompare } from './compare/askCompare.ts';
import { factsOf, type StoredAs } from './facts.ts';
import { askComparable } from './askComparable.ts';
import { askFindings } from './askFindings.ts';
import { askFlame } from './flame/askFlame.ts';
import { askGoroutines } from './goroutines/askGoroutines.ts';
import { askHeap } from './heap/askHeap.ts';
import { Reading } from './reading/reading.ts';
import { reportOf, type ProfileReport, type ReportOptions } from './report.ts';
import { askSamples } from './samples/askSamples.ts';
import { exported } from './write/exported.ts';
import type { DumpLog } from './text/dumpLog.ts';

/** Packing a file takes the browser's own time; all else is answered at once. */
type Answered<Ask extends keyof ProfileAnswers> = Ask extends 'export' ? Promise<ExportedFile> : ProfileAnswers[Ask];

export interface OpenedProfile {
  readonly facts: ProfileFacts;
  readonly columns: ProfileColumns;
  /** The first question about the flame graph sorts the stacks; the ones after cost what they show. */
  ask<Q extends ProfileQuestion>(question: Q): Answered<Q['ask']>;
  /** Loads what a question needs and few ask for; before `ask`. */
  ready(question: ProfileQuestion): Promise<void>;
  /** Another profile, for questions that compare. Under a key that is taken it takes the other's place. */
  add(key: ProfileKey, profile: ProfileColumns): void;
  /** Lets go of another profile, and of what was made from it. */
  remove(key: ProfileKey): void;
  /** The `profile` section of the report. */
  report(options?: ReportOptions): ProfileReport;
  /** Goroutine dumps: their lines as records, for the report. */
  readonly log: DumpLog | undefined;
}

/** What questions about more than one reading are answered from. */
export interface Profiles {
  readonly others: ReadonlyMap<ProfileKey, ProfileColumns>;
  readonly own: ProfileColumns;
  /** The profile, or another one, looked at in some way; the latest few are kept. */
  reading(options: ProfileOptions | undefined, key?: ProfileKey): Reading;
}

const MOST_READINGS = 4;
/** Large profiles keep the latest two only: of a million samples with 30 frames each takes some 200 MB. */
const LEAST_READINGS = 2;
/** Frames on the stacks of all that are kept. */
const MOST_FRAMES_KEPT = 2 ** 24;

/** @throws DamageError 'too-large' */
export function profileInMemory(profile: ProfileColumns, stored: StoredAs): OpenedProfile {
  const readings = new Readings(profile);
  const { kinds, stacks } = readings.reading({});
  return new ProfileInMemory(readings, factsOf(profile, kinds, stacks, stored), stored.text?.log);
}

class ProfileInMemory implements OpenedProfile {
  readonly facts: ProfileFacts;
  readonly log: DumpLog | undefined;
  readonly #readings: Readings;

  constructor(readings: Readings, facts: ProfileFacts, log: DumpLog | undefined) {
    this.#readings = readings;
    this.facts = facts;
    this.log = log;
  }

  get columns(): ProfileColumns {
    return this.#readings.own;
  }

  add(key: ProfileKey, profile: ProfileColumns): void {
    this.#readings.add(key, profile);
  }

  remove(key: ProfileKey): void {
    this.#readings.remove(key);
  }

  ask<Q extends ProfileQuestion>(question: Q): Answered<Q['ask']>;
  ask(asked: ProfileQuestion): Answered<ProfileQuestion['ask']> {
    const question = { ...asked, sampleType: this.#valid(asked.sampleType) };
    switch (question.ask) {
      case 'deltas':
      case 'growth':
        return askCompare(this.#readings, question);
      case 'reading':
      case 'flame':
      case 'top':
      case 'search':
      case 'flameNode':
        return askFlame(this.#readings.reading(question.options), question);
      case 'sandwich':
      case 'graph':
      case 'peek':
      case 'callTree':
      case 'function':
      case 'source':
        return askCalls(this.#readings.reading(question.options), question);
      case 'tags':
      case 'rawSamples':
        return askSamples(this.#readings.reading(question.options), question);
      case 'export':
        return exported(this.#readings.reading(question.options), question.sampleType, question.as, this.facts.name);
      case 'heap':
        return askHeap(this.#readings.reading(question.options), question);
      case 'goroutineGroups':
        return askGoroutines(this.#readings.reading(question.options), question);
      case 'evidence':
      case 'findings':
        return askFindings(this.#readings.reading({}), question);
      case 'comparable':
        return withFacts(question.ask, askComparable(this.#readings.reading({})), this.facts, undefined);
    }
  }

  async ready({ ask }: ProfileQuestion): Promise<void> {
    if (ask === 'graph') await loadGraphLayout();
  }

  report(options?: ReportOptions): ProfileReport {
    return reportOf(this.columns, this.#readings.reading(options?.options), options);
  }

  /** A sample type that is not there (an old link) is taken for the default one. */
  #valid(sampleType: number): number {
    return this.columns.sampleTypes[sampleType] === undefined ? this.columns.defaultSampleType : sampleType;
  }
}

class Readings implements Profiles {
  readonly own: ProfileColumns;
  readonly others = new Map<ProfileKey, ProfileColumns>();
  /** How many profiles have come under each key: a reading is of one of them. */
  readonly #versions = new Map<ProfileKey, number>();
  /** Oldest first. */
  readonly #kept = new Map<string, Reading>();

  constructor(own: ProfileColumns) {
    this.own = own;
  }

  add(key: ProfileKey, profile: ProfileColumns): void {
    this.others.set(key, profile);
    this.#versions.set(key, this.#version(key) + 1);
  }

  remove(key: ProfileKey): void {
    if (!this.others.delete(key)) return;
    this.#versions.set(key, this.#version(key) + 1);
    // Which of them are made from it is not worth telling apart: each is made again when it is looked at.
    this.#kept.clear();
  }

  reading(options: ProfileOptions = {}, key?: ProfileKey): Reading {
    const profile = key === undefined ? this.own : (this.others.get(key) ?? this.own);
    const name = JSON.stringify([key, this.#version(key), options, this.#version(options.base?.profile)]);
    const known = this.#kept.get(name);
    if (known === undefined) this.#makeRoom(profile.stackLocation.length);
    const reading = known ?? new Reading(profile, options, this.others);
    this.#kept.delete(name);
    this.#kept.set(name, reading);
    return reading;
  }

  /** Before one more of about so many frames is made. */
  #makeRoom(more: number): void {
    let frames = more;
    for (const { profile } of this.#kept.values()) frames += profile.stackLocation.length;
    for (const [oldest, { profile }] of this.#kept) {
      if (this.#kept.size < LEAST_READINGS || (this.#kept.size < MOST_READINGS && frames <= MOST_FRAMES_KEPT)) break;
      frames -= profile.stackLocation.length;
      this.#kept.delete(oldest);
    }
  }

  /** 0: there is none. */
  #version(key: ProfileKey | undefined): number {
    return key === undefined ? 0 : (this.#versions.get(key) ?? 0);
  }
}
