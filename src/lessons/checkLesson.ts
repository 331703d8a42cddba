// All that can be checked of a lesson without a browser: that its languages match its steps, that views are views, that times lie in the recordings.
import type { Ns, TimeRange } from '../../workers/api.ts';
import { decodeHash } from '../share/urlState.ts';
import type { ViewId } from '../views/viewState.ts';
import type { Lesson, LessonEntry, LessonStep } from './lesson.ts';
import { type Blocks, type LessonText, plain, type StepText } from './lessonText.ts';

/** Views in which a place on the time axis can be pressed. */
export const VIEWS_WITH_TIME: ReadonlySet<ViewId> = new Set<ViewId>(['latency', 'timeline', 'gc', 'pauses', 'mmu', 'memory', 'sched', 'startup', 'waits']);

export interface CheckedFile {
  /** undefined: it has no time axis. */
  readonly durationNs: Ns | undefined;
  /** The views it has. */
  readonly views: readonly ViewId[];
}

/** `files` by `LessonFile.name`; `texts` by language. Sentences for the lesson's author; none: nothing is wrong. */
export function checkLesson(lesson: Lesson, entry: LessonEntry, texts: Readonly<Record<string, LessonText>>, files: ReadonlyMap<string, CheckedFile>): readonly string[] {
  const out: string[] = [];
  if (texts['en'] === undefined) out.push('en.md is not there.');
  for (const step of lesson.steps) {
    const file = files.get(step.file);
    if (file === undefined) out.push(`${step.id}: file "${step.file}" could not be opened.`);
    else out.push(...checkStep(step, file).map((what) => `${step.id}: ${what}`));
  }
  for (const [language, text] of Object.entries(texts)) out.push(...checkText(lesson, entry, language, text).map((what) => `${language}.md: ${what}`));
  return out;
}

function checkStep(step: LessonStep, { durationNs, views }: CheckedFile): readonly string[] {
  const out: string[] = [];
  const link = decodeHash(step.view);
  const named = new URLSearchParams(step.view).get('view') ?? 'overview';
  if (link.view.view !== named) out.push(`"${named}" is not a view.`);
  else if (link.runs === undefined && !views.includes(link.view.view)) out.push(`its file has no view "${named}".`);
  const inside = (what: string, range: TimeRange): void => {
    if (durationNs === undefined) out.push(`${what} is a time, but its file has none.`);
    else if (range.startNs < 0 || range.endNs > durationNs) out.push(`${what} ends at ${range.endNs} ns; its file at ${durationNs} ns.`);
  };
  if (link.view.window !== undefined) inside('the window', link.view.window);
  if (link.view.selection !== undefined) inside('the selection', link.view.selection);
  for (const one of step.highlight) {
    if (one.mark === 'range') inside('a highlight', one.range);
    if (one.mark === 'moment') inside('a highlight', { startNs: one.atNs, endNs: one.atNs });
    if (one.mark !== 'part' && !VIEWS_WITH_TIME.has(link.view.view)) out.push(`a time is marked, but "${named}" has no time axis.`);
  }
  if (step.animation !== undefined) inside('the animation', step.animation.range);
  if (step.question?.kind === 'range') {
    for (const range of step.question.right) inside('a right answer', range);
    if (!VIEWS_WITH_TIME.has(link.view.view)) out.push(`a place in time is asked for, but "${named}" has no time axis.`);
    const { window } = link.view;
    if (window !== undefined && step.question.right.every(({ startNs, endNs }) => endNs < window.startNs || startNs > window.endNs)) out.push('no right answer lies in the window.');
  }
  return out;
}

function checkText(lesson: Lesson, entry: LessonEntry, language: string, text: LessonText): readonly string[] {
  const out: string[] = [];
  if (entry.title[language] !== text.title) out.push('index.json has another title.');
  if (entry.about[language] !== plain(text.about)) out.push('index.json has another paragraph below the title.');
  const [wanted, there] = [lesson.steps.map(({ id }) => id).join(' '), text.steps.map(({ id }) => id).join(' ')];
  if (wanted !== there) out.push(`its steps are ${there}; lesson.json has ${wanted}.`);
  for (const step of lesson.steps) {
    const said = text.steps.find(({ id }) => id === step.id);
    if (said !== undefined) out.push(...checkStepText(step, said).map((what) => `${step.id}: ${what}`));
  }
  return out;
}

function checkStepText({ question }: LessonStep, text: StepText): readonly string[] {
  const out: string[] = [];
  if (text.title === '') out.push('it has no title.');
  if (text.body.length === 0) out.push('it has no text.');
  for (const blocks of [text.body, text.question, text.right, text.wrong, text.answer, text.notes, ...text.options.map(({ reply }) => reply)]) out.push(...checkBlocks(blocks));
  if (question === undefined) {
    if (text.question.length + text.right.length + text.wrong.length + text.options.length > 0) out.push('it has a question that lesson.json has not.');
    return out;
  }
  for (const [name, blocks] of Object.entries({ Question: text.question, Right: text.right, Wrong: text.wrong })) if (blocks.length === 0) out.push(`"### ${name}" is lacking.`);
  const [wanted, there] = [question.kind === 'choice' ? question.options : [], text.options.map(({ id }) => id)];
  if (wanted.join(' ') !== there.join(' ')) out.push(`its options are "${there.join(' ')}"; lesson.json has "${wanted.join(' ')}".`);
  return out;
}

/** What is not shown, and links that lead nowhere. */
function checkBlocks(blocks: Blocks): readonly string[] {
  const out: string[] = [];
  const walk = (node: Blocks[number]): void => {
    if (node.type === 'html') out.push(`there is HTML, which is not shown: ${node.value}`);
    // Where no blanks stand between words a mark like 。 within the bold keeps it from ending.
    if (node.type === 'text' && node.value.includes('**')) out.push(`** stands in the text: ${node.value.slice(0, 60)}`);
    if (node.type === 'image' || node.type === 'imageReference') out.push('there is a picture, which is not shown.');
    if (node.type === 'link') {
      const named = node.url.startsWith('#') ? new URLSearchParams(node.url.slice(1)).get('view') : undefined;
      if (!/^(?:#|https:\/\/)/.test(node.url)) out.push(`a link leads to "${node.url}", which is neither a view (#…) nor https.`);
      else if (named !== undefined && named !== null && decodeHash(node.url).view.view !== named) out.push(`a link leads to "${named}", which is not a view.`);
    }
    if ('children' in node) node.children.forEach(walk);
  };
  blocks.forEach(walk);
  return out;
}
