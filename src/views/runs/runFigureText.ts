import { exactBytes, exactCount, exactNs, formatBytes, formatCount, formatNs, formatPercent } from '../format.ts';
import type { RunColumn } from './runColumns.ts';
import { t } from '../../../language/t.ts';

export function figureText(value: number, unit: RunColumn['unit']): string {
  switch (unit) {
    case 'ns':
      return formatNs(value);
    case 'bytes':
      return formatBytes(value);
    case 'bytes per second':
      return `${formatBytes(value)}/s`;
    case 'share':
      return formatPercent(value);
    case 'percent':
      return value < 0 ? t('off') : formatCount(value);
    case 'count':
      return formatCount(value);
    case 'per second':
      return `${formatCount(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)))}/s`;
  }
}

export function exactFigure(value: number, unit: RunColumn['unit']): string {
  switch (unit) {
    case 'ns':
      return exactNs(value);
    case 'bytes':
      return exactBytes(value);
    case 'bytes per second':
    case 'per second':
    case 'share':
    case 'percent':
    case 'count':
      return unit === 'count' ? exactCount(value) : figureText(value, unit);
  }
}
