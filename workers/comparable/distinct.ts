// Different values of a sample and how often each occurs: what two samples are compared by, whatever their size.

export interface Distinct {
  /** Ascending. */
  readonly value: Float64Array;
  readonly count: Float64Array;
  readonly rounded: boolean;
}

/** Beyond so many different values they are rounded: a megabyte is what one sample may take. */
export const MOST_DISTINCT = 65_536;
const STEPS_AN_OCTAVE = 1024;

/** Of values in ascending order. */
export function distinctOfSorted(sorted: ArrayLike<number>): Distinct {
  let different = 0;
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) different++;
  const rounded = different > MOST_DISTINCT;
  const value = new Float64Array(different);
  const count = new Float64Array(different);
  let place = -1;
  for (let i = 0; i < sorted.length; i++) {
    const next = rounded ? roundedValue(sorted[i]) : sorted[i];
    if (place < 0 || value[place] !== next) value[++place] = next;
    count[place]++;
  }
  return { value: value.slice(0, place + 1), count: count.slice(0, place + 1), rounded };
}

/** Of several, each ascending with different values. */
export function distinctOfAll(parts: readonly Distinct[]): Distinct {
  let rows = 0;
  for (const { value } of parts) rows += value.length;
  const all = new Float64Array(rows);
  let at = 0;
  for (const { value } of parts) {
    all.set(value, at);
    at += value.length;
  }
  const { value, rounded } = distinctOfSorted(all.toSorted());
  const count = new Float64Array(value.length);
  for (const part of parts) {
    let place = 0;
    for (let i = 0; i < part.value.length; i++) {
      const each = rounded ? roundedValue(part.value[i]) : part.value[i];
      while (value[place] < each) place++;
      count[place] += part.count[i];
    }
  }
  return { value, count, rounded: rounded || parts.some((part) => part.rounded) };
}

/** To the nearest of STEPS_AN_OCTAVE equal steps from one power of two to the next; smaller whole numbers, and 0 and less, stay. */
export function roundedValue(value: number): number {
  if (!(value > STEPS_AN_OCTAVE)) return value;
  const step = 2 ** Math.floor(Math.log2(value)) / STEPS_AN_OCTAVE;
  return Math.round(value / step) * step;
}
