// Step lines over time: a value holds from its moment to the next one.
import type { Bytes, Ns } from '../../../workers/api.ts';
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
  let low = 0;
  let high = steps.timeNs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((steps.timeNs[middle] ?? 0) <= ns) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : steps.bytes[low - 1];
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
      traceRun(pen, steps, run, time, value);
      pen.lineTo(xOf(time, run.endNs), bottomPx(value.row));
      pen.lineTo(xOf(time, steps.timeNs[run.first] ?? 0), bottomPx(value.row));
      pen.closePath();
      pen.fill();
    }
    pen.globalAlpha = 1;
  }
  pen.strokeStyle = style.colour;
  pen.lineWidth = style.widthPx;
  pen.setLineDash([...style.dash]);
  for (const run of runs) {
    pen.beginPath();
    traceRun(pen, steps, run, time, value);
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

function stepRuns(steps: StepColumns, time: TimeAxis, zeroIsGap: boolean): readonly Run[] {
  const runs: Run[] = [];
  let first = -1;
  for (let index = 0; index < steps.timeNs.length; index++) {
    const gap = zeroIsGap && steps.bytes[index] === 0;
    if (!gap && first < 0) first = index;
    if (gap && first >= 0) {
      runs.push({ first, last: index - 1, endNs: steps.timeNs[index] ?? 0 });
      first = -1;
    }
  }
  if (first >= 0) {
    const last = steps.timeNs.length - 1;
    runs.push({ first, last, endNs: Math.max(time.range.endNs, steps.timeNs[last] ?? 0) });
  }
  return runs;
}

function traceRun(pen: Pen, steps: StepColumns, run: Run, time: TimeAxis, value: ByteAxis): void {
  let y = yOfBytes(value, steps.bytes[run.first] ?? 0);
  pen.moveTo(xOf(time, steps.timeNs[run.first] ?? 0), y);
  for (let index = run.first + 1; index <= run.last; index++) {
    const x = xOf(time, steps.timeNs[index] ?? 0);
    pen.lineTo(x, y);
    y = yOfBytes(value, steps.bytes[index] ?? 0);
    pen.lineTo(x, y);
  }
  pen.lineTo(xOf(time, run.endNs), y);
}
