// What a reader's hand does on a view, the same in every run.
import type { Page } from '@playwright/test';
import type { FileKind } from './measures.ts';

const frameMs = 16;
/** A turn of the wheel zooms by about 1.4: 36 of them lead from minutes to a millisecond. */
const wheelPx = 160;
const sidewaysPx = 120;
const stepsIn = 36;
const stepsAcross = 18;

/** Moves over the view that is open, a gesture a frame; a trace is shown whole in the end, as in the beginning. */
export async function zoomAndPan(page: Page, kind: FileKind): Promise<void> {
  if (kind === 'pprof') return await walkFlameGraph(page);
  await turnWheel(page, stepsIn, (step) => [step % 3 === 0 ? sidewaysPx : 0, -wheelPx]);
  await turnWheel(page, stepsAcross, () => [sidewaysPx, 0]);
  await turnWheel(page, stepsIn, (step) => [step % 3 === 0 ? -sidewaysPx : 0, wheelPx]);
  await turnWheel(page, stepsAcross, (step) => [0, step % 6 < 3 ? -wheelPx : wheelPx]);
}

export function zoomIn(page: Page, steps: number): Promise<void> {
  return turnWheel(page, steps, () => [0, -wheelPx]);
}

async function turnWheel(page: Page, steps: number, turn: (step: number) => readonly [sideways: number, down: number]): Promise<void> {
  const { x, y, width, height } = await largestCanvas(page);
  /* oxlint-disable eslint/no-await-in-loop -- one gesture after the other */
  for (let step = 0; step < steps; step++) {
    await page.mouse.move(x + width * (0.3 + 0.04 * ((step * 7) % 10)), y + height * 0.4);
    await page.mouse.wheel(...turn(step));
    await page.waitForTimeout(frameMs);
  }
  /* oxlint-enable eslint/no-await-in-loop */
}

/** Into boxes and back, with the mouse over others in between. */
async function walkFlameGraph(page: Page): Promise<void> {
  const { x, y, width, height } = await largestCanvas(page);
  /* oxlint-disable eslint/no-await-in-loop */
  for (let step = 0; step < 60; step++) {
    await page.mouse.move(x + width * (0.3 + 0.04 * ((step * 7) % 10)), y + height * 0.4);
    if (step % 6 === 0) await page.mouse.click(x + width * 0.1 * ((step / 6) % 10), y + 20 * (1 + ((step / 6) % 4)));
    else if (step % 6 === 3) await page.keyboard.press('Backspace');
    await page.waitForTimeout(frameMs);
  }
  /* oxlint-enable eslint/no-await-in-loop */
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function largestCanvas(page: Page): Promise<Area> {
  const canvases = await page.getByRole('main').locator('canvas').all();
  const boxes = (await Promise.all(canvases.map((canvas) => canvas.boundingBox()))).filter((box) => box !== null);
  const [largest] = boxes.toSorted((a, b) => b.width * b.height - a.width * a.height);
  if (largest === undefined) throw new Error('The view has no canvas.');
  return largest;
}
