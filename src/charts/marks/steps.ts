// Step lines over time: a value holds from its moment to the next one.
import { bisectRight } from 'd3-array';
import type { Bytes, Ns, Px } from '../../../workers/api.ts';
import type { ByteAxis } from '../axis/byteTicks.ts';
import { xOf, type TimeAxis } from '../axis/timeAxis.ts';
import { bottomPx } from '../layout.ts';
import type { Pen } from '../pen.ts';

export interface StepColumns {
  readonly timeNs: Float64Array;
  readonly bytes: Float64Array;
}

/** The value in force at a moment: the last one at or before it; undefined: none yet. */
export function valueAt(steps: StepColumns, ns: Ns): Bytes | undefined {
  const upTo = bisectRight(steps.timeNs, ns);
  return upTo === 0 ? undefined : steps.bytes[upTo - 1];
}

/** Bytes, or whatever else is drawn from 0 upwards. */
export type StepScale = Pick<ByteAxis, 'row' | 'scale'>;

export interface StepStyle {
  readonly colour: string;
  readonly widthPx: number;
  readonly dash: readonly number[];
  /** Alpha of the area down to 0; 0: line only. */
  readonly fillAlpha: number;
  /** A value of 0 means "none" and leaves a gap. */
  readonly zeroIsGap: boolean;
}

/** Draws what lies in the axis' range. The caller clips to the plot. */
export function drawSteps(pen: Pen, steps: StepColumns, time: TimeAxis, value: StepScale, style: StepStyle): void {
  for (const run of stepRuns(steps, time, style.zeroIsGap)) {
    if (run.last - run.first > time.widthPx * DENSE_STEPS_A_PX) drawDense(pen, steps, run, time, value, style);
    else drawSparse(pen, steps, run, time, value, style);
  }
}

/** From here on a run is drawn by pixel columns: a path of thousands of corners takes the browser over 100 ms to fill and stroke. */
const DENSE_STEPS_A_PX = 0.5;
const DENSE_ALPHA = 0.6;
const LINE_PX = 6;

/** As a path, each step a corner. */
function drawSparse(pen: Pen, steps: StepColumns, run: Run, time: TimeAxis, value: StepScale, style: StepStyle): void {
  if (style.fillAlpha > 0) {
    pen.fillStyle = style.colour;
    pen.globalAlpha = style.fillAlpha;
    pen.beginPath();
    traceRun(pen, steps, run, time, value, 1);
    pen.lineTo(xOf(time, run.endNs), bottomPx(value.row));
    pen.lineTo(firstX(steps, run, time, 1), bottomPx(value.row));
    pen.closePath();
    pen.fill();
    pen.globalAlpha = 1;
  }
  pen.strokeStyle = style.colour;
  pen.lineWidth = style.widthPx;
  pen.setLineDash([...style.dash]);
  pen.beginPath();
  traceRun(pen, steps, run, time, value, style.dash.reduce((sum, px) => sum + px, 0) || 1);
  pen.stroke();
  pen.setLineDash([]);
}

/** In every pixel column a bar from the least to the greatest value that held in it; no dashes, which would be lost in it. */
function drawDense(pen: Pen, steps: StepColumns, run: Run, time: TimeAxis, value: StepScale, style: StepStyle): void {
  const fromPx = Math.max(Math.floor(time.leftPx), Math.floor(xOf(time, steps.timeNs[run.first] ?? 0)));
  const toPx = Math.min(time.leftPx + time.widthPx, xOf(time, run.endNs));
  const bottom = bottomPx(value.row);
  pen.fillStyle = style.colour;
  let at = run.first;
  let current = steps.bytes[at] ?? 0;
  for (let x = fromPx; x < toPx; x++) {
    let least = current;
    let greatest = current;
    while (at < run.last && xOf(time, steps.timeNs[at + 1] ?? 0) < x + 1) {
      at++;
      current = steps.bytes[at] ?? 0;
      least = Math.min(least, current);
      greatest = Math.max(greatest, current);
    }
    const top = value.scale(greatest);
    if (style.fillAlpha > 0) {
      pen.globalAlpha = style.fillAlpha;
      pen.fillRect(x, top, 1, bottom - top);
      pen.globalAlpha = 1;
    }
    const heightPx = value.scale(least) - top + style.widthPx;
    // Short bars join to a line; tall ones are an area, and lighter than a line.
    pen.globalAlpha = heightPx > LINE_PX ? DENSE_ALPHA : 1;
    pen.fillRect(x, top - style.widthPx / 2, 1, heightPx);
    pen.globalAlpha = 1;
  }
}

interface Run {
  /** Points [first, last]; the last value holds until endNs. */
  readonly first: number;
  readonly last: number;
  readonly endNs: Ns;
}

/** Runs of values without a gap, of those that hold somewhere in the axis' range. */
function stepRuns({ timeNs, bytes }: StepColumns, time: TimeAxis, zeroIsGap: boolean): readonly Run[] {
  const from = Math.max(0, bisectRight(timeNs, time.range.startNs) - 1);
  const to = bisectRight(timeNs, time.range.endNs);
  const runs: Run[] = [];
  let first = -1;
  for (let index = from; index < to; index++) {
    const gap = zeroIsGap && bytes[index] === 0;
    if (!gap && first < 0) first = index;
    if (gap && first >= 0) {
      runs.push({ first, last: index - 1, endNs: timeNs[index] ?? 0 });
      first = -1;
    }
  }
  if (first >= 0) runs.push({ first, last: to - 1, endNs: time.range.endNs });
  return runs;
}

/**
 * Where a run starts, at the plot's left edge if it began before it: deep in a recording that is millions of pixels away, and a
 * line is dashed all along. Cut off are whole periods of the dashes, so that they stay where they are.
 */
function firstX(steps: StepColumns, run: Run, time: TimeAxis, periodPx: Px): Px {
  const x = xOf(time, steps.timeNs[run.first] ?? 0);
  return x < time.leftPx ? x + periodPx * Math.floor((time.leftPx - x) / periodPx) : x;
}

function traceRun(pen: Pen, steps: StepColumns, run: Run, time: TimeAxis, value: StepScale, periodPx: Px): void {
  let y = value.scale(steps.bytes[run.first] ?? 0);
  pen.moveTo(firstX(steps, run, time, periodPx), y);
  for (let index = run.first + 1; index <= run.last; index++) {
    const x = xOf(time, steps.timeNs[index] ?? 0);
    pen.lineTo(x, y);
    y = value.scale(steps.bytes[index] ?? 0);
    pen.lineTo(x, y);
  }
  pen.lineTo(xOf(time, run.endNs), y);
}
