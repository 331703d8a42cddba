// One pass over what the goroutines of a generation did, goroutine by goroutine: every wait from runnable to running goes into a histogram,
// the long ones and those on a mutex are looked at. A wait belongs to the generation in which it ends. The runtime's own goroutines are
// left out: they wait by design.
//
// The pass is over all stretches, so what each costs counts: figures are in fields and typed arrays, and only a wait of a sleep of
// sysmon or more (some percent of them in an ordinary program) is handed on.

import type { Ns } from '../../api.ts';
import { leadingKey } from '../../stats/leadingBits.ts';
import type { GenerationCloseup } from '../closeup/closeup.ts';
import { FoundGoroutines } from '../closeup/foundGoroutines.ts';
import { GO } from '../columns.ts';
import { cycleSpans } from '../gc/cycleSpans.ts';
import type { SummedTrace } from '../index/generationSummary.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import { COUPLING_BITS, COUPLING_KEYS, LONGEST_KEPT_NS } from './waitHistogram.ts';
import { SYSMON_TICK_NS } from './thresholds.ts';
import { t } from '../../../language/t.ts';

/** A wait of SYSMON_TICK_NS or more of a local goroutine, that began in its `row` of StretchRows. `cycle`: the GC cycle in which it began, or -1. */
export type OnLongWait = (goroutine: number, row: number, startNs: Ns, endNs: Ns, cycle: number, network: boolean) => void;

/** A wait for a mutex. `row`: where the waiting began. */
export type OnMutexWait = (goroutine: number, row: number, startNs: Ns, endNs: Ns) => void;

export interface WalkedWaits {
  /** Waits by length (waitHistogram.ts): that began in a GC cycle, and outside. */
  readonly inside: Uint32Array;
  readonly outside: Uint32Array;
  readonly networkWakeUps: number;
}

export interface WaitVisitor {
  readonly onLong: OnLongWait;
  readonly onMutex: OnMutexWait;
  /** 1 by local stack: of waits for a mutex. */
  readonly isMutex: Uint8Array;
}

/** The generation, the trace's `number`th, has its detail. */
export function walkWaits({ index }: SummedTrace, number: number, { stretches, markWorker }: GenerationCloseup, { onLong, onMutex, isMutex }: WaitVisitor): WalkedWaits {
  const generation = index.generations[number];
  const found = new FoundGoroutines(index, generation, number);
  const { first, startNs: starts, state, stack, reason } = stretches;
  const { texts } = index.tables;
  const spans = cycleSpans(index);
  const inside = new Uint32Array(COUPLING_KEYS);
  const outside = new Uint32Array(COUPLING_KEYS);
  const network = Uint8Array.from(generation.maps.texts, (text) => Number(texts[text] === 'network'));
  const own = runtimesOwn(texts, generation);
  let firstSpan = 0;
  while (firstSpan < spans.length && spans[firstSpan].endNs <= generation.fromNs) firstSpan++;
  let networkWakeUps = 0;
  for (let g = 0; g + 1 < first.length; g++) {
    const begin = first[g];
    const end = first[g + 1];
    if (begin === end || markWorker[g] === 1 || own[found.name(g)] === 1) continue;
    let span = firstSpan;
    for (let row = begin; row + 1 < end; row++) {
      const is = state[row];
      if (is === GO.waiting && isMutex[stack[row]] === 1) onMutex(g, row, row === begin && Number.isNaN(starts[row]) ? found.sinceNs[g] : starts[row], starts[row + 1]);
      if (is !== GO.runnable || state[row + 1] !== GO.running) continue;
      const startNs = row === begin && Number.isNaN(starts[row]) ? found.sinceNs[g] : starts[row];
      const ns = starts[row + 1] - startNs;
      while (span < spans.length && spans[span].endNs <= startNs) span++;
      const isInside = span < spans.length && spans[span].startNs <= startNs;
      const key = leadingKey(ns < LONGEST_KEPT_NS ? ns : LONGEST_KEPT_NS, COUPLING_BITS);
      if (isInside) inside[key]++;
      else outside[key]++;
      const isNetwork = row > begin && state[row - 1] === GO.waiting && (row - 1 === begin && Number.isNaN(starts[begin]) ? texts[found.reason[g]] === 'network' : network[reason[row - 1]] === 1);
      if (isNetwork) networkWakeUps++;
      if (ns >= SYSMON_TICK_NS) onLong(g, row, startNs, starts[row + 1], isInside ? span : -1, isNetwork);
    }
  }
  return { inside, outside, networkWakeUps };
}

const MAIN = 'runtime.main';

/** 1 by text of the trace: entry function of one of the runtime's own goroutines. */
function runtimesOwn(texts: readonly string[], { maps }: IndexedGeneration): Uint8Array {
  const own = new Uint8Array(texts.length);
  for (const text of maps.texts) {
    const name = texts[text];
    if (name.startsWith('runtime') && name !== MAIN && /^runtime[./]/.test(name)) own[text] = 1;
  }
  return own;
}

/** How the wait of a row began, in words. */
export function beganAs({ stretches }: GenerationCloseup, goroutine: number, row: number): string {
  const { first, state, startNs } = stretches;
  if (row === first[goroutine]) return Number.isNaN(startNs[row]) ? t('runnable') : t('created');
  switch (state[row - 1]) {
    case GO.running:
      return t('preempted');
    case GO.syscall:
      return t('system call');
    default:
      return t('unblocked');
  }
}
