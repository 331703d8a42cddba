import { expect, it } from 'vitest';
import type { Anomaly, AnomalyId } from '../../../workers/api.ts';
import { foundOrder } from './foundOrder.ts';

const anomaly = (id: AnomalyId, verdict: Anomaly['verdict'], totalNs: number | undefined): Anomaly => ({ id, verdict, totalNs, count: 1, value: 1, threshold: 1, unit: 'count', interval: undefined, why: undefined, places: [] });

it('has the most waiting first, then what is no time', () => {
  const found = foundOrder([
    anomaly('idle-ps-while-waiting', 'found', 45e6),
    anomaly('syscall-held-p', 'not found', 90e9),
    anomaly('creation-burst', 'found', 50e6),
    anomaly('goroutines-only-grow', 'found', undefined),
    anomaly('lock-convoy', 'found', 8.6e9),
  ]);
  expect(found.map(({ id }) => id)).toEqual(['lock-convoy', 'creation-burst', 'idle-ps-while-waiting', 'goroutines-only-grow']);
});
