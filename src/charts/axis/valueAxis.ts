// A vertical axis from 0 of whatever a series counts, with round ticks in its unit.
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Px } from '../../../workers/api.ts';
import { bottomPx, type Row } from '../layout.ts';
import { byteAxis, byteTicks, SPACING_PX as BYTE_SPACING_PX } from './byteTicks.ts';

export type ValueUnit = 'bytes' | 'bytes per second' | 'count' | 'per second' | 'share';

export interface ValueAxis {
  readonly row: Row;
  /** value → px of the chart, clamped. */
  readonly scale: ScaleLinear<Px, Px>;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

const SPACING_PX: Px = 22;
/** However low the row, two steps: one label says little. */
const LEAST_STEPS = 2;

/** `highest`: what must fit. */
export function valueAxis(highest: number, row: Row, unit: ValueUnit): ValueAxis {
  if (unit === 'bytes' || unit === 'bytes per second') {
    const bytes = byteAxis(Math.max(1, highest), row);
    const tall = { ...bytes, row: { ...row, heightPx: Math.max(row.heightPx, LEAST_STEPS * BYTE_SPACING_PX) } };
    return { row, scale: bytes.scale, ticks: byteTicks(tall).map((tick) => ({ value: tick.bytes, label: unit === 'bytes' || tick.bytes === 0 ? tick.label : `${tick.label}/s` })) };
  }
  const scale = scaleLinear([0, highest > 0 ? highest : 1], [bottomPx(row), row.topPx]).clamp(true);
  const room = Math.max(LEAST_STEPS, Math.floor(row.heightPx / SPACING_PX));
  const whole = unit === 'count';
  const ticks = atMost(scale, room).filter((value) => !whole || Number.isInteger(value));
  return { row, scale, ticks: ticks.map((value) => ({ value, label: tickLabel(value, unit) })) };
}

/** d3 takes a count for a wish. */
function atMost(scale: ScaleLinear<Px, Px>, steps: number): readonly number[] {
  for (let wish = steps; wish > 1; wish--) {
    const ticks = scale.ticks(wish);
    if (ticks.length <= steps + 1) return ticks;
  }
  return scale.ticks(1);
}

const STEPS = [
  { unit: 'G', size: 1e9 },
  { unit: 'M', size: 1e6 },
  { unit: 'k', size: 1e3 },
] as const;

function tickLabel(value: number, unit: ValueUnit): string {
  if (value === 0) return '0';
  if (unit === 'share') return `${Number((value * 100).toPrecision(6))} %`;
  const step = STEPS.find(({ size }) => value >= size);
  const text = step === undefined ? String(Number(value.toPrecision(6))) : `${Number((value / step.size).toPrecision(6))} ${step.unit}`;
  return unit === 'per second' ? `${text}/s` : text;
}
