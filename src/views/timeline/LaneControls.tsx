import { Eye, NotebookPen, SlidersHorizontal } from 'lucide-react';
import { memo, useState, type ReactNode } from 'react';
import { LANE_ORDERS, type GroupBy, type LaneAxis, type LaneOrder } from '../../../workers/api.ts';
import { FilterField } from '../table/FilterField.tsx';
import type { WallClock } from '../../charts/axis/timeAxis.ts';
import { WallClockButton } from '../time/WallClockButton.tsx';
import { KnownNote } from '../table/KnownNote.tsx';
import { Segments } from '../table/Segments.tsx';
import type { ChangeView } from '../viewState.ts';
import { showAllLanes, withList } from './laneMoves.ts';
import type { LaneView } from './laneView.ts';
import { marked, t } from '../../../language/t.ts';
import './laneControls.css';

interface Props {
  readonly view: LaneView;
  readonly change: ChangeView;
  /** Of the list of lanes. */
  readonly known: number;
  readonly notes: number;
  readonly notesOpen: boolean;
  readonly onNotes: () => void;
  readonly clock: WallClock | undefined;
  readonly wallClock: boolean;
  /** Controls beside these; the same element as long as they are the same. */
  readonly children: ReactNode;
}

const AXES: readonly { readonly id: LaneAxis; readonly text: string }[] = [
  { id: 'proc', text: 'P' },
  { id: 'thread', text: marked('Thread') },
  { id: 'goroutine', text: marked('Goroutine') },
  { id: 'task', text: marked('Task') },
];

const GROUPINGS: readonly { readonly id: GroupBy; readonly text: string }[] = [
  { id: 'entry', text: marked('by entry function') },
  { id: 'creator', text: marked('by creator') },
];

/** Which lanes there are and in which order, notes, the clock. */
export const LaneControls = memo(function LaneControls({ view, change, known, notes, notesOpen, onNotes, clock, wallClock, children }: Props) {
  const { axis, groupBy, order, filter, hidden } = view.list;
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={isOpen ? 'lane-controls' : 'lane-controls lane-controls--folded'}>
      <Segments label={t('Lanes by')} choices={AXES} chosen={axis} onChoose={(next) => change({ laneView: withList(view, { axis: next }) }, 'push')} />
      {/* Only where there is little room. */}
      <button type="button" className="button lane-controls__button lane-controls__toggle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        <SlidersHorizontal size={14} aria-hidden /> {t('Lanes')}
      </button>
      {axis === 'goroutine' && (
        <select
          className="lane-controls__choice"
          aria-label={t('Goroutines in groups')}
          value={groupBy}
          onChange={(event) => {
            const next = GROUPINGS.find(({ id }) => id === event.target.value);
            if (next !== undefined) change({ laneView: withList(view, { groupBy: next.id, openGroups: [] }) }, 'push');
          }}
        >
          {GROUPINGS.map(({ id, text }) => (
            <option key={id} value={id}>
              {t(text)}
            </option>
          ))}
        </select>
      )}
      {axis !== 'proc' && (
        <select
          className="lane-controls__choice"
          aria-label={t('Order of lanes')}
          value={order}
          onChange={(event) => {
            const next = LANE_ORDERS.find((one) => one === event.target.value);
            if (next !== undefined) change({ laneView: withList(view, { order: next }) }, 'push');
          }}
        >
          {LANE_ORDERS.map((one) => (
            <option key={one} value={one}>
              {orderText(one)}
            </option>
          ))}
        </select>
      )}
      <FilterField label={t('Filter lanes')} value={filter} onChange={(text) => change({ laneView: withList(view, { filter: text }) }, 'replace')} />
      {hidden.length > 0 && (
        <button type="button" className="button lane-controls__button" onClick={() => change({ laneView: showAllLanes(view) }, 'push')}>
          <Eye size={14} aria-hidden /> {t('Show {n} hidden', { n: hidden.length })}
        </button>
      )}
      {axis !== 'proc' && <KnownNote known={known} />}
      <div className="lane-controls__end">
        {children}
        <WallClockButton clock={clock} isOn={wallClock} change={change} />
        <button type="button" className="button lane-controls__button" aria-expanded={notesOpen} title={t('Notes ( M adds one )')} onClick={onNotes}>
          <NotebookPen size={14} aria-hidden /> {notes > 0 ? t('Notes ({n})', { n: notes }) : t('Notes')}
        </button>
      </div>
    </div>
  );
});

const ORDER_WORDS: Readonly<Record<LaneOrder, string>> = {
  'first seen': marked('in order of time'),
  name: marked('in order of names'),
  goroutines: marked('most goroutines first'),
  'running time': marked('most running time first'),
  'runnable time': marked('most runnable time first'),
  'waiting time': marked('most waiting time first'),
  'system call time': marked('most system call time first'),
};

function orderText(order: LaneOrder): string {
  return t(ORDER_WORDS[order]);
}
