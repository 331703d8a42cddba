// Every lesson that comes with the page is walked to its end: each step shows its text, marks what it names, and tells wrong answers from right
// ones, in both languages. And what one can do beside: press a chart, wander and come back, present, write a lesson.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import chinese from '../language/zh-Hans.json' with { type: 'json' };
import { isRight } from '../src/lessons/answers.ts';
import type { LessonStep, Question } from '../src/lessons/lesson.ts';
import { readLessonText } from '../src/lessons/lessonText.ts';
import { readIndex, readLesson } from '../src/lessons/readLesson.ts';
import { fitsAcross } from './fitsAcross.ts';
import { seriousViolations } from './seriousViolations.ts';
import { expect, test } from './watchedPage.ts';

type Language = 'en' | 'zh-Hans';

const file = (path: string): string => readFileSync(fileURLToPath(new URL(`../public/lessons/${path}`, import.meta.url)), 'utf8');
const said = (language: Language, text: keyof typeof chinese): string => (language === 'en' ? text : chinese[text]);
const panel = (page: Page) => page.locator('.lesson-panel');
const title = (page: Page) => panel(page).locator('.lesson-panel__title');
const next = (page: Page) => panel(page).locator('.lesson-panel__ways .button--strong');

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

for (const { id } of readIndex(file('index.json'))) {
  test(`the lesson ${id} is walked to its end, and its questions are answered in both languages`, async ({ page }) => {
    // Ten views, twice: more than other tests do, on a machine that is busy.
    test.setTimeout(180_000);
    const { steps } = readLesson(file(`${id}/lesson.json`));
    const text = { en: readLessonText(file(`${id}/en.md`)), 'zh-Hans': readLessonText(file(`${id}/zh-Hans.md`)) };
    await page.goto(`./?lang=en#lesson=${id}`);
    for (const [at, step] of steps.entries()) {
      await expect(title(page)).toHaveText(text.en.steps[at]?.title ?? '');
      await expect(page).toHaveURL(new RegExp(`step=${step.id}(?:&|$)`));
      if (step.hide.length > 0) await expect(page.locator('[data-lesson-hidden]:visible')).toHaveCount(0);
      if (step.question !== undefined) await answers(page, step.question, 'en');
      await showsWhatItNames(page, step);
      await next(page).click();
    }
    await expect(panel(page).getByRole('button', { name: text.en.title })).toContainText(`${steps.length} steps seen`);

    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh-Hans');
    await panel(page).getByRole('button', { name: text['zh-Hans'].title }).click();
    await expect(title(page)).toHaveText(text['zh-Hans'].steps.at(-1)?.title ?? '');
    await panel(page).locator('.lesson-panel__steps').selectOption(steps[0].id);
    for (const [at, step] of steps.entries()) {
      await expect(title(page)).toHaveText(text['zh-Hans'].steps[at]?.title ?? '');
      if (step.question !== undefined) {
        await panel(page).getByRole('button', { name: said('zh-Hans', 'Ask me again') }).click();
        await answers(page, step.question, 'zh-Hans');
      }
      await next(page).click();
    }
    await expect(panel(page).getByRole('button', { name: text['zh-Hans'].title })).toBeVisible();
  });
}

/** Once its question is answered nothing is hidden any more. */
async function showsWhatItNames(page: Page, { highlight }: LessonStep): Promise<void> {
  await expect(page.locator('.shell__view, .runs').first()).toBeVisible();
  if (highlight.some(({ mark }) => mark === 'part')) await expect(page.locator('[data-lesson-mark]:visible').first()).toBeVisible();
  if (highlight.some(({ mark }) => mark !== 'part')) await expect(page.locator('.stage').first()).toBeVisible();
}

async function answers(page: Page, question: Question, language: Language): Promise<void> {
  const verdict = panel(page).locator('.lesson-question__verdict');
  await give(page, question, wrongAnswer(question));
  await expect(verdict).toHaveText(said(language, 'Not quite'));
  await give(page, question, question.kind === 'range' ? { ns: question.right[0].startNs } : question.kind === 'choice' ? { ids: question.right } : { number: question.right });
  await expect(verdict).toHaveText(said(language, 'Right'));
}

type Given = { readonly ns: number } | { readonly ids: readonly string[] } | { readonly number: number };

function wrongAnswer(question: Question): Given {
  switch (question.kind) {
    case 'range': {
      const { right, toleranceNs } = question;
      const candidates = [0, ...right.flatMap(({ startNs, endNs }) => [startNs - 2 * toleranceNs - 1000, endNs + 2 * toleranceNs + 1000])].map(Math.round);
      const ns = candidates.find((atNs) => atNs >= 0 && !isRight(question, { kind: 'moment', atNs }));
      return { ns: ns ?? 0 };
    }
    case 'choice':
      return { ids: question.options.filter((one) => !question.right.includes(one)).slice(0, 1) };
    case 'number':
      return { number: question.right + 2 * question.tolerance + 1 };
  }
}

async function give(page: Page, { kind }: Question, given: Given): Promise<void> {
  const form = panel(page).locator('form').last();
  if (kind === 'choice' && 'ids' in given) {
    for (const one of await form.locator('input[type="checkbox"]:checked').all()) await one.uncheck();
    for (const one of given.ids) await form.locator(`input[value="${one}"]`).check();
  } else {
    await form.locator('.lesson-answer__input').fill('ns' in given ? `${given.ns}ns` : 'number' in given ? String(given.number) : '');
  }
  await form.locator('button[type="submit"]').click();
}

test('a place is pressed on the chart, the reader wanders and comes back, and a reload knows where', async ({ page }) => {
  await page.goto('./#lesson=tour&step=first-stop');
  const stage = page.getByRole('application', { name: /Timeline/ });
  await expect(stage).toBeVisible();
  const verdict = panel(page).locator('.lesson-question__verdict');
  // The plot runs from the end of the names of lanes to 14 px before the edge; the window from 3.6 to 5.2 ms.
  const press = async (ns: number): Promise<void> => {
    const box = (await stage.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const gutterPx = await stage.locator('..').evaluate((host) => host.querySelector('.lane-heads')?.clientWidth ?? 0);
    await page.mouse.click(box.x + gutterPx + ((ns - 3_600_000) / 1_600_000) * (box.width - gutterPx - 14), box.y + 60);
  };
  await expect(async () => {
    await press(4_800_000);
    await expect(verdict).toHaveText('Not quite', { timeout: 500 });
  }).toPass();
  await press(4_210_000);
  await expect(verdict).toHaveText('Right');
  await expect(page.getByRole('complementary', { name: 'Detail' })).toHaveCount(0);
  await expect.poll(() => seriousViolations(page)).toEqual([]);

  await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Pauses' }).click();
  await panel(page).getByRole('button', { name: 'Back to the step’s view' }).click();
  await expect(page).toHaveURL(/view=timeline/);
  await expect(panel(page).getByRole('button', { name: 'Back to the step’s view' })).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect(title(page)).toHaveText('Tables and charts belong together');
  await page.goBack();
  await expect(title(page)).toHaveText('Press the place');
  await expect(verdict).toHaveText('Right');
  await page.reload();
  await expect(title(page)).toHaveText('Press the place');
  await expect(verdict).toHaveText('Right');
  await panel(page).getByRole('button', { name: 'Ask me again' }).click();
  await expect(verdict).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await fitsAcross(page);
  await panel(page).getByRole('button', { name: 'Fold the lesson' }).click();
  await expect(title(page)).toBeHidden();
});

test('a lesson is presented: large type, keys, a dot, and notes in a second window that lead on', async ({ page, context }) => {
  await page.goto('./#lesson=tour&step=timeline');
  await panel(page).getByRole('button', { name: 'Present' }).click();
  await expect(panel(page).getByText('Keys: ← → step')).toBeVisible();
  await page.keyboard.press('ArrowRight');
  await expect(title(page)).toHaveText('Press the place');
  await page.keyboard.press('l');
  await expect(page.locator('.presenter__dot')).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.locator('.presenter__blank')).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.locator('.presenter__blank')).toHaveCount(0);
  const opened = context.waitForEvent('page');
  await panel(page).getByRole('link', { name: 'Notes in a second window' }).click();
  const notes = await opened;
  await expect(notes.getByText('With Shift and a drag one selects a stretch')).toBeVisible();
  await notes.getByRole('button', { name: 'Next' }).click();
  await expect(title(page)).toHaveText('Tables and charts belong together');
  await expect(notes.getByText('Ask what would have to change in the program')).toBeVisible();
  await expect.poll(() => seriousViolations(notes)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(panel(page).getByRole('button', { name: 'Present' })).toHaveAttribute('aria-pressed', 'false');
});

test('a lesson is written from what is on screen, saved, and opened again', async ({ page }) => {
  await page.goto('./#src=gc-alloc-storm&v=2&view=timeline&t=3600000-5200000&sel=4145472-4276672');
  await page.getByRole('button', { name: 'Lessons', exact: true }).click();
  await panel(page).getByRole('button', { name: 'Write a lesson' }).click();
  await panel(page).getByLabel('Title', { exact: true }).fill('Mine');
  await panel(page).getByRole('button', { name: 'Add what is on screen' }).click();
  await panel(page).getByLabel('Title of step 1').fill('The stop');
  await panel(page).getByLabel('Text of step 1').fill('Look here.');
  await panel(page).getByLabel('Question', { exact: true }).selectOption('range');
  await expect(panel(page).getByText('Right from 4,145,472 ns to 4,276,672 ns')).toBeVisible();
  await expect.poll(() => seriousViolations(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await panel(page).getByRole('button', { name: 'Save the lesson' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('my-lesson.zip');
  const path = await saved.path();
  await panel(page).getByRole('button', { name: 'New', exact: true }).click();
  await expect(panel(page).getByLabel('Title of step 1')).toHaveCount(0);
  const chooser = page.waitForEvent('filechooser');
  await panel(page).getByRole('button', { name: 'Open a lesson' }).click();
  await (await chooser).setFiles(path);
  await expect(panel(page).getByLabel('Title of step 1')).toHaveValue('The stop');
  await expect(panel(page).getByLabel('Text of step 1')).toHaveValue(/^Look here\.\n\n### Question/);
  await expect(panel(page).getByText('Right from 4,145,472 ns to 4,276,672 ns')).toBeVisible();
});
