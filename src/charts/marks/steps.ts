// Step lines over time: a value holds from its moment to the next one.
import { bisectRight } from 'd3-array';
import type { Bytes, Ns, Px } from '../../../workers/api.ts';
import { yOfBytes, type ByteAxis } from '../axis/byteTicks.ts';
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
export function drawSteps(pen: Pen, steps: StepColumns, time: TimeAxis, value: ByteAxis, style: StepStyle): void {
  const runs = stepRuns(steps, time, style.zeroIsGap);
  if (style.fillAlpha > 0) {
    pen.fillStyle = style.colour;
    pen.globalAlpha = style.fillAlpha;
    for (const run of runs) {
      pen.beginPath();
      traceRun(pen, steps, run, time, value, 1);
      pen.lineTo(xOf(time, run.endNs), bottomPx(value.row));
      pen.lineTo(firstX(steps, run, time, 1), bottomPx(value.row));
      pen.closePath();
      pen.fill();
    }
    pen.globalAlpha = 1;
  }
  pen.strokeStyle = style.colour;
  pen.lineWidth = style.widthPx;
  pen.setLineDash([...style.dash]);
  const periodPx = style.dash.reduce((sum, px) => sum + px, 0) || 1;
  for (const run of runs) {
    pen.beginPath();
    traceRun(pen, steps, run, time, value, periodPx);
    pen.stroke();
  }
  pen.setLineDash([]);
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

function traceRun(pen: Pen, steps: StepColumns, run: Run, time: TimeAxis, value: ByteAxis, periodPx: Px): void {
  let y = yOfBytes(value, steps.bytes[run.first] ?? 0);
  pen.moveTo(firstX(steps, run, time, periodPx), y);
  for (let index = run.first + 1; index <= run.last; index++) {
    const x = xOf(time, steps.timeNs[index] ?? 0);
    pen.lineTo(x, y);
    y = yOfBytes(value, steps.bytes[index] ?? 0);
    pen.lineTo(x, y);
  }
  pen.lineTo(xOf(time, run.endNs), y);
}
