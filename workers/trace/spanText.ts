const UNITS = [
  [1e9, 's'],
  [1e6, 'ms'],
  [1e3, 'µs'],
] as const;

/** A stretch of time in a sentence: three significant digits and a unit. Times before the trace's first event count as 0. */
export function spanText(ns: number): string {
  const [size, unit] = UNITS.find(([least]) => ns >= least) ?? ([1, 'ns'] as const);
  const value = Math.max(0, ns) / size;
  return `${value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))} ${unit}`;
}
