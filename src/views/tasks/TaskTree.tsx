import { ChevronDown, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import type { AskTrace, TaskRow, TraceFacts } from '../../../workers/api.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import type { PagedRows } from '../table/usePagedRows.ts';
import { useSmallText } from '../smallLook.ts';
import type { ViewProps } from '../viewState.ts';
import { taskColumns } from './markColumns.tsx';
import { taskLead } from './markLeads.ts';
import { NOTHING_OPEN, onlyOf, openRoots, readTasks, treeCount, treePlace, withOpen, type TreeRow } from './taskTree.ts';
import { taskTypeName, typeName } from './typeRows.ts';
import { t } from '../../../language/t.ts';

interface Props extends ViewProps<TraceFacts, AskTrace> {
  readonly roots: PagedRows<TaskRow>;
  readonly onSort: (column: string) => void;
}

/** What a row needs to open and close itself. */
interface PlacedRow extends TreeRow {
  /** Its place among the roots; undefined: it stands beneath another. */
  readonly root: number | undefined;
  readonly isOpen: boolean;
}

/** Tasks, children under their parents. */
export function TaskTree({ facts, ask, state, change, roots, onSort }: Props) {
  const { laneView, pin, marksTable } = state;
  const [openText, setOpenText] = useSmallText('subtasks');
  const isWanted = useMemo(() => new Set(readTasks(openText)), [openText]);
  const [loaded, setLoaded] = useState(NOTHING_OPEN);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  const open = useMemo(() => onlyOf(loaded, isWanted), [loaded, isWanted]);
  const opened = useMemo(() => openRoots(open), [open]);
  const [sight, setSight] = useState({ from: 0, count: 0 });
  const { onInSight, rowAt, known } = roots;

  const placedAt = (place: number): PlacedRow | undefined => {
    const { root, below } = treePlace(place, opened);
    const row = below?.row ?? rowAt(root);
    if (row === undefined) return undefined;
    return { row, depth: below?.depth ?? 0, root: below === undefined ? root : undefined, isOpen: open.children.has(row.task) };
  };
  const toggle = useCallback(
    ({ row: { task }, isOpen }: PlacedRow): void => {
      const others = readTasks(openText).filter((one) => one !== task);
      setOpenText((isOpen ? others : [...others, task]).join(','));
    },
    [openText, setOpenText],
  );

  // What is open, by a press or by a link, and comes into sight has its children fetched: again while more of the trace becomes known.
  const asked = useRef(new Map<string, number>());
  useEffect(() => {
    for (let place = sight.from; place < sight.from + sight.count; place++) {
      const { root, below } = treePlace(place, opened);
      const task = (below?.row ?? rowAt(root))?.task;
      if (task === undefined || !isWanted.has(task) || asked.current.get(task) === known) continue;
      asked.current.set(task, known);
      const load = async (): Promise<void> => {
        try {
          const detail = await ask({ ask: 'task', task });
          if (detail !== undefined) setLoaded((now) => withOpen(now, task, detail.childTasks, below === undefined ? root : undefined));
        } catch (error) {
          setFailure({ error });
        }
      };
      void load();
    }
  }, [ask, sight, opened, isWanted, rowAt, known]);

  const columns = useMemo(
    () => treeColumns(taskColumns((row) => change(taskLead(laneView, row, facts.durationNs), 'push')), toggle),
    [change, laneView, facts.durationNs, toggle],
  );
  const rowsInSight = useCallback(
    (from: number, count: number) => {
      setSight((last) => (last.from === from && last.count === count ? last : { from, count }));
      const first = treePlace(from, opened).root;
      onInSight(first, treePlace(from + count - 1, opened).root + 1 - first);
    },
    [opened, onInSight],
  );

  // The nearest error boundary says so.
  if (failure !== undefined) throw failure.error;
  return (
    <RowGrid
      label={t('Tasks, subtasks under their parents')}
      columns={columns}
      count={treeCount(roots.total ?? 0, opened)}
      rowAt={placedAt}
      order={{ column: marksTable.order, descending: marksTable.descending }}
      onSort={onSort}
      onOpen={(at) => {
        const placed = placedAt(at);
        if (placed !== undefined) change({ pin: { pin: 'task', task: placed.row.task } }, 'push');
      }}
      onTurn={(at, isTurnedOpen) => {
        const placed = placedAt(at);
        if (placed !== undefined && placed.row.children > 0 && placed.isOpen !== isTurnedOpen) toggle(placed);
      }}
      isOpened={({ row }) => pin?.pin === 'task' && pin.task === row.task}
      onInSight={rowsInSight}
      empty={roots.total === undefined ? t('Reading…') : t('No task fits.')}
    />
  );
}

function treeColumns(columns: readonly GridColumn<TaskRow>[], toggle: (row: PlacedRow) => void): readonly GridColumn<PlacedRow>[] {
  return [
    {
      id: 'type',
      heading: t('Type'),
      meaning: t('Type of the task'),
      widthPx: undefined,
      isNumber: false,
      sorts: true,
      cell: (placed) => (
        <span className="task-tree__type" style={{ '--depth': placed.depth } as CSSProperties}>
          {placed.row.children === 0 ? (
            <span className="task-tree__leaf" />
          ) : (
            <button
              type="button"
              className="icon-button icon-button--small"
              // The grid's arrow keys open and close a row.
              tabIndex={-1}
              aria-expanded={placed.isOpen}
              aria-label={t('Subtasks of {type} {id}', { type: typeName(placed.row.type), id: placed.row.task })}
              onClick={() => toggle(placed)}
            >
              {placed.isOpen ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronRight size={14} aria-hidden="true" />}
            </button>
          )}
          <span title={placed.row.type}>{taskTypeName(placed.row)}</span>
        </span>
      ),
    },
    ...columns.map(({ cell, ...column }) => ({ ...column, cell: (placed: PlacedRow) => cell(placed.row) })),
  ];
}
