// Test only: what the rules say of a trace.

import type { Anomaly, AnomalyId } from '../../../api.ts';
import { scheduleTrace } from '../../testing/schedule.ts';
import { wholeCloseOf } from '../../testing/closeOf.ts';
import { askAnomalies } from '../askAnomalies.ts';

/** By rule, of the whole trace. */
export async function judgedBytes(bytes: Uint8Array): Promise<ReadonlyMap<AnomalyId, Anomaly>> {
  const { anomalies } = await askAnomalies(await wholeCloseOf(bytes));
  return new Map(anomalies.map((anomaly) => [anomaly.id, anomaly]));
}

/** Of a schedule (testing/schedule.ts), in generations that end at `cutsUs`. */
export async function judged(id: AnomalyId, schedule: readonly string[], cutsUs: readonly number[] = []): Promise<Anomaly> {
  const anomaly = (await judgedBytes(scheduleTrace(schedule.join('\n'), 26, cutsUs))).get(id);
  if (anomaly === undefined) throw new Error(`No rule ${id}`);
  return anomaly;
}
