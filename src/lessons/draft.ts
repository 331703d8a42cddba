// A lesson while it is written: steps taken from what is on screen, each with its own piece of Markdown; as files of a folder, and back. Pure.
import type { TimeRange } from '../../workers/api.ts';
import type { Highlight, LessonFile, LessonStep, Question } from './lesson.ts';
import { plain, readLessonText } from './lessonText.ts';
import { readLesson } from './readLesson.ts';

export interface Draft {
  readonly id: string;
  readonly title: string;
  /** The paragraph below the title. */
  readonly about: string;
  readonly minutes: number;
  readonly files: readonly LessonFile[];
  readonly steps: readonly DraftStep[];
  /** Texts in other languages, as they were opened: by file name. */
  readonly otherTexts: Readonly<Record<string, string>>;
}

export interface DraftStep extends LessonStep {
  readonly title: string;
  /** Markdown, with the headings of the third level. */
  readonly markdown: string;
}

export const NEW_DRAFT: Draft = { id: 'my-lesson', title: '', about: '', minutes: 10, files: [], steps: [], otherTexts: {} };

/** What is on screen, as a step of its own at the end. A selected range is marked. */
export function withStep(draft: Draft, file: LessonFile, view: string, selection: TimeRange | undefined): Draft {
  const taken = new Set(draft.steps.map(({ id }) => id));
  let number = draft.steps.length + 1;
  while (taken.has(`step-${number}`)) number++;
  const step: DraftStep = { id: `step-${number}`, title: '', file: file.name, view, highlight: marks(selection), hide: [], question: undefined, animation: undefined, markdown: '' };
  return { ...draft, files: withFile(draft.files, file), steps: [...draft.steps, step] };
}

/** The step shows what is on screen now; its text and question stay, and parts that are marked. */
export function withViewOf(draft: Draft, id: string, file: LessonFile, view: string, selection: TimeRange | undefined): Draft {
  const change = (step: DraftStep): DraftStep => ({ ...step, file: file.name, view, highlight: [...marks(selection), ...step.highlight.filter(({ mark }) => mark === 'part')] });
  return { ...draft, files: withFile(draft.files, file), steps: draft.steps.map((step) => (step.id === id ? change(step) : step)) };
}

export function withChange(draft: Draft, id: string, patch: Partial<DraftStep>): Draft {
  return { ...draft, steps: draft.steps.map((step) => (step.id === id ? { ...step, ...patch } : step)) };
}

export function withoutStep(draft: Draft, id: string): Draft {
  return { ...draft, steps: draft.steps.filter((step) => step.id !== id) };
}

/** One place up (-1) or down (1); at the ends nothing moves. */
export function withMoved(draft: Draft, id: string, by: -1 | 1): Draft {
  const at = draft.steps.findIndex((step) => step.id === id);
  const [step, other] = [draft.steps[at], draft.steps[at + by]];
  if (step === undefined || other === undefined) return draft;
  const steps = [...draft.steps];
  steps[at] = other;
  steps[at + by] = step;
  return { ...draft, steps };
}

function withFile(files: readonly LessonFile[], file: LessonFile): readonly LessonFile[] {
  return files.some(({ name }) => name === file.name) ? files : [...files, file];
}

function marks(selection: TimeRange | undefined): readonly Highlight[] {
  return selection === undefined ? [] : [{ mark: 'range', range: { startNs: Math.round(selection.startNs), endNs: Math.round(selection.endNs) } }];
}

/** lesson.json, its texts and its entry for index.json, by file name. Files that no step shows are left out. */
export function draftFiles(draft: Draft): Readonly<Record<string, string>> {
  const used = new Set(draft.steps.map(({ file }) => file));
  const lesson = { id: draft.id, files: draft.files.filter(({ name }) => used.has(name)), steps: draft.steps.map(stepJson) };
  const entry = { id: draft.id, minutes: draft.minutes, title: { en: draft.title }, about: { en: draft.about } };
  return {
    'lesson.json': `${JSON.stringify(lesson, undefined, 2)}\n`,
    'en.md': markdownOf(draft),
    ...draft.otherTexts,
    'index-entry.json': `${JSON.stringify(entry, undefined, 2)}\n`,
  };
}

function markdownOf({ title, about, steps }: Draft): string {
  const sections = steps.map((step) => `## \`${step.id}\` ${step.title}\n\n${step.markdown.trim()}`);
  return `${[`# ${title}`, about, ...sections].map((section) => section.trim()).filter((section) => section !== '').join('\n\n')}\n`;
}

function stepJson({ id, file, view, highlight, hide, question, animation }: DraftStep): object {
  return {
    id,
    file,
    view,
    ...(highlight.length === 0 ? {} : { highlight: highlight.map(highlightJson) }),
    ...(hide.length === 0 ? {} : { hide }),
    ...(question === undefined ? {} : { question: questionJson(question) }),
    ...(animation === undefined ? {} : { animation: { kind: animation.kind, range: pair(animation.range) } }),
  };
}

function highlightJson(highlight: Highlight): object {
  switch (highlight.mark) {
    case 'range':
      return { range: pair(highlight.range) };
    case 'moment':
      return { moment: highlight.atNs };
    case 'part':
      return highlight.row === undefined ? { part: highlight.part } : { part: highlight.part, row: highlight.row };
  }
}

function questionJson(question: Question): object {
  if (question.kind !== 'range') return question;
  return { kind: 'range', right: question.right.map(pair), tolerance: question.toleranceNs };
}

function pair({ startNs, endNs }: TimeRange): readonly [number, number] {
  return [startNs, endNs];
}

/**
 * A lesson's folder, opened to be written on. `texts`: files by name, lesson.json and en.md among them; minutes come from
 * index-entry.json where it is there.
 * @throws LessonError
 */
export function readDraft(texts: Readonly<Record<string, string>>): Draft {
  const { 'lesson.json': json = '', 'en.md': markdown = '', 'index-entry.json': entry, ...others } = texts;
  const lesson = readLesson(json);
  const text = readLessonText(markdown);
  const pieces = piecesOf(markdown);
  return {
    id: lesson.id,
    title: text.title,
    about: plain(text.about),
    minutes: Number(/"minutes": (\d+)/.exec(entry ?? '')?.[1] ?? NEW_DRAFT.minutes),
    files: lesson.files,
    steps: lesson.steps.map((step) => ({ ...step, title: text.steps.find(({ id }) => id === step.id)?.title ?? '', markdown: pieces.get(step.id) ?? '' })),
    otherTexts: Object.fromEntries(Object.entries(others).filter(([name]) => name.endsWith('.md'))),
  };
}

/** What stands below each step's heading, as it is written. */
function piecesOf(markdown: string): ReadonlyMap<string, string> {
  const pieces = new Map<string, string[]>();
  let lines: string[] | undefined;
  let isCode = false;
  for (const line of markdown.split(/\r?\n/)) {
    if (/^ {0,3}(?:```|~~~)/.test(line)) isCode = !isCode;
    const [, id] = isCode ? [] : (/^## `([^`]+)`/.exec(line) ?? []);
    if (id !== undefined) {
      lines = [];
      pieces.set(id, lines);
    } else lines?.push(line);
  }
  return new Map([...pieces].map(([id, piece]) => [id, piece.join('\n').trim()]));
}
