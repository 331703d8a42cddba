// The fields of an address that belong to the timeline: its lanes, notes and clock. Decoding never throws; what is malformed is as
// if it had not been written.
import { LANE_ORDERS, STRETCH_KINDS, type LaneAxis, type LaneRef, type StretchKind } from '../../workers/api.ts';
import { COUNTER_ROWS, INITIAL_LANE_VIEW, type CounterRow, type LaneView, type Note } from '../views/timeline/laneView.ts';
import { readLane } from './laneText.ts';
import { isNamedLane, namedLaneText, type ThingNames } from './namedFields.ts';

export interface LaneFields {
  readonly laneView: LaneView;
  readonly notes: readonly Note[];
  readonly wallClock: boolean;
}

const MAX_TEXT = 1000;
/** Of lanes that are pinned, hidden, or open, and of notes. */
export const MOST_LANES = 200;
const AXES: readonly LaneAxis[] = ['proc', 'thread', 'goroutine', 'task'];

/** Names and values of what differs from a fresh page. */
export function encodeLanes({ laneView, notes, wallClock }: LaneFields, names?: ThingNames): readonly [string, string][] {
  const { list, pinned, faint, counters } = laneView;
  const initial = INITIAL_LANE_VIEW;
  const out: [string, string][] = [];
  if (list.axis !== initial.list.axis) out.push(['lanes', list.axis]);
  if (list.groupBy !== initial.list.groupBy) out.push(['groupby', list.groupBy]);
  if (list.order !== initial.list.order) out.push(['order', slug(list.order)]);
  if (list.filter !== '') out.push(['only', list.filter]);
  // The group without a name is a group too.
  for (const group of list.openGroups) out.push(['open', `:${group}`]);
  for (const ref of list.hidden) out.push(['hidelane', namedLaneText(ref, names)]);
  for (const ref of pinned) out.push(['top', namedLaneText(ref, names)]);
  if (faint.length > 0) out.push(['faint', faint.map(slug).join(',')]);
  if (counters !== undefined) out.push(['rows', counters.join(',')]);
  for (const { startNs, endNs, text } of notes) out.push(['note', `${Math.round(startNs)}-${Math.round(endNs)}:${text}`]);
  if (wallClock) out.push(['clock', 'wall']);
  return out;
}

export function decodeLanes(fields: URLSearchParams): LaneFields {
  const { list, counters } = INITIAL_LANE_VIEW;
  const filter = fields.get('only') ?? '';
  const rows = fields.get('rows');
  return {
    laneView: {
      list: {
        axis: AXES.find((axis) => axis === fields.get('lanes')) ?? list.axis,
        groupBy: fields.get('groupby') === 'creator' ? 'creator' : list.groupBy,
        order: LANE_ORDERS.find((order) => slug(order) === fields.get('order')) ?? list.order,
        filter: filter.length <= MAX_TEXT ? filter : '',
        openGroups: several(fields, 'open').flatMap((text) => (text.startsWith(':') && text.length <= MAX_TEXT ? [text.slice(1)] : [])),
        hidden: lanes(fields, 'hidelane'),
      },
      pinned: lanes(fields, 'top'),
      faint: readKinds(fields.get('faint')),
      counters: rows === null ? counters : readRows(rows),
    },
    notes: several(fields, 'note').flatMap((text) => readNote(text) ?? []),
    wallClock: fields.get('clock') === 'wall',
  };
}

/** "chan send" is "chan-send". */
function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

function several(fields: URLSearchParams, name: string): readonly string[] {
  return [...new Set(fields.getAll(name))].slice(0, MOST_LANES);
}

/** None where one of them has a name that only the file knows: see namedFields.ts. */
function lanes(fields: URLSearchParams, name: 'hidelane' | 'top'): readonly LaneRef[] {
  const texts = several(fields, name);
  return texts.some(isNamedLane) ? [] : texts.flatMap((text) => readLane(text) ?? []);
}

function readKinds(text: string | null): readonly StretchKind[] {
  const slugs = (text ?? '').split(',');
  return STRETCH_KINDS.filter((kind) => slugs.includes(slug(kind)));
}

function readRows(text: string): readonly CounterRow[] {
  const named = text.split(',');
  return COUNTER_ROWS.filter((row) => named.includes(row));
}

function readNote(field: string): Note | undefined {
  const [, start = '', end = '', text = ''] = /^(0|[1-9]\d{0,14})-(0|[1-9]\d{0,14}):(.*)$/s.exec(field) ?? [];
  const startNs = Number(start);
  const endNs = Number(end);
  return start !== '' && startNs <= endNs && text.length <= MAX_TEXT ? { startNs, endNs, text } : undefined;
}
