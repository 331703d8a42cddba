import type { Anomaly } from '../../../workers/api.ts';

/** What rules found, the most waiting first; then what is no time, in the order of the rules. */
export function foundOrder(anomalies: readonly Anomaly[]): readonly Anomaly[] {
  return anomalies.filter(({ verdict }) => verdict === 'found').toSorted((a, b) => (b.totalNs ?? 0) - (a.totalNs ?? 0));
}
