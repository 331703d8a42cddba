// How far somebody has come in each lesson, as text that a browser keeps. What is malformed in it is as if it were not there.

export interface LessonProgress {
  /** The step that was on screen last. */
  readonly at: string;
  /** Steps that were on screen. */
  readonly seen: readonly string[];
  /** Steps whose question is done with: answered, or the answer was asked for. */
  readonly done: Readonly<Record<string, Outcome>>;
}

export type Outcome = 'right' | 'shown';

/** By lesson. */
export type Progress = Readonly<Record<string, LessonProgress>>;

const MAX_STEPS = 200;

export function readProgress(text: string | undefined): Progress {
  let known: unknown;
  try {
    known = JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
  return Object.fromEntries(Object.entries(isRecord(known) ? known : {}).flatMap(([lesson, one]) => (isRecord(one) && typeof one['at'] === 'string' ? [[lesson, readOne(one, one['at'])]] : [])));
}

function readOne(one: Readonly<Record<string, unknown>>, at: string): LessonProgress {
  const seen = Array.isArray(one['seen']) ? one['seen'].filter((step): step is string => typeof step === 'string').slice(0, MAX_STEPS) : [];
  const done = Object.entries(isRecord(one['done']) ? one['done'] : {}).filter((entry): entry is [string, Outcome] => entry[1] === 'right' || entry[1] === 'shown');
  return { at, seen, done: Object.fromEntries(done) };
}

/** A step is on screen. */
export function afterStep(progress: Progress, lesson: string, step: string): Progress {
  const before = progress[lesson] ?? { at: step, seen: [], done: {} };
  if (before.at === step && before.seen.includes(step)) return progress;
  return { ...progress, [lesson]: { ...before, at: step, seen: before.seen.includes(step) ? before.seen : [...before.seen, step] } };
}

/** A step's question is done with; undefined: it is asked again. */
export function afterAnswer(progress: Progress, lesson: string, step: string, outcome: Outcome | undefined): Progress {
  const before = progress[lesson] ?? { at: step, seen: [step], done: {} };
  const { [step]: _, ...others } = before.done;
  return { ...progress, [lesson]: { ...before, done: outcome === undefined ? others : { ...others, [step]: outcome } } };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
