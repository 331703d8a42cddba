// The fields of an address that belong to tables: goroutines, tasks and other marks, and what a trace's profile is made of.
// Decoding never throws; what is malformed is as if it had not been written.
import { ANNOTATION_ORDERS, RANGE_PROFILES } from '../../workers/api.ts';
import { GROUP_COLUMNS, GROUP_FIGURES, INITIAL_GOROUTINE_TABLE, type GoroutineTable } from '../views/goroutines/goroutineTable.ts';
import { INITIAL_MARKS_TABLE, MARK_KINDS, type MarksTable } from '../views/tasks/marksTable.ts';
import { INITIAL_TRACE_PROFILE, type TraceProfile } from '../views/flame/traceProfile.ts';
import { readLane } from './laneText.ts';
import { namedLaneText, type ThingNames } from './namedFields.ts';

const MAX_TEXT = 1000;

export interface TableFields {
  readonly goroutineTable: GoroutineTable;
  readonly marksTable: MarksTable;
  readonly traceProfile: TraceProfile;
}

/** Names and values of what differs from a fresh page. */
export function encodeTables({ goroutineTable, marksTable, traceProfile }: TableFields, names?: ThingNames): readonly [string, string][] {
  const out: [string, string][] = [];
  const { by, figure, column, descending, filter, group } = goroutineTable;
  const initial = INITIAL_GOROUTINE_TABLE;
  if (by !== initial.by) out.push(['by', by]);
  if (figure !== initial.figure) out.push(['figure', figure]);
  if (column !== initial.column || descending !== initial.descending) out.push(['gsort', orderText(column, descending)]);
  if (filter !== '') out.push(['gq', filter]);
  // The group without a name is a group too.
  if (group !== undefined) out.push(['group', `:${group}`]);

  const marks = marksTable;
  if (marks.shown !== INITIAL_MARKS_TABLE.shown) out.push(['marks', marks.shown]);
  if (marks.type !== undefined) out.push(['mtype', `:${marks.type}`]);
  if (marks.durationNs !== undefined) out.push(['lasting', `${Math.round(marks.durationNs.fromNs)}-${Math.round(marks.durationNs.toNs)}`]);
  if (marks.text !== '') out.push(['mq', marks.text]);
  if (marks.order !== INITIAL_MARKS_TABLE.order || marks.descending !== INITIAL_MARKS_TABLE.descending) {
    out.push(['msort', orderText(marks.order, marks.descending)]);
  }
  if (marks.asTree) out.push(['tree', '1']);

  if (traceProfile.kind !== undefined) out.push(['prof', traceProfile.kind]);
  if (traceProfile.of !== undefined) out.push(['profof', namedLaneText(traceProfile.of, names)]);
  return out;
}

export function decodeTables(fields: URLSearchParams): TableFields {
  const groupOrder = readOrder(fields.get('gsort'), GROUP_COLUMNS);
  const marksOrder = readOrder(fields.get('msort'), ANNOTATION_ORDERS);
  return {
    goroutineTable: {
      by: oneOf(fields.get('by'), ['entry', 'creator'] as const) ?? INITIAL_GOROUTINE_TABLE.by,
      figure: oneOf(fields.get('figure'), GROUP_FIGURES) ?? INITIAL_GOROUTINE_TABLE.figure,
      column: groupOrder?.by ?? INITIAL_GOROUTINE_TABLE.column,
      descending: groupOrder?.descending ?? INITIAL_GOROUTINE_TABLE.descending,
      filter: readText(fields.get('gq')) ?? '',
      group: readName(fields.get('group')),
    },
    marksTable: {
      shown: oneOf(fields.get('marks'), MARK_KINDS) ?? INITIAL_MARKS_TABLE.shown,
      type: readName(fields.get('mtype')),
      durationNs: readDurations(fields.get('lasting')),
      text: readText(fields.get('mq')) ?? '',
      order: marksOrder?.by ?? INITIAL_MARKS_TABLE.order,
      descending: marksOrder?.descending ?? INITIAL_MARKS_TABLE.descending,
      asTree: fields.get('tree') === '1',
    },
    traceProfile: {
      kind: oneOf(fields.get('prof'), RANGE_PROFILES) ?? INITIAL_TRACE_PROFILE.kind,
      of: readLane(fields.get('profof')),
    },
  };
}

/** "running", or "-running" for the largest first. */
function orderText(by: string, descending: boolean): string {
  return descending ? `-${by}` : by;
}

function readOrder<By extends string>(text: string | null, known: readonly By[]): { readonly by: By; readonly descending: boolean } | undefined {
  const descending = text?.startsWith('-') ?? false;
  const by = oneOf(descending ? (text ?? '').slice(1) : text, known);
  return by === undefined ? undefined : { by, descending };
}

function oneOf<Of extends string>(text: string | null, known: readonly Of[]): Of | undefined {
  return known.find((one) => one === text);
}

function readText(text: string | null): string | undefined {
  return text === null || text === '' || text.length > MAX_TEXT ? undefined : text;
}

/** Names may be empty, so they are written behind a colon. */
function readName(text: string | null): string | undefined {
  return text === null || !text.startsWith(':') || text.length > MAX_TEXT ? undefined : text.slice(1);
}

function readDurations(text: string | null): MarksTable['durationNs'] {
  const [, from = '', to = ''] = /^(0|[1-9]\d{0,14})-(0|[1-9]\d{0,14})$/.exec(text ?? '') ?? [];
  const fromNs = Number(from);
  const toNs = Number(to);
  return from !== '' && fromNs <= toNs ? { fromNs, toNs } : undefined;
}
