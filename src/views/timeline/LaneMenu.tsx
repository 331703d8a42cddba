import type { RefObject } from 'react';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { ChangeView } from '../viewState.ts';
import { hideLane, isPinned, movePinned, toggleGroup, togglePinned } from './laneMoves.ts';
import type { LaneView } from './laneView.ts';
import type { PlacedLane } from './placedLanes.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly lane: PlacedLane;
  readonly at: RefObject<HTMLElement | null>;
  readonly view: LaneView;
  readonly change: ChangeView;
  /** Zooms to a goroutine's life. */
  readonly onLife: (goroutine: number) => void;
  readonly onClose: () => void;
}

type Deed = 'life' | 'pin' | 'up' | 'down' | 'hide' | 'open' | 'detail';

/** What can be done with one lane. */
export function LaneMenu({ lane, at, view, change, onLife, onClose }: Props) {
  const { ref } = lane.lane;
  const pinned = isPinned(view, ref);
  const deeds = deedsOf(lane, view, pinned);
  const act = (deed: Deed): void => {
    switch (deed) {
      case 'pin':
        return change({ laneView: togglePinned(view, ref) }, 'push');
      case 'up':
        return change({ laneView: movePinned(view, ref, -1) }, 'push');
      case 'down':
        return change({ laneView: movePinned(view, ref, 1) }, 'push');
      case 'hide':
        return change({ laneView: hideLane(view, ref) }, 'push');
      case 'life':
        return ref.lane === 'goroutine' ? onLife(ref.goroutine) : undefined;
      case 'open':
        return ref.lane === 'group' ? change({ laneView: toggleGroup(view, ref.group) }, 'push') : undefined;
      case 'detail':
        if (ref.lane === 'goroutine') change({ pin: { pin: 'goroutine', goroutine: ref.goroutine } }, 'push');
        if (ref.lane === 'task') change({ pin: { pin: 'task', task: ref.task } }, 'push');
        return undefined;
    }
  };
  return (
    <Popover className="menu-popover" aria-label={t('Lane {label}', { label: lane.lane.label })} triggerRef={at} isOpen onOpenChange={(isOpen) => !isOpen && onClose()} placement="bottom start">
      <Menu
        className="menu"
        aria-label={t('Lane {label}', { label: lane.lane.label })}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- a menu that was opened takes the focus
        autoFocus="first"
        onAction={(key) => {
          const deed = deeds.find(([id]) => id === key)?.[0];
          if (deed !== undefined) act(deed);
          onClose();
        }}
      >
        {deeds.map(([id, text]) => (
          <MenuItem key={id} id={id} className="menu__item" textValue={text}>
            {text}
          </MenuItem>
        ))}
      </Menu>
    </Popover>
  );
}

function deedsOf({ lane, place, isPinned: isOnTop }: PlacedLane, view: LaneView, pinned: boolean): readonly (readonly [Deed, string])[] {
  const { ref } = lane;
  const deeds: (readonly [Deed, string])[] = [];
  if (ref.lane === 'goroutine' || ref.lane === 'task') deeds.push(['detail', ref.lane === 'task' ? t('Open the task') : t('Open the goroutine')]);
  if (ref.lane === 'goroutine') deeds.push(['life', t('Zoom to its life')]);
  if (ref.lane === 'group' && ref.by === view.list.groupBy) {
    deeds.push(['open', view.list.openGroups.includes(ref.group) ? t('Fold its goroutines') : t('Show its goroutines')]);
  }
  deeds.push(['pin', pinned ? t('Unpin') : t('Pin on top')]);
  if (isOnTop && place > 0) deeds.push(['up', t('Move up')]);
  if (isOnTop && place + 1 < view.pinned.length) deeds.push(['down', t('Move down')]);
  deeds.push(['hide', t('Hide')]);
  return deeds;
}
