// Fetches lessons from the page's own folder `lessons/`; each once.
import { readLesson } from '../../lessons/readLesson.ts';
import { readLessonText, type LessonText, type StepText } from '../../lessons/lessonText.ts';
import type { Lesson, LessonStep } from '../../lessons/lesson.ts';
import type { Language } from '../../../language/languages.ts';
import { fetchText } from './lessonIndex.ts';

export interface LoadedLesson {
  readonly lesson: Lesson;
  /** Where its files are, relative to the page. */
  readonly folder: string;
  readonly text: LessonText;
  /** What `text` is written in: English where the lesson is not there in the language asked for. */
  readonly language: Language;
}

const loaded = new Map<string, Promise<LoadedLesson>>();

/** Rejects if it is not there or not a lesson. The next call tries again. */
export function loadLesson(id: string, language: Language): Promise<LoadedLesson> {
  const key = `${id} ${language}`;
  const loading =
    loaded.get(key) ??
    fetchLesson(id, language).catch((error: unknown) => {
      loaded.delete(key);
      throw error;
    });
  loaded.set(key, loading);
  return loading;
}

async function fetchLesson(id: string, wanted: Language): Promise<LoadedLesson> {
  const folder = `lessons/${id}/`;
  const [json, inWanted] = await Promise.all([fetchText(`${folder}lesson.json`), textIn(folder, wanted)]);
  const lesson = readLesson(json);
  const text = inWanted ?? readLessonText(await fetchText(`${folder}en.md`));
  return { lesson, folder, text, language: inWanted === undefined ? 'en' : wanted };
}

async function textIn(folder: string, language: Language): Promise<LessonText | undefined> {
  if (language === 'en') return undefined;
  return await fetchText(`${folder}${language}.md`)
    .then(readLessonText)
    .catch(() => undefined);
}

/** A step with its text. */
export interface ShownStep {
  readonly step: LessonStep;
  readonly text: StepText;
  /** From 0. */
  readonly place: number;
}

/** The step of this id, else the first. */
export function stepOf({ lesson, text }: LoadedLesson, id: string | undefined): ShownStep {
  const place = Math.max(0, lesson.steps.findIndex((step) => step.id === id));
  const step = lesson.steps[place] ?? lesson.steps[0];
  const said = text.steps.find((one) => one.id === step.id);
  return { step, place, text: said ?? { id: step.id, title: step.id, body: [], question: [], options: [], right: [], wrong: [], answer: [], notes: [] } };
}
