// Two flame graphs around one function: its callees downward, its callers upward. A stack that has it counts whole, at its outermost call.
// All figures are sums, in means as well.
import type { FlameLayout, FlameNode, Px, SandwichLayout } from '../../api.ts';
import { layoutFlame } from '../flame/layout.ts';
import { RunSums, type StackRanges } from '../flame/ranges.ts';
import type { Box } from '../frameKinds.ts';
import type { Reading } from '../reading/reading.ts';
import { callsOf } from './callsOfReading.ts';
import { rowFigures } from './rowFigures.ts';

export interface SandwichQuestion {
  readonly sampleType: number;
  readonly name: string;
  readonly calleesFocus: FlameNode;
  readonly callersFocus: FlameNode;
  readonly widthPx: Px;
  readonly minPx: Px;
}

/** No row: nothing has it. */
const NOBODY = -1;

export function sandwich(reading: Reading, question: SandwichQuestion): SandwichLayout {
  const { sampleType, name, calleesFocus, callersFocus } = question;
  const calls = callsOf(reading);
  const row = calls.rowOf(name);
  const around = calls.around(row ?? NOBODY);
  const own = around.box === undefined ? undefined : reading.kinds.boxes[around.box];
  const all = reading.profile.values[sampleType];
  const values = all instanceof BigInt64Array ? BigInt64Array.from(around.samples, (sample) => all[sample]) : Float64Array.from(around.samples, (sample) => all[sample]);
  const grandTotal = Number(reading.sumTotal(sampleType));
  const part = (ranges: StackRanges, focus: FlameNode): FlameLayout =>
    named(layoutFlame(ranges, reading.kinds, new RunSums(ranges.order, values), grandTotal, { ...question, focus }), name, own);
  const figures = rowFigures(reading, sampleType);
  return {
    sampleType,
    name: row === undefined ? undefined : name,
    flat: row === undefined ? 0 : Number(figures.flatSum[row]),
    cum: row === undefined ? 0 : Number(figures.cumSum[row]),
    grandTotal,
    callees: part(around.callees, calleesFocus),
    callers: part(around.callers, callersFocus),
  };
}

/** The layout with its root, which is always its first box, called and coloured as the function. */
function named(layout: FlameLayout, name: string, own: Box | undefined): FlameLayout {
  const names = [...layout.names, name];
  layout.name[0] = names.length - 1;
  layout.module[0] = own?.moduleHash ?? 0;
  layout.origin[0] = own?.origin ?? 0;
  layout.binary[0] = own?.binaryHash ?? 0;
  return { ...layout, names, breadcrumb: layout.breadcrumb.map((step) => (step.node.depth === 0 ? { ...step, name } : step)) };
}
