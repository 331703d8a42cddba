// Figures that a lesson's text names, held against what the report says of its recordings. They are in `figures.json` beside the lesson; the page
// does not fetch it. README.md has the format.
import type { Lesson } from './lesson.ts';
import { type LessonText, plain, type StepText } from './lessonText.ts';
import { LessonError } from './readLesson.ts';

/** By step's id: a figure as the text says it, and where the report of the step's file has it. */
export type Figures = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A figure's unit in the report's: ns, bytes, shares of 1. The MB of gctrace's lines are 2²⁰ bytes. */
const UNITS: Readonly<Record<string, number>> = { '': 1, ns: 1, µs: 1e3, ms: 1e6, s: 1e9, B: 1, KiB: 2 ** 10, MB: 2 ** 20, MiB: 2 ** 20, GiB: 2 ** 30, '%': 0.01 };

/** @throws LessonError */
export function readFigures(json: string): Figures {
  const steps: unknown = JSON.parse(json);
  if (!isTable(steps)) throw new LessonError('figures.json: it is not an object of steps.');
  for (const [step, figures] of Object.entries(steps)) {
    if (!isTable(figures) || !Object.values(figures).every((where) => typeof where === 'string')) throw new LessonError(`figures.json: "${step}" is not an object of figures, each with its place in the report.`);
  }
  return steps as Figures;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `texts` by language, `reports` by `LessonFile.name`. Sentences for the lesson's author; none: every figure is said, and as the report has it. */
export function checkFigures(lesson: Lesson, figures: Figures, texts: Readonly<Record<string, LessonText>>, reports: ReadonlyMap<string, unknown>): readonly string[] {
  return Object.entries(figures).flatMap(([id, ofStep]) => {
    const step = lesson.steps.find((one) => one.id === id);
    if (step === undefined) return [`figures.json: there is no step "${id}".`];
    return Object.entries(ofStep).flatMap(([says, where]) => [
      ...Object.entries(texts).flatMap(([language, text]) => (isSaid(says, text.steps.find((one) => one.id === id)) ? [] : [`${language}.md: ${id}: "${says}" is not in the text.`])),
      ...disagreement(says, where, step.file, reports).map((what) => `figures.json: ${id}: ${what}`),
    ]);
  });
}

/** The report's value has to round to what the text says, to its last digit. */
function disagreement(says: string, where: string, stepFile: string, reports: ReadonlyMap<string, unknown>): readonly string[] {
  const [, digits, unit = ''] = /^(\d[\d,]*(?:\.\d+)?) ?(\S*)$/.exec(says) ?? [];
  const scale = UNITS[unit];
  if (digits === undefined || scale === undefined) return [`"${says}" is not a number with one of the units ${Object.keys(UNITS).join(' ').trim()}.`];
  const value = calculated(where, (term) => {
    const [, file = stepFile, path = ''] = /^(?:([\w-]+): )?(.*)$/.exec(term) ?? [];
    return /^\d+$/.test(path) ? Number(path) : valueAt(reports.get(file), [...path.matchAll(STEP_OF_PATH)]);
  });
  if (value === undefined) return [`the report has no number at "${where}".`];
  const decimals = digits.split('.')[1]?.length ?? 0;
  const said = Number(digits.replaceAll(',', ''));
  const isIt = Math.abs(value / scale - said) <= 0.5 / 10 ** decimals + Number.EPSILON * said;
  return isIt ? [] : [`the text says ${says}, the report ${(value / scale).toFixed(decimals + 2)} ${unit}.`];
}

/** Places of reports, joined by +, - or / with blanks around them, from left to right. undefined: one of them has no number. */
function calculated(formula: string, numberAt: (term: string) => number | undefined): number | undefined {
  const [first = '', ...rest] = formula.split(/ ([-+/]) /);
  let value = numberAt(first);
  for (let at = 0; at < rest.length && value !== undefined; at += 2) {
    const other = numberAt(rest[at + 1] ?? '');
    if (other === undefined) return undefined;
    value = rest[at] === '+' ? value + other : rest[at] === '-' ? value - other : value / other;
  }
  return value;
}

const STEP_OF_PATH = /\["([^"]*)"\]|\[([^\]]*)\]|([^.[\]]+)/g;

/** Names of fields, `[2]` of a list (`[-1]` from its end), `[id=heap-growth]` the first that has this. */
function valueAt(value: unknown, [step, ...rest]: readonly RegExpMatchArray[]): number | undefined {
  // Large whole numbers are texts in the report.
  if (step === undefined) return typeof value === 'number' ? value : typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const [, quoted, inBrackets, plainName] = step;
  if (inBrackets === undefined) {
    const name = quoted ?? plainName ?? '';
    return Object.hasOwn(value, name) ? valueAt((value as Readonly<Record<string, unknown>>)[name], rest) : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const list: readonly unknown[] = value;
  const [field, wanted] = inBrackets.split('=');
  const one = wanted === undefined ? list.at(Number(inBrackets)) : list.find((entry) => typeof entry === 'object' && entry !== null && (entry as Readonly<Record<string, unknown>>)[field ?? ''] === wanted);
  return valueAt(one, rest);
}

/** Blanks aside, which Chinese has where English has none, and the other way round. */
function isSaid(says: string, step: StepText | undefined): boolean {
  if (step === undefined) return false;
  const { body, question, options, right, wrong, answer, notes } = step;
  const blocks = [...body, ...question, ...right, ...wrong, ...answer, ...notes, ...options.flatMap(({ reply }) => reply)];
  const text = [...blocks.map((block) => plain([block])), ...options.map(({ label }) => plain(label))].join('\n');
  const wanted = says.replaceAll(/\s/g, '\\s?').replaceAll('.', '\\.');
  return new RegExp(`(?<![\\d.,])${wanted}(?![\\d]|[.,]\\d)`).test(text);
}
