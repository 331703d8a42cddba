// A lesson as data: what is on screen at each step, what is marked, what is asked. Texts are in Markdown, one file a language
// (lessonText.ts). README.md describes the files.
import type { Ns, TimeRange } from '../../workers/api.ts';
import type { PartName } from './parts.ts';

export interface Lesson {
  readonly id: string;
  readonly files: readonly [LessonFile, ...LessonFile[]];
  readonly steps: readonly [LessonStep, ...LessonStep[]];
}

export interface LessonFile {
  /** What steps call it. */
  readonly name: string;
  /** Relative to the lesson's folder. */
  readonly path: string;
}

export interface LessonStep {
  readonly id: string;
  /** `LessonFile.name`. */
  readonly file: string;
  /** As an address has it after its "#". */
  readonly view: string;
  readonly highlight: readonly Highlight[];
  /** Not shown until the question is answered; without one: in this step. */
  readonly hide: readonly PartName[];
  readonly question: Question | undefined;
  readonly animation: LessonAnimation | undefined;
}

export type Highlight =
  | { readonly mark: 'range'; readonly range: TimeRange }
  | { readonly mark: 'moment'; readonly atNs: Ns }
  | {
      readonly mark: 'part';
      readonly part: PartName;
      /** Of a table, from 1; undefined: all of the part. */
      readonly row: number | undefined;
    };

export type Question =
  | { readonly kind: 'range'; readonly right: readonly [TimeRange, ...TimeRange[]]; readonly toleranceNs: Ns }
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly right: readonly string[] }
  | { readonly kind: 'number'; readonly right: number; readonly tolerance: number; readonly unit: string };

/** Tri-colour marking over `range` of the step's file: from before a cycle's sweep termination to after its mark termination. */
export interface LessonAnimation {
  readonly kind: 'tricolour';
  readonly range: TimeRange;
}

/** An entry of index.json. Titles by BCP 47 tag; English is there. */
export interface LessonEntry {
  readonly id: string;
  readonly minutes: number;
  readonly title: ByLanguage;
  readonly about: ByLanguage;
}

export type ByLanguage = Readonly<Record<string, string>> & { readonly en: string };

/** In the language asked for, else English. */
export function inLanguage(texts: ByLanguage, language: string): string {
  return texts[language] ?? texts.en;
}

/** A file's address as links call it: relative to the page. `folder`: of the lesson, such as "lessons/gc-cycle/". */
export function fileAddress({ path }: LessonFile, folder: string): string {
  const parts: string[] = [];
  for (const part of `${folder}${path}`.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
