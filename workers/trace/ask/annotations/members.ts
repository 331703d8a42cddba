import type { AnnotationQuestion, GroupMember, MemberOrder, Ns, Page } from '../../../api.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { GO } from '../../columns.ts';
import { displayText } from '../../text.ts';
import { type GoroutineRows, knownGoroutines } from './goroutineRows.ts';
import { rankedRows } from './rankedRows.ts';

type MembersQuestion = Extract<AnnotationQuestion, { readonly ask: 'members' }>;

interface Members {
  /** Which group, in which order, of which state of the rows. */
  readonly asked: string;
  readonly rows: Uint32Array;
  readonly keys: Float64Array;
}

/** The last that was asked for: paging makes no column anew. */
const kept = new WeakMap<GoroutineRows, Members>();

/** A page of a group's goroutines. */
export function membersPage(trace: CloseTrace, question: MembersQuestion): Page<GroupMember> {
  const { rows, known } = knownGoroutines(trace);
  const { texts } = trace.index.tables;
  const members = membersOf(rows, texts, question);
  const from = Math.min(Math.max(0, Math.floor(question.from)), members.rows.length);
  const page = rankedRows(members.rows, members.keys, { from, count: question.count, descending: question.descending });
  return { total: members.rows.length, from, rows: Array.from(page, (row) => memberRow(rows, texts, row)), known };
}

function membersOf(rows: GoroutineRows, texts: readonly string[], { by, group, order }: MembersQuestion): Members {
  const asked = JSON.stringify([by, group, order, rows.version]);
  const last = kept.get(rows);
  if (last?.asked === asked) return last;
  const groups = rows.groups(by);
  const isGroup = new Map<number, boolean>();
  const those = new Uint32Array(groups.length);
  let count = 0;
  for (let row = 0; row < groups.length; row++) {
    let is = isGroup.get(groups[row]);
    if (is === undefined) {
      is = displayText(texts[groups[row]]) === group;
      isGroup.set(groups[row], is);
    }
    if (is) those[count++] = row;
  }
  const made: Members = { asked, rows: those.slice(0, count), keys: keysOf(rows, order) };
  kept.set(rows, made);
  return made;
}

/** Those created before the recording come first. */
function keysOf(rows: GoroutineRows, order: MemberOrder): Float64Array {
  switch (order) {
    case 'created':
      return rows.createdNs().map((ns) => (Number.isNaN(ns) ? -1 : ns));
    case 'running':
      return rows.stateNs(GO.running);
    case 'runnable':
      return rows.stateNs(GO.runnable);
    case 'waiting':
      return rows.stateNs(GO.waiting);
    case 'syscall':
      return rows.stateNs(GO.syscall);
  }
}

function memberRow(rows: GoroutineRows, texts: readonly string[], row: number): GroupMember {
  const { goroutine, id, entry, createdNs, endNs, stateNs } = rows.story(row);
  const [runnableNs, runningNs, waitingNs, syscallNs] = stateNs;
  return { goroutine: { goroutine, id, name: displayText(texts[entry]) }, createdNs: told(createdNs), endNs: told(endNs), runningNs, runnableNs, waitingNs, syscallNs };
}

function told(ns: Ns): Ns | undefined {
  return Number.isNaN(ns) ? undefined : ns;
}
