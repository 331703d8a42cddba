// All rules, in the order in which they are told.

import type { Anomaly } from '../../api.ts';
import { creationBurst } from './creationBurst.ts';
import type { AnomalyEvidence } from './evidence.ts';
import { gcCoupling } from './gcCoupling.ts';
import { goroutinesOnlyGrow } from './goroutinesOnlyGrow.ts';
import { idleProcsWhileWaiting } from './idleProcsWhileWaiting.ts';
import { lateNetpoll } from './lateNetpoll.ts';
import { lockConvoy } from './lockConvoy.ts';
import { longRunnable } from './longRunnable.ts';
import { syscallHeldProc } from './syscallHeldProc.ts';

const RULES: readonly ((evidence: AnomalyEvidence) => Anomaly)[] = [longRunnable, idleProcsWhileWaiting, syscallHeldProc, lateNetpoll, creationBurst, goroutinesOnlyGrow, lockConvoy, gcCoupling];

export function judgeAnomalies(evidence: AnomalyEvidence): readonly Anomaly[] {
  return RULES.map((rule) => rule(evidence));
}
