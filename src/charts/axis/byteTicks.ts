// A vertical axis of bytes from 0, with ticks at powers of two so that labels are round in KiB, MiB and GiB.
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Bytes, Px } from '../../../workers/api.ts';
import { bottomPx, type Row } from '../layout.ts';

export interface ByteAxis {
  /** The top; 0 lies at the bottom. */
  readonly maxBytes: Bytes;
  readonly row: Row;
  /** bytes → px of the chart, clamped. */
  readonly scale: ScaleLinear<Px, Px>;
}

export function byteAxis(maxBytes: Bytes, row: Row): ByteAxis {
  const scale = scaleLinear([0, Math.max(1, maxBytes)], [bottomPx(row), row.topPx]).clamp(true);
  return { maxBytes, row, scale };
}

export interface ByteTick {
  readonly bytes: Bytes;
  readonly label: string;
}

export function yOfBytes(axis: ByteAxis, bytes: Bytes): Px {
  return axis.scale(bytes);
}

export const SPACING_PX: Px = 26;
const MOST_TICKS = 7;

/** Power-of-two step, so that ticks lie at least SPACING_PX apart and a tall row stays calm. */
export function byteStep(maxBytes: Bytes, heightPx: Px): Bytes {
  const room = Math.min(MOST_TICKS, Math.max(1, Math.floor(heightPx / SPACING_PX)));
  return 2 ** Math.max(0, Math.ceil(Math.log2(maxBytes / room)));
}

export function byteTicks(axis: ByteAxis): readonly ByteTick[] {
  if (!(axis.maxBytes > 0)) return [];
  const step = byteStep(axis.maxBytes, axis.row.heightPx);
  const ticks: ByteTick[] = [];
  for (let bytes = 0; bytes <= axis.maxBytes; bytes += step) ticks.push({ bytes, label: byteLabel(bytes, step) });
  return ticks;
}

function byteLabel(bytes: Bytes, step: Bytes): string {
  if (bytes === 0) return '0';
  const power = Math.min(5, Math.floor(Math.log2(bytes) / 10));
  const unit = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'][power] ?? 'B';
  const value = bytes / 1024 ** power;
  // A step of 512 MiB gives 1.5 GiB; halves and quarters are as fine as it gets between units.
  return `${Number.isInteger(value) ? value : value.toFixed(step < 1024 ** power / 2 ? 2 : 1)} ${unit}`;
}
