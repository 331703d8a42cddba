// Runs every measurement of a file in turns, so that a machine that slows down slows all of them down, and has them summed up.
import { statSync } from 'node:fs';
import type { Bench } from './benchPage.ts';
import { goReaderEventsPerSecond, grepMs, pprofTopMs } from './goTools.ts';
import type { Measures } from './measures.ts';
import { decodeInNode } from './nodeDecode.ts';
import { measurePage } from './realPage.ts';
import { logFigures, type LogRun, type ProfileRun, profileFigures, type TraceRun, traceFigures } from './runFigures.ts';

const questions = 60;

export async function measureFile(bench: Bench, pageUrl: string, file: string, runs: number): Promise<Measures> {
  const { size: bytes } = statSync(file);
  const { kind, events, inflatedBytes } = await bench.measureWorker(file, { threads: 1, warm: false, questions: 0, zoomIns: 0 });
  const run = async <Run>(measureOnce: () => Promise<Run>): Promise<readonly Run[]> => {
    const collected: Run[] = [];
    for (let at = 0; at < runs; at++) {
      console.error(`${file}: run ${at + 1} of ${runs}`);
      // One at a time: two measurements at once would measure each other.
      // oxlint-disable-next-line eslint/no-await-in-loop
      collected.push(await measureOnce());
    }
    return collected;
  };
  if (kind === 'pprof') {
    const collected = await run(() => measureProfile(bench, pageUrl, file));
    const [best, median] = (['best', 'median'] as const).map((which) => profileFigures(collected, which, inflatedBytes));
    return { kind, file, bytes, inflated_bytes: inflatedBytes, runs, ...best, median };
  }
  if (kind === 'runtime-log') {
    const collected = await run(() => measureLog(bench, file));
    const [best, median] = (['best', 'median'] as const).map((which) => logFigures(collected, which, inflatedBytes));
    return { kind, file, bytes, inflated_bytes: inflatedBytes, runs, ...best, median };
  }
  const collected = await run(() => measureTrace(bench, pageUrl, file));
  const [best, median] = (['best', 'median'] as const).map((which) => traceFigures(collected, which, events, inflatedBytes));
  return { kind, file, bytes, events, runs, ...best, median };
}

async function measureTrace(bench: Bench, pageUrl: string, file: string): Promise<TraceRun> {
  const one = await bench.measureWorker(file, { threads: 1, warm: true, questions, zoomIns: 0 });
  const two = await bench.measureWorker(file, { threads: 2, warm: true, questions, zoomIns: 0 });
  const go = goReaderEventsPerSecond(file);
  const cold = await bench.measureWorker(file, { threads: 1, warm: false, questions: 0, zoomIns: 0 });
  const node = decodeInNode(file);
  return { one, two, go, cold, node, page: await measurePage(bench.browser, pageUrl, file, 'go-trace') };
}

async function measureLog(bench: Bench, file: string): Promise<LogRun> {
  const one = await bench.measureWorker(file, { threads: 1, warm: false, questions, zoomIns: 0 });
  return { one, node: decodeInNode(file), grep: grepMs(file) };
}

async function measureProfile(bench: Bench, pageUrl: string, file: string): Promise<ProfileRun> {
  const one = await bench.measureWorker(file, { threads: 1, warm: true, questions, zoomIns: 0 });
  return { one, go: pprofTopMs(file), page: await measurePage(bench.browser, pageUrl, file, 'pprof') };
}
