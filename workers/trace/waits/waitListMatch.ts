// Which waits of a generation are asked for, one by one.

import { type Ns, type TimeRange, WAIT_CAUSES, WAIT_KINDS, type WaitCause, type WaitSelection } from '../../api.ts';
import { knownMarks } from '../ask/annotations/markJoin.ts';
import { boundless } from '../ask/breakdown/coveredRange.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { creatorText, textOfKey } from '../closeup/densityGroups.ts';
import { displayText } from '../text.ts';
import { unsignedDecimal } from '../wire/ids.ts';
import { CAUSES, meantKinds } from './causes.ts';
import type { WaitColumns } from './distributionPart.ts';
import { generationTasks } from './distributionTasks.ts';
import { generationWho } from './distributionWho.ts';
import { mainCauseAt } from './waitListRows.ts';

export interface WaitFilter {
  readonly selection: WaitSelection;
  readonly lengthNs: { readonly fromNs: Ns; readonly toNs: Ns } | undefined;
  readonly main: WaitCause | undefined;
}

/** 1 by wait. The generation has its detail. */
export function matchingWaits(trace: CloseTrace, close: CloseGeneration, waits: WaitColumns, { selection, lengthNs, main }: WaitFilter): Uint8Array {
  const { count, startNs, endNs, kind, causes } = waits;
  const { kinds, group } = selection;
  const range: TimeRange | undefined = selection.range === undefined ? undefined : boundless(trace.index, selection.range);
  const kept = meantKinds(kinds);
  const cause = main === undefined ? -1 : WAIT_CAUSES.indexOf(main);
  const fromNs = lengthNs?.fromNs ?? -Infinity;
  const toNs = lengthNs?.toNs ?? Infinity;
  const isOfGroup = groupFilter(trace, close, waits, group);
  const matches = new Uint8Array(count);
  for (let row = 0; row < count; row++) {
    const ns = endNs[row] - startNs[row];
    if (kept[kind[row]] === 0 || !(ns >= fromNs && ns < toNs)) continue;
    if (range !== undefined && !(endNs[row] >= range.startNs && endNs[row] < range.endNs)) continue;
    if (cause >= 0 && mainCauseAt(causes, row * CAUSES) !== cause) continue;
    if (isOfGroup(row)) matches[row] = 1;
  }
  return matches;
}

function groupFilter(trace: CloseTrace, close: CloseGeneration, { goroutine, kind, proc, startNs, count }: WaitColumns, group: WaitSelection['group']): (row: number) => boolean {
  if (group === undefined) return () => true;
  const { index } = trace;
  const { texts, procs } = index.tables;
  switch (group.by) {
    case 'kind':
      return (row) => WAIT_KINDS[kind[row]] === group.key;
    case 'proc': {
      const those = Uint8Array.from(close.generation.maps.procs, (of) => Number(unsignedDecimal(procs.lo[of], procs.hi[of]) === group.key));
      return (row) => (proc[row] < 0 ? group.key === '' : those[proc[row]] === 1);
    }
    case 'task': {
      const tasks = generationTasks(close, startNs, goroutine, count);
      if (tasks === undefined) return () => group.key === '';
      const those = Uint8Array.from(tasks.type, (type, i) => Number(taskType(trace, texts, type, tasks.idLo[i], tasks.idHi[i]) === group.key));
      return (row) => those[tasks.of[row]] === 1;
    }
    case 'entry':
    case 'creator':
    case 'creating stack': {
      const { by } = group;
      const who = generationWho(close);
      const keyOf = (i: number): string => {
        if (by === 'entry') return displayText(texts[textOfKey(index, who.entry[i])]);
        return by === 'creator' ? displayText(texts[creatorText(index, who.stack[i])]) : String(who.stack[i]);
      };
      const those = Uint8Array.from(who.stack, (_, i) => Number(keyOf(i) === group.key));
      return (row) => those[who.of[goroutine[row]]] === 1;
    }
  }
}

/** As a group's key. '': none, or one whose beginning is not in the recording (not known so far). */
export function taskType(trace: CloseTrace, texts: readonly string[], type: number, idLo: number, idHi: number): string {
  if (type !== 0) return displayText(texts[type]);
  if (idLo === 0 && idHi === 0) return '';
  const { tasks } = knownMarks(trace).tables;
  const row = tasks.find(unsignedDecimal(idLo, idHi));
  return row < 0 ? '' : displayText(texts[tasks.type.values[row]]);
}
