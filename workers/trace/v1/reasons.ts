// The words that the conversion gives v1 events: why a goroutine stopped or blocked, and why the world was stopped. Indexes
// into a trace's texts, made once.

import { V1 } from './eventTypes.ts';
import type { V1Texts } from './tables.ts';

const REASONS: readonly (readonly [type: number, reason: string])[] = [
  [V1.goStop, 'forever'],
  [V1.goSched, 'runtime.Gosched'],
  [V1.goPreempt, 'preempted'],
  [V1.goSleep, 'sleep'],
  [V1.goBlock, ''],
  [V1.goBlockSend, 'chan send'],
  [V1.goBlockRecv, 'chan receive'],
  [V1.goBlockSelect, 'select'],
  [V1.goBlockSync, 'sync'],
  [V1.goBlockCond, 'sync.(*Cond).Wait'],
  [V1.goBlockNet, 'network'],
  [V1.goBlockGC, 'GC mark assist wait for work'],
];

/** Text of the reason, by type. */
export function reasonTexts(texts: V1Texts): Uint32Array {
  const byType = new Uint32Array(64);
  for (const [type, reason] of REASONS) byType[type] = texts.intern(reason);
  return byType;
}

/** Kinds of STW by number, from format "go 1.21" on. */
const STW_KINDS_21 = [
  '',
  'GC mark termination',
  'GC sweep termination',
  'write heap dump',
  'goroutine profile',
  'goroutine profile cleanup',
  'all goroutine stack trace',
  'read mem stats',
  'AllThreadsSyscall',
  'GOMAXPROCS',
  'start trace',
  'stop trace',
  'CountPagesInUse (test)',
  'ReadMetricsSlow (test)',
  'ReadMemStatsSlow (test)',
  'PageCachePagesLeaked (test)',
  'ResetDebugLog (test)',
] as const;
/** Before, the GC's own. */
const STW_KINDS_11 = ['GC mark termination', 'GC sweep termination'] as const;

/** Text of the kind, by number up to 255; unknown ones have no name. */
export function stwTexts(texts: V1Texts, minor: number): Uint32Array {
  const byKind = new Uint32Array(256);
  (minor < 21 ? STW_KINDS_11 : STW_KINDS_21).forEach((name, kind) => (byKind[kind] = texts.intern(name)));
  return byKind;
}
