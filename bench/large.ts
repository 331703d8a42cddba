// A recording larger than what is held of it: opens it in the page, moves over it, looks closer, and watches the memory.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '../tools/dependencies.mjs';
import { type Bench, startBrowser } from './benchPage.ts';
import { cutTrace } from './cut.ts';
import { nearestRank, summarise } from './figures.ts';
import { zoomAndPan, zoomIn } from './gestures.ts';
import type { LargeMeasures } from './measures.ts';
import { memoryOfProcess, type MemoryPeak, MemoryWatch } from './processMemory.ts';
import { emptyPage, inEachView, measureFirstPicture, measureFrames, openedWhole, openFile } from './realPage.ts';
import { questionSpreads, viewportP95 } from './runFigures.ts';

const beginnings = [50e6, 500e6];
const zoomIns = 60;
const questions = 30;

/** `pictures`: a folder for two screenshots, or undefined. */
export async function measureLarge(bench: Bench, pageUrl: string, file: string, runs: number, pictures: string | undefined): Promise<LargeMeasures> {
  const { size: bytes } = statSync(file);
  const firstPictures = await firstPicturesOf(bench, pageUrl, file, runs);
  console.error(`${file}: in the page`);
  const page = await inPage(pageUrl, file, pictures);
  console.error(`${file}: questions`);
  const worker = await bench.measureWorker(file, { threads: 2, warm: true, questions, zoomIns });
  console.error(`${file}: report`);
  return {
    file,
    bytes,
    events: worker.events,
    first_picture_ms: firstPictures,
    ...page,
    zoom_in_ms: { p50: nearestRank(worker.zoomInMs, 0.5), p95: nearestRank(worker.zoomInMs, 0.95), max: Math.max(...worker.zoomInMs) },
    question_p95_ms: viewportP95(worker),
    question_ms_by_kind: questionSpreads(worker),
    report: await reportOf(file),
  };
}

async function firstPicturesOf(bench: Bench, pageUrl: string, file: string, runs: number): Promise<LargeMeasures['first_picture_ms']> {
  const folder = await mkdtemp(join(tmpdir(), 'gopherscope-bench-'));
  try {
    const files = [file];
    for (const size of beginnings) {
      const beginning = join(folder, `${size}.trace`);
      // oxlint-disable-next-line eslint/no-await-in-loop -- one after the other
      await cutTrace(file, beginning, size);
      files.push(beginning);
    }
    const taken = files.map(() => [] as number[]);
    for (let run = 0; run < runs; run++) {
      console.error(`${file}: first picture, run ${run + 1} of ${runs}`);
      // oxlint-disable-next-line eslint/no-await-in-loop
      for (const [at, one] of files.entries()) taken[at].push(await measureFirstPicture(bench.browser, pageUrl, one));
    }
    return files.map((one, at) => ({ bytes: statSync(one).size, ...summarise(taken[at], 'less') }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type InPage = Pick<LargeMeasures, 'open_ms' | 'peak_bytes' | 'processes' | 'frame_ms_by_view'>;

/** In a browser of its own, so that nothing else is in its memory. */
async function inPage(pageUrl: string, file: string, pictures: string | undefined): Promise<InPage> {
  const browser = await startBrowser();
  try {
    const page = await emptyPage(browser, pageUrl, 'go-trace');
    const watched = async (during: () => Promise<void>): Promise<MemoryPeak> => {
      const watch = new MemoryWatch(browser);
      await during();
      return await watch.stop();
    };
    const before = await watched(() => page.waitForTimeout(200));
    const start = performance.now();
    let openMs = 0;
    const loading = await watched(async () => {
      await openFile(page, file);
      await openedWhole(page);
      openMs = performance.now() - start;
    });
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, 'large-whole.png') });
    // The frames are measured afterwards: watching them takes memory too.
    const zooming = await watched(() => inEachView(page, 'go-trace', () => zoomAndPan(page, 'go-trace')));
    if (pictures !== undefined) {
      await zoomIn(page, 24);
      await page.waitForTimeout(1000);
      await page.screenshot({ path: join(pictures, 'large-zoomed.png') });
    }
    const frames = await measureFrames(browser, page, 'go-trace');
    const highest = zooming.bytes > loading.bytes ? zooming : loading;
    return {
      open_ms: openMs,
      peak_bytes: loading.bytes === 0 ? null : { before: before.bytes, loading: loading.bytes, zooming: zooming.bytes },
      processes: highest.byProcess.map(({ type, ownBytes }) => ({ type, bytes: ownBytes })),
      frame_ms_by_view: frames,
    };
  } finally {
    await browser.close();
  }
}

async function reportOf(file: string): Promise<LargeMeasures['report']> {
  const start = performance.now();
  const tsx = pathToFileURL(join(root, 'node_modules', 'tsx', 'dist', 'loader.mjs')).href;
  const child = spawn(process.execPath, ['--import', tsx, join(root, 'cli', 'report.ts'), file], { stdio: ['ignore', 'ignore', 'inherit'] });
  let peakBytes: number | undefined;
  const watch = setInterval(() => {
    // The highest so far: the last look before it ends tells.
    peakBytes = memoryOfProcess(child.pid ?? 0, 'report')?.peakBytes || peakBytes;
  }, 20);
  const status = await new Promise<number | null>((resolve, reject) => child.on('exit', resolve).on('error', reject));
  clearInterval(watch);
  if (status !== 0) throw new Error(`The report of ${file} ended with status ${status}.`);
  return { seconds: (performance.now() - start) / 1000, peak_bytes: peakBytes ?? null };
}
