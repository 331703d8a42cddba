// A profile as one side of a comparison: totals of each sample type, and functions by the default one. A profile is sums, so there are no
// samples: what two of them differ by is told, and not what the difference is worth. The name is put in by who knows it.

import type { ComparableAnswers, ComparableFigure, ComparableFunction, ComparableUnit } from '../api.ts';
import type { Reading } from './reading/reading.ts';
import { marked, t } from '../../language/t.ts';

/** The most by flat, and the most by cum: at most MOST_FUNCTIONS together. */
const MOST_FUNCTIONS = 200;

export function askComparable(reading: Reading): ComparableAnswers['comparable'] {
  const { profile } = reading;
  const { sampleTypes, header, samples, defaultSampleType } = profile;
  const figures: readonly ComparableFigure[] = sampleTypes.map(({ type, unit }, i) => {
    const told = comparableUnit(unit);
    return { name: `total.${type}`, label: t('Total {type}', { type }), unit: told.unit, better: 'lower', value: Number(reading.total(i)) * told.scale };
  });
  const own = comparableUnit(sampleTypes[defaultSampleType]?.unit ?? '');
  return {
    comparable: {
      name: '',
      kind: 'pprof',
      durationNs: header.durationNanos > 0n ? Number(header.durationNanos) : undefined,
      goVersion: undefined,
      procs: undefined,
      figures: [...figures, { name: 'samples', label: marked('Samples'), unit: 'samples', better: 'neither', value: samples }],
      samples: [],
      ownUnit: own.unit,
      functions: functionsOf(reading, own.scale),
      startCauses: undefined,
      waitCauses: undefined,
      warnings: [],
    },
    known: 1,
  };
}

function functionsOf(reading: Reading, scale: number): readonly ComparableFunction[] {
  if (reading.profile.sampleTypes.length === 0) return [];
  const { flat, cum, order } = reading.sums(reading.profile.defaultSampleType);
  const { rows } = reading.kinds;
  const shown = new Set(order.slice(0, MOST_FUNCTIONS / 2));
  const byCum = order.toSorted((a, b) => Math.abs(Number(cum[b])) - Math.abs(Number(cum[a])));
  for (const row of byCum) {
    if (shown.size >= MOST_FUNCTIONS) break;
    shown.add(row);
  }
  return order
    .filter((row) => shown.has(row))
    .map((row) => ({ name: rows[row].name, goroutines: undefined, own: Number(flat[row]) * scale, causes: undefined, cum: Number(cum[row]) * scale, waits: undefined }));
}

const UNITS: Readonly<Record<string, { readonly unit: ComparableUnit; readonly scale: number }>> = {
  nanoseconds: { unit: 'ns', scale: 1 },
  microseconds: { unit: 'ns', scale: 1e3 },
  milliseconds: { unit: 'ns', scale: 1e6 },
  seconds: { unit: 'ns', scale: 1e9 },
  bytes: { unit: 'bytes', scale: 1 },
  count: { unit: 'count', scale: 1 },
};

function comparableUnit(unit: string): { readonly unit: ComparableUnit; readonly scale: number } {
  return Object.hasOwn(UNITS, unit) ? UNITS[unit] : { unit: 'count', scale: 1 };
}
