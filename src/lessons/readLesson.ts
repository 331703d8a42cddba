// lesson.json and index.json, read with care: whoever writes a lesson is told what is wrong and where.
import type { TimeRange } from '../../workers/api.ts';
import type { ByLanguage, Highlight, Lesson, LessonAnimation, LessonEntry, LessonFile, LessonStep, Question } from './lesson.ts';
import { isPart, type PartName } from './parts.ts';

/** What is wrong with a lesson's files, for its author. English: it is the message of an error. */
export class LessonError extends Error {}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** @throws LessonError */
export function readLesson(json: string): Lesson {
  const whole = record(parse(json), 'lesson.json');
  const files = list(whole['files'], 'files').map((file, at): LessonFile => {
    const where = `files[${at}]`;
    const { name, path } = record(file, where);
    return { name: text(name, `${where}.name`), path: text(path, `${where}.path`) };
  });
  const [first, ...others] = files;
  if (first === undefined) throw new LessonError('files: there is none.');
  const [step, ...steps] = list(whole['steps'], 'steps').map((one, at) => readStep(one, `steps[${at}]`, files));
  if (step === undefined) throw new LessonError('steps: there is none.');
  const ids = [step, ...steps].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) throw new LessonError(`steps: there are two of the id "${id}".`);
  return { id: readId(whole['id'], 'id'), files: [first, ...others], steps: [step, ...steps] };
}

/** @throws LessonError */
export function readIndex(json: string): readonly LessonEntry[] {
  return list(parse(json), 'index.json').map((entry, at): LessonEntry => {
    const where = `index.json[${at}]`;
    const { id, minutes, title, about } = record(entry, where);
    return { id: readId(id, `${where}.id`), minutes: number(minutes, `${where}.minutes`), title: byLanguage(title, `${where}.title`), about: byLanguage(about, `${where}.about`) };
  });
}

function readStep(step: unknown, where: string, files: readonly LessonFile[]): LessonStep {
  const { id, file, view, highlight, hide, question, animation } = record(step, where);
  const name = file === undefined ? files[0]?.name : text(file, `${where}.file`);
  if (name === undefined || !files.some((one) => one.name === name)) throw new LessonError(`${where}.file: no file of the lesson is called "${name}".`);
  return {
    id: readId(id, `${where}.id`),
    file: name,
    view: typeof view === 'string' ? view : text(view, `${where}.view`),
    highlight: optionalList(highlight, `${where}.highlight`).map((one, at) => readHighlight(one, `${where}.highlight[${at}]`)),
    hide: optionalList(hide, `${where}.hide`).map((part, at) => readPart(part, `${where}.hide[${at}]`)),
    question: question === undefined ? undefined : readQuestion(question, `${where}.question`),
    animation: animation === undefined ? undefined : readAnimation(animation, `${where}.animation`),
  };
}

function readHighlight(json: unknown, where: string): Highlight {
  const { range, moment, part, row } = record(json, where);
  if (range !== undefined) return { mark: 'range', range: readRange(range, `${where}.range`) };
  if (moment !== undefined) return { mark: 'moment', atNs: number(moment, `${where}.moment`) };
  if (part !== undefined) return { mark: 'part', part: readPart(part, `${where}.part`), row: row === undefined ? undefined : number(row, `${where}.row`) };
  throw new LessonError(`${where}: it has neither range, moment nor part.`);
}

function readQuestion(json: unknown, where: string): Question {
  const { kind, right, tolerance, options, unit } = record(json, where);
  switch (kind) {
    case 'range': {
      const [first, ...others] = list(right, `${where}.right`).map((one, at) => readRange(one, `${where}.right[${at}]`));
      if (first === undefined) throw new LessonError(`${where}.right: there is none.`);
      return { kind, right: [first, ...others], toleranceNs: number(tolerance, `${where}.tolerance`) };
    }
    case 'choice': {
      const ids = list(options, `${where}.options`).map((one, at) => readId(one, `${where}.options[${at}]`));
      const rights = list(right, `${where}.right`).map((one, at) => readId(one, `${where}.right[${at}]`));
      if (rights.length === 0 || rights.some((id) => !ids.includes(id))) throw new LessonError(`${where}.right: at least one, and only such as options has.`);
      return { kind, options: ids, right: rights };
    }
    case 'number':
      return { kind, right: number(right, `${where}.right`), tolerance: number(tolerance, `${where}.tolerance`), unit: typeof unit === 'string' ? unit : '' };
    default:
      throw new LessonError(`${where}.kind: it is none of range, choice and number.`);
  }
}

function readAnimation(json: unknown, where: string): LessonAnimation {
  const { kind, range } = record(json, where);
  if (kind !== 'tricolour') throw new LessonError(`${where}.kind: it is not tricolour.`);
  return { kind, range: readRange(range, `${where}.range`) };
}

function readRange(json: unknown, where: string): TimeRange {
  const [start, end] = list(json, where);
  const range = { startNs: number(start, `${where}[0]`), endNs: number(end, `${where}[1]`) };
  if (range.startNs < 0 || range.endNs <= range.startNs) throw new LessonError(`${where}: it does not run from an earlier to a later time.`);
  return range;
}

function readPart(json: unknown, where: string): PartName {
  const name = text(json, where);
  if (!isPart(name)) throw new LessonError(`${where}: no part of the page is called "${name}"; parts.ts has those there are.`);
  return name;
}

function readId(json: unknown, where: string): string {
  const id = text(json, where);
  if (!ID.test(id)) throw new LessonError(`${where}: "${id}" is not made of a-z, 0-9 and -.`);
  return id;
}

function byLanguage(json: unknown, where: string): ByLanguage {
  const texts = record(json, where);
  const read = Object.fromEntries(Object.entries(texts).map(([language, value]) => [language, text(value, `${where}.${language}`)]));
  return { ...read, en: text(texts['en'], `${where}.en`) };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new LessonError('it is not JSON.');
  }
}

function record(json: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new LessonError(`${where}: it is not an object.`);
  return json as Record<string, unknown>;
}

function list(json: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(json)) throw new LessonError(`${where}: it is not a list.`);
  return json;
}

function optionalList(json: unknown, where: string): readonly unknown[] {
  return json === undefined ? [] : list(json, where);
}

function text(json: unknown, where: string): string {
  if (typeof json !== 'string' || json === '') throw new LessonError(`${where}: it is not a text.`);
  return json;
}

function number(json: unknown, where: string): number {
  if (typeof json !== 'number' || !Number.isFinite(json)) throw new LessonError(`${where}: it is not a number.`);
  return json;
}
