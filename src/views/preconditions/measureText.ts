// Figures and thresholds as people read and type them.
import type { Measure } from '../../../workers/api.ts';
import { exactCount, exactNs, formatBytes, formatCount, formatNs, formatPercent } from '../format.ts';

type Unit = Measure['unit'];

export function figureText(value: number, unit: Unit): string {
  switch (unit) {
    case 'ratio':
      return formatPercent(value);
    case 'percent':
      return formatPercent(value / 100);
    case 'ns':
      return formatNs(value);
    case 'bytes':
      return formatBytes(value);
    case 'per second':
      return `${formatCount(Number(value.toPrecision(3)))}/s`;
    case 'count':
      return formatCount(value);
  }
}

export function exactFigure(value: number, unit: Unit): string {
  if (unit === 'ns') return exactNs(Math.round(value));
  return unit === 'count' ? exactCount(value) : String(value);
}

/** What a threshold is typed in. */
export const TYPED_IN: Readonly<Record<Unit, { readonly suffix: string; readonly times: number }>> = {
  ratio: { suffix: '%', times: 100 },
  percent: { suffix: '%', times: 1 },
  ns: { suffix: 'ms', times: 1e-6 },
  bytes: { suffix: 'KiB', times: 1 / 1024 },
  'per second': { suffix: '/s', times: 1 },
  count: { suffix: '', times: 1 },
};

export function typedText(value: number, unit: Unit): string {
  return String(Number((value * TYPED_IN[unit].times).toPrecision(6)));
}

/** undefined: not a number that a threshold may have. */
export function typedValue(text: string, unit: Unit): number | undefined {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(number) || number < 0 ? undefined : number / TYPED_IN[unit].times;
}
