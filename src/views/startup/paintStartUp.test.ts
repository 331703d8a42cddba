import { expect, test } from 'vitest';
import type { StartUp, StartUpStepId } from '../../../workers/api.ts';
import { timeAxis, xOf } from '../../charts/axis/timeAxis.ts';
import type { Palette } from '../../charts/palette.ts';
import { type DrawCall, recordingPen } from '../../charts/recordingPen.ts';
import type { InitLines } from './initLines.ts';
import { paintStartUp, stepAt } from './paintStartUp.ts';
import { startUpRows } from './startUpRows.ts';

const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;
const axis = timeAxis({ startNs: 0, endNs: 1000 }, 150, 500);
const step = (id: StartUpStepId, atNs: number): StartUp['steps'][number] => ({ step: id, atNs, untilNs: undefined, goroutine: undefined, proc: undefined, thread: undefined, stack: [] });
const main = { goroutine: 0, id: '1', name: 'runtime.doInit1' };
const of: StartUp = {
  begins: 'in package init',
  startedBy: main,
  main,
  range: { startNs: 0, endNs: 1000 },
  lookedUntilNs: 1000,
  steps: [step('trace start stop', 20), step('main goroutine start', 21), step('main.main', 700)],
  offsets: [],
  anomalies: [],
  inits: [{ func: 'app/config.init.0', startNs: 30, endNs: 600, events: 4 }],
  procs: [{ proc: 0, atNs: undefined, runsNs: undefined, goroutine: main, thread: '7' }],
  goroutines: [{ goroutine: { goroutine: 4, id: '20', name: 'app/pool.work' }, createdNs: 300, startNs: 400 }],
  stops: [{ name: 'start trace', startNs: 20, endNs: 22, index: 0 }],
  known: 1,
};
const lines: InitLines = { log: 'stderr.log', packages: [{ package: 'app/config', startNs: 25, clockNs: 600, allocBytes: 0, allocs: 0, line: 1 }], total: 1, sumNs: 600, processNs: -5, precisionNs: 1 };

function drawn(given: InitLines | undefined, marked?: number): { readonly calls: readonly DrawCall[]; readonly texts: readonly string[]; readonly rows: ReturnType<typeof startUpRows> } {
  const recording = recordingPen();
  const rows = startUpRows(of, given !== undefined);
  paintStartUp(recording.pen, { widthPx: 660, heightPx: rows.heightPx }, axis, { of, lines: given, rows, spans: [], marked }, palette);
  return { calls: recording.of('fillRect'), texts: recording.of('fillText').map(({ args }) => String(args[0])), rows };
}

test('each moment has its name and a line through all rows; a log’s packages have a row of their own', () => {
  const { calls, texts, rows } = drawn(lines);
  for (const name of ['start stop', 'main goroutine', 'main.main', 'stops', 'inittrace', 'init functions', 'P0', 'G20 pool.work', 'app/config', 'config.init.0']) expect(texts).toContain(name);
  const through = calls.filter(({ fill, args }) => fill === 'ink2' && Number(args[1]) + Number(args[3]) === rows.heightPx);
  expect(through.map(({ args }) => args[0])).toEqual([20, 21, 700].map((ns) => Math.round(xOf(axis, ns))));
  expect(drawn(undefined).texts).not.toContain('inittrace');
});

test('a stop that is shorter than a pixel is seen', () => {
  const { calls, rows } = drawn(lines);
  expect(calls.filter(({ fill, args }) => fill === 'stw' && args[1] === rows.stops.topPx).map(({ args }) => args[2])).toEqual([1]);
});

test('the moment that is pointed at stands out, in the picture and by its place', () => {
  expect(drawn(lines, 2).calls.filter(({ fill }) => fill === 'focus').map(({ args }) => args[0])).toEqual([Math.round(xOf(axis, 700))]);
  expect(stepAt(of, axis, xOf(axis, 690), 6)).toBe(2);
  expect(stepAt(of, axis, xOf(axis, 500), 6)).toBeUndefined();
});
