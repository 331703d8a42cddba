// Who called whom, as a tree that is opened step by step: from the root down to callees, or from where it was spent up to callers.
import { Flame as Heaviest, Square } from 'lucide-react';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { AskProfile, ProfileFacts, Px } from '../../../workers/api.ts';
import { exactCount } from '../format.ts';
import type { ShownProfile } from '../profile/lookedAt.ts';
import { readingTag, tagged, untagged } from '../profile/ofReading.ts';
import { useSmallText } from '../smallLook.ts';
import { TREE_ORDERS, type ProfileLook } from '../profile/profileLook.ts';
import { ChosenBar } from '../table/ChosenBar.tsx';
import { ProfileFrame } from '../table/ProfileFrame.tsx';
import { RowGrid } from '../table/RowGrid.tsx';
import { Segments } from '../table/Segments.tsx';
import type { ViewProps } from '../viewState.ts';
import './callTree.css';
import { treeColumns } from './treeColumns.tsx';
import { parentPlace, wayTo, type NodeLine } from './treeModel.ts';
import { TreeWay } from './TreeWay.tsx';
import { useCallTree } from './useCallTree.ts';
import { marked, t } from '../../../language/t.ts';

const DIRECTIONS: readonly { readonly id: ProfileLook['treeOf']; readonly text: string }[] = [
  { id: 'callees', text: marked('Top down') },
  { id: 'callers', text: marked('Bottom up') },
];
/** Below, names need the room of bars and of what a function itself did. */
const ROOM_FOR_SELF_PX: Px = 640;
/** Steps of the way to a row that are told. */
const WAY_STEPS = 6;

export function CallTreeView(props: ViewProps<ProfileFacts, AskProfile>): ReactNode {
  const { state, change } = props;
  const { profileLook: look } = state;
  return (
    <ProfileFrame
      {...props}
      // Upwards there is none in pprof; its stacks add up to it.
      report={{ prints: look.treeOf === 'callers' ? 'traces' : 'tree' }}
      controls={
        <Segments
          label={t('Direction of the tree')}
          choices={DIRECTIONS}
          chosen={look.treeOf}
          onChoose={(treeOf) => change({ profileLook: { ...look, treeOf } }, 'push')}
        />
      }
    >
      {(shown, widthPx) => <Tree {...props} shown={shown} widthPx={widthPx} key={`${look.treeOf} ${JSON.stringify(look.options)}`} />}
    </ProfileFrame>
  );
}

interface TreeProps extends ViewProps<ProfileFacts, AskProfile> {
  readonly shown: ShownProfile;
  readonly widthPx: Px;
}

function Tree({ ask, state, change, shown, widthPx }: TreeProps): ReactNode {
  const { profileLook: look } = state;
  const { unit } = shown.chosen;
  const isUpward = look.treeOf === 'callers';
  // Upwards there is no self: everything is the first function's own.
  const order = isUpward && look.treeOrder === 'self' ? 'total' : look.treeOrder;
  const tag = readingTag(look.options, isUpward ? look.treeOf : '');
  const [openText, setOpenText] = useSmallText('treeopen');
  const { loader, lines, grandTotal, opening } = useCallTree(ask, shown.lookedAt, look.treeOf, order, untagged(openText, tag), (text) => setOpenText(tagged(text, tag)));
  const [cursor, setCursor] = useState(-1);

  const hasRoom = widthPx >= ROOM_FOR_SELF_PX;
  const columns = useMemo(
    () => treeColumns({ unit, total: grandTotal ?? 0, isUpward, hasRoom, toggle: (line: NodeLine) => loader.setOpen(line.row, !line.isOpen) }),
    [unit, grandTotal, isUpward, hasRoom, loader],
  );
  const onInSight = useCallback((from: number, count: number) => loader.inSight(from, count), [loader]);
  const at = lines[cursor];
  const way = useMemo(() => (cursor < 0 ? [] : wayTo(lines, cursor, WAY_STEPS)), [lines, cursor]);
  return (
    <>
      <ChosenBar state={state} change={change} />
      <div className="table-view__bar table-view__bar--low">
        {opening === undefined ? (
          <button
            type="button"
            className="button flame-button"
            title={t('From the row the keyboard is at, else from the root: the heaviest child, its heaviest child, and so on to the end')}
            onClick={() => {
              void loader.openHeaviest(at?.line === 'node' ? at.row.node : undefined).then((place) => place !== undefined && setCursor(place));
            }}
          >
            <Heaviest size={14} aria-hidden="true" /> {t('Open the heaviest path')}
          </button>
        ) : (
          <button type="button" className="button flame-button" onClick={() => loader.stopOpening()}>
            <Square size={12} aria-hidden="true" /> {t('Stop at {n} levels', { n: exactCount(opening) })}
          </button>
        )}
        <TreeWay way={way} depth={at?.depth} onStep={setCursor} />
      </div>
      <RowGrid
        label={isUpward ? t('Call tree, from functions up to their callers') : t('Call tree, from the root down to callees')}
        columns={columns}
        count={lines.length}
        rowAt={(place) => lines[place]}
        order={{ column: order, descending: order !== 'name' }}
        onSort={(column) => {
          const treeOrder = TREE_ORDERS.find((one) => one === column);
          if (treeOrder !== undefined) change({ profileLook: { ...look, treeOrder } }, 'push');
        }}
        onOpen={(place) => {
          const line = lines[place];
          if (line?.line === 'node') change({ profileLook: { ...look, chosen: line.row.name } }, 'replace');
        }}
        onTurn={(place, isWanted) => {
          const line = lines[place];
          if (line?.line !== 'node') return;
          if (isWanted && line.row.hasChildren && !line.isOpen) loader.setOpen(line.row, true);
          else if (isWanted && line.isOpen) setCursor(place + 1);
          else if (!isWanted && line.isOpen) loader.setOpen(line.row, false);
          else if (!isWanted && parentPlace(lines, place) >= 0) setCursor(parentPlace(lines, place));
        }}
        tree={(line) =>
          line.line === 'node'
            ? { level: line.depth + 1, isOpen: line.row.hasChildren ? line.isOpen : undefined, place: line.place, siblings: line.siblings }
            : { level: line.depth + 1, isOpen: undefined, place: line.from + 1, siblings: line.from + (line.count ?? 1) }
        }
        cursor={cursor}
        onCursor={setCursor}
        isOpened={(line) => line.line === 'node' && line.row.name === look.chosen}
        onInSight={onInSight}
        empty={t('No sample has a value of this sample type.')}
      />
    </>
  );
}
