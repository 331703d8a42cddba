import { ChevronDown, ChevronRight, Ellipsis } from 'lucide-react';
import { memo, useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { AskTrace, LaneRow, Ns, Px } from '../../../workers/api.ts';
import { MINIMAP_PX } from '../../charts/minimap/drawMinimap.ts';
import { formatCount } from '../format.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ChangeView } from '../viewState.ts';
import { windowAround } from '../windowAround.ts';
import { LaneMenu } from './LaneMenu.tsx';
import { toggleGroup } from './laneMoves.ts';
import type { LaneRows } from './useLaneRows.ts';
import type { LaneView } from './laneView.ts';
import type { PlacedLane } from './placedLanes.ts';
import { shortFunction } from './stretchLook.ts';
import { scrollToLane } from './timelineRows.ts';
import { t } from '../../../language/t.ts';
import './laneHeads.css';

interface Props {
  readonly ask: AskTrace;
  readonly lanes: LaneRows;
  readonly view: LaneView;
  readonly change: ChangeView;
  readonly widthPx: Px;
  readonly durationNs: Ns;
}

interface Place {
  readonly place: number;
  readonly isPinned: boolean;
}

const FIRST: Place = { place: 0, isPinned: false };

/** Names of the lanes on screen, as a tree: one stop of the Tab key, arrows walk, Enter opens what can be done with a lane. */
export const LaneHeads = memo(function LaneHeads({ ask, lanes, view, change, widthPx, durationNs }: Props) {
  const { rows, placed, scrollPx, scrollTo } = lanes;
  const [active, setActive] = useState<Place>(FIRST);
  const [menu, setMenu] = useState<PlacedLane | undefined>(undefined);
  const menuAt = useRef<HTMLElement | null>(null);
  const tree = useRef<HTMLDivElement | null>(null);
  const byKey = useRef(false);

  const isActive = (lane: PlacedLane): boolean => lane.place === active.place && lane.isPinned === active.isPinned;
  const stop = placed.find(isActive) ?? placed[0];

  // The lane that an arrow key led to has the focus once it is on screen.
  useEffect(() => {
    if (!byKey.current) return;
    const target = tree.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (stop === undefined || !isActive(stop)) return;
    byKey.current = false;
    target?.focus({ preventScroll: true });
  });

  const openMenu = (lane: PlacedLane, at: HTMLElement): void => {
    menuAt.current = at;
    setMenu(lane);
  };
  const showLife = async (goroutine: number): Promise<void> => {
    const life = await ask({ ask: 'goroutine', goroutine });
    if (life === undefined) return;
    change({ window: windowAround({ startNs: life.createdNs ?? 0, endNs: life.endNs ?? durationNs }, durationNs), selection: undefined }, 'push');
  };
  const go = (next: Place): void => {
    byKey.current = true;
    setActive(next);
    if (!next.isPinned) scrollTo(scrollToLane(rows, next.place, scrollPx));
  };
  const onKey = (event: KeyboardEvent<HTMLElement>): void => {
    if (stop === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const next = nextPlace(event.key, stop, rows.pinnedCount, rows.laneCount, Math.floor(rows.lanes.heightPx / rows.lanePitchPx));
    const { ref } = stop.lane;
    const isOpen = isOpenGroup(view, stop.lane);
    if (next !== undefined) go(next);
    else if (event.key === 'Enter' || event.key === ' ') openMenu(stop, event.currentTarget.querySelector<HTMLElement>('[tabindex="0"]') ?? event.currentTarget);
    else if (ref.lane === 'group' && event.key === (isOpen ? 'ArrowLeft' : 'ArrowRight')) change({ laneView: toggleGroup(view, ref.group) }, 'push');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const heads = (area: 'pinned' | 'lanes') =>
    placed
      .filter(({ isPinned }) => isPinned === (area === 'pinned'))
      .map((lane) => (
        <LaneHead
          key={`${area} ${lane.key}`}
          ask={ask}
          lane={lane}
          topPx={lane.row.topPx - rows[area].topPx}
          isOpen={isOpenGroup(view, lane.lane)}
          isStop={lane === stop}
          total={lane.isPinned ? rows.pinnedCount : rows.laneCount}
          onPress={(at) => {
            setActive({ place: lane.place, isPinned: lane.isPinned });
            const { ref } = lane.lane;
            if (ref.lane === 'group') change({ laneView: toggleGroup(view, ref.group) }, 'push');
            else if (ref.lane === 'goroutine') change({ pin: { pin: 'goroutine', goroutine: ref.goroutine } }, 'push');
            else if (ref.lane === 'task') change({ pin: { pin: 'task', task: ref.task } }, 'push');
            else openMenu(lane, at);
          }}
          onMenu={(at) => openMenu(lane, at)}
        />
      ));

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its items take the focus */}
      <div ref={tree} className="lane-heads" role="tree" aria-label={t('Lanes')} style={{ width: widthPx - 6 }} onKeyDown={onKey}>
        <div className="lane-heads__area" style={{ top: MINIMAP_PX + rows.pinned.topPx, height: rows.pinned.heightPx }}>
          {heads('pinned')}
        </div>
        <div className="lane-heads__area" style={{ top: MINIMAP_PX + rows.lanes.topPx, height: rows.lanes.heightPx }}>
          {heads('lanes')}
        </div>
      </div>
      {menu !== undefined && (
        <LaneMenu
          lane={menu}
          at={menuAt}
          view={view}
          change={change}
          onLife={(goroutine) => void showLife(goroutine)}
          onClose={() => {
            setMenu(undefined);
            tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
          }}
        />
      )}
    </>
  );
});

function isOpenGroup({ list }: LaneView, { ref }: LaneRow): boolean {
  return ref.lane === 'group' && ref.by === list.groupBy && list.openGroups.includes(ref.group);
}

/** Where a key of a tree leads; undefined: nowhere. */
function nextPlace(key: string, from: Place, pinned: number, lanes: number, pageful: number): Place | undefined {
  const at = from.isPinned ? from.place : pinned + from.place;
  const last = pinned + lanes - 1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + pageful, PageUp: at - pageful, Home: 0, End: last }[key];
  if (to === undefined || last < 0) return undefined;
  const kept = Math.max(0, Math.min(last, to));
  return kept < pinned ? { place: kept, isPinned: true } : { place: kept - pinned, isPinned: false };
}

interface HeadProps {
  readonly ask: AskTrace;
  readonly lane: PlacedLane;
  readonly topPx: Px;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly total: number;
  readonly onPress: (at: HTMLElement) => void;
  readonly onMenu: (at: HTMLElement) => void;
}

function LaneHead({ ask, lane, topPx, isOpen, isStop, total, onPress, onMenu }: HeadProps) {
  const { ref, label, depth, goroutines } = lane.lane;
  // A goroutine that was pinned by a link has not been in any list yet.
  const unnamed = ref.lane === 'goroutine' && label.startsWith('goroutine #');
  const named = useAnswer(ask, unnamed ? { ask: 'goroutine', goroutine: ref.goroutine } : undefined);
  const name = named === undefined ? label : `G${named.id} ${named.name}`.trim();
  const shown = ref.lane === 'proc' || ref.lane === 'thread' ? name : shortFunction(name);
  const isGroup = ref.lane === 'group';
  return (
    <div
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={lane.place + 1}
      aria-setsize={total}
      aria-selected={isStop}
      aria-expanded={isGroup ? isOpen : undefined}
      tabIndex={isStop ? 0 : -1}
      className={`lane-head${depth === 1 && !lane.isPinned ? ' lane-head--inside' : ''}`}
      style={{ top: topPx, height: lane.row.heightPx }}
      title={name}
    >
      <button type="button" tabIndex={-1} className="lane-head__name" onClick={(event) => onPress(event.currentTarget)}>
        {isGroup && (isOpen ? <ChevronDown size={13} aria-hidden /> : <ChevronRight size={13} aria-hidden />)}
        <span className="lane-head__text">{shown}</span>{' '}
        {goroutines > 1 && (
          <span className="lane-head__count">
            {formatCount(goroutines)}
            <span className="visually-hidden">{` ${t('goroutines')}`}</span>
          </span>
        )}
      </button>
      <button type="button" tabIndex={-1} aria-hidden="true" title={t('Pin, hide, move')} className="lane-head__more" onClick={(event) => onMenu(event.currentTarget)}>
        <Ellipsis size={14} />
      </button>
    </div>
  );
}
