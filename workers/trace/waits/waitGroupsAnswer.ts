// Groups of waits: who waited most, most often, longest.

import type { Ns, WaitAnswers, WaitGroupOrder, WaitGroupRow, WaitGrouping, WaitQuestion } from '../../api.ts';
import { middleOfBucket } from '../../stats/logBuckets.ts';
import { stackFrames } from '../ask/stack.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { creatorText } from '../closeup/densityGroups.ts';
import { displayText } from '../text.ts';
import { waitsOf } from './distributionOf.ts';
import type { GroupSums } from './distributionTotal.ts';
import { marked, t } from '../../../language/t.ts';

type Question = Extract<WaitQuestion, { readonly ask: 'waitGroups' }>;
type Row = Omit<WaitGroupRow, 'stack'>;

/** Percentiles are by bucket (see BUCKET_ERROR), all else is exact. A selection's group is looked into by kinds and range only: groups are of all. */
export async function askWaitGroups(trace: CloseTrace, { selection, by, order, descending, from, count }: Question): Promise<WaitAnswers['waitGroups']> {
  const { total, known } = await waitsOf(trace, selection.range);
  const rows = [...total.groups(trace, by, selection.kinds)].map(([key, sums]) => rowOf(key, labelOf(trace, by, key), sums));
  const sign = descending ? -1 : 1;
  const ordered = rows.toSorted((a, b) => sign * compared(a, b, order) || (a.label < b.label ? -1 : Number(a.label > b.label)));
  const page = ordered.slice(from, from + count).map((row) => ({ ...row, stack: by === 'creating stack' ? stackFrames(trace.index.tables, Number(row.key)) : [] }));
  return { total: rows.length, from, rows: page, known };
}

const KIND_LABELS: Readonly<Record<string, string>> = { created: marked('created'), unblocked: marked('unblocked'), preempted: marked('preempted'), yielded: marked('yielded'), 'system call': marked('system call') };

function labelOf({ index }: CloseTrace, by: WaitGrouping, key: string): string {
  switch (by) {
    case 'proc':
      return key === '' ? t('not told') : `P${key}`;
    case 'task':
      return key === '' ? t('no task') : key;
    case 'creating stack':
      return displayText(index.tables.texts[creatorText(index, Number(key))]) || t('not told');
    case 'kind':
      return t(KIND_LABELS[key] ?? marked('not told'));
    case 'entry':
    case 'creator':
      return key === '' ? t('not told') : key;
  }
}

function rowOf(key: string, label: string, { bucket, count, causes, longestNs }: GroupSums): Row {
  const order = Array.from(bucket.keys()).toSorted((a, b) => bucket[a] - bucket[b]);
  const n = count.reduce((sum, each) => sum + each, 0);
  const at = (percent: number): Ns => {
    const rank = Math.max(1, Math.ceil((percent * n) / 100));
    let upTo = 0;
    for (const i of order) {
      upTo += count[i];
      if (upTo >= rank) return Math.min(longestNs, middleOfBucket(bucket[i]));
    }
    return 0;
  };
  return { key, label, count: n, sumNs: causes.reduce((sum, ns) => sum + ns, 0), p50Ns: at(50), p99Ns: at(99), maxNs: longestNs, causes: Array.from(causes) };
}

function compared(a: Row, b: Row, order: WaitGroupOrder): number {
  switch (order) {
    case 'waiting':
      return a.sumNs - b.sumNs;
    case 'count':
      return a.count - b.count;
    case 'median':
      return a.p50Ns - b.p50Ns;
    case 'p99':
      return a.p99Ns - b.p99Ns;
    case 'longest':
      return a.maxNs - b.maxNs;
    case 'label':
      return a.label < b.label ? -1 : Number(a.label > b.label);
  }
}
