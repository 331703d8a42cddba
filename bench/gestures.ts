// What a reader's hand does on a view, the same in every run.
import type { Page } from '@playwright/test';
import type { FileKind } from './measures.ts';

const steps = 120;
const frameMs = 16;

/** Zooms in and out and moves over the view that is open: a gesture a frame. */
export async function zoomAndPan(page: Page, kind: FileKind): Promise<void> {
  const { x, y, width, height } = await largestCanvas(page);
  /* oxlint-disable eslint/no-await-in-loop -- one gesture after the other */
  for (let step = 0; step < steps; step++) {
    await page.mouse.move(x + width * (0.3 + 0.4 * ((step * 7) % 10) * 0.1), y + height * 0.4);
    if (kind === 'go-trace') await page.mouse.wheel(step % 3 === 0 ? 120 : 0, step % 20 < 12 ? -160 : 160);
    else if (step % 6 === 0) await page.mouse.click(x + width * 0.1 * ((step / 6) % 10), y + 20 * (1 + ((step / 6) % 4)));
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
