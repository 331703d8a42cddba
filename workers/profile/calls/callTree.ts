// The call tree a page of children at a time. It is never built: a node is a run of sorted stacks, opened by bisection.
import type { CallTreePage, CallTreeRow, FlameNode } from '../../api.ts';
import { nodeOf } from '../flame/layout.ts';
import type { RunSums, StackRange, StackRanges } from '../flame/ranges.ts';
import type { FrameKinds } from '../frameKinds.ts';
import { compareAsGo } from '../functionNames.ts';
import type { Reading } from '../reading/reading.ts';
import { callsOf } from './callsOfReading.ts';

export interface CallTreeQuestion {
  readonly sampleType: number;
  readonly direction: 'callees' | 'callers';
  readonly parent: FlameNode;
  readonly order: 'total' | 'self' | 'name';
  readonly from: number;
  readonly count: number;
}

const MOST_ROWS = 10_000;

interface Child {
  readonly range: StackRange;
  readonly self: number;
  readonly total: number;
}

/** A parent that is not in this reading (an old link) is taken for the root. Children in which nothing was sampled are left out. */
export function callTree(reading: Reading, question: CallTreeQuestion): CallTreePage {
  const { sampleType, direction } = question;
  const calls = callsOf(reading);
  const ranges = direction === 'callees' ? reading.sorted : calls.reversed;
  const runs = direction === 'callees' ? reading.runs(sampleType) : calls.reversedRuns(sampleType);
  const parent = ranges.path(question.parent)?.at(-1) ?? ranges.root;
  const { kinds } = reading;
  const children: Child[] = [];
  ranges.eachChild(parent, (range) => {
    if (runs.size(range.low, range.high) === 0) return;
    children.push({ range, self: runs.signed(range.low, ranges.selfEnd(range)), total: runs.signed(range.low, range.high) });
  });
  children.sort(comparison(question.order, ({ range }) => kinds.boxes[boxOf(ranges, range)].name));
  const from = Math.max(0, Math.trunc(question.from));
  return {
    sampleType,
    parent: nodeOf(parent),
    rows: children.slice(from, from + Math.min(question.count, MOST_ROWS)).map((child) => rowOf(child, ranges, runs, kinds)),
    children: children.length,
    grandTotal: Number(reading.sumTotal(sampleType)),
  };
}

/** Equal ones stay in order of first appearance. */
function comparison(order: CallTreeQuestion['order'], nameOf: (child: Child) => string): (a: Child, b: Child) => number {
  switch (order) {
    case 'total':
      return byTotal;
    case 'self':
      return (a, b) => Math.abs(b.self) - Math.abs(a.self) || byTotal(a, b);
    case 'name':
      return (a, b) => compareAsGo(nameOf(a), nameOf(b));
  }
}

function rowOf({ range, self, total }: Child, ranges: StackRanges, runs: RunSums, kinds: FrameKinds): CallTreeRow {
  const { name, file, moduleHash, inlined } = kinds.boxes[boxOf(ranges, range)];
  const selfEnd = ranges.selfEnd(range);
  return { node: nodeOf(range), name, file, module: moduleHash, inlined, self, total, hasChildren: runs.size(selfEnd, range.high) > 0 };
}

function boxOf(ranges: StackRanges, { low, depth }: StackRange): number {
  return ranges.boxAt(low, depth - 1);
}

function byTotal(a: Child, b: Child): number {
  return Math.abs(b.total) - Math.abs(a.total);
}
