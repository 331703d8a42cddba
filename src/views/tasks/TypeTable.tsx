import { useMemo } from 'react';
import type { TypeRow } from '../../../workers/api.ts';
import { useSmallOrder } from '../smallLook.ts';
import { formatCount } from '../format.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { NsFigure } from '../table/NsFigure.tsx';
import { RowGrid } from '../table/RowGrid.tsx';
import { decadesOf, summed, type Buckets } from './histogram.ts';
import { Sparkline } from './Sparkline.tsx';
import { orderedTypes, TYPE_COLUMNS, typeName, typeOrderAfter, type TypeColumn } from './typeRows.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly what: 'tasks' | 'regions';
  /** undefined: on their way. */
  readonly types: readonly TypeRow[] | undefined;
  /** Of the whole recording; else more types may come. */
  readonly isWhole: boolean;
  /** undefined: all. */
  readonly chosen: string | undefined;
  readonly onChoose: (type: string | undefined) => void;
}

const FIRST = { column: 'count', descending: true } as const;
const COUNT_PX = 72;
const INCOMPLETE_PX = 92;
const TIME_PX = 76;
const LINE_PX = 88;

/** Types of tasks or regions; a press lists those of one type only, another press all again. */
export function TypeTable({ what, types, isWhole, chosen, onChoose }: Props) {
  const [order, setOrder] = useSmallOrder('typesort', TYPE_COLUMNS, FIRST);
  const rows = useMemo(() => orderedTypes(types ?? [], order), [types, order]);
  const columns = useMemo(() => typeColumns(what, decadesOf(summed((types ?? []).map(({ histogram }) => histogram)))), [what, types]);
  return (
    <RowGrid
      label={what === 'tasks' ? t('Types of tasks') : t('Types of regions')}
      columns={columns}
      count={rows.length}
      rowAt={(at) => rows[at]}
      order={order}
      onSort={(column) => setOrder(typeOrderAfter(order, column))}
      onOpen={(at) => {
        const type = rows[at]?.type;
        onChoose(type === chosen ? undefined : type);
      }}
      isOpened={({ type }) => type === chosen}
      empty={!isWhole ? t('Reading…') : what === 'tasks' ? t('The program marked no tasks here.') : t('The program marked no regions here.')}
    />
  );
}

function typeColumns(what: 'tasks' | 'regions', domain: Buckets | undefined): readonly GridColumn<TypeRow>[] {
  const isTasks = what === 'tasks';
  return [
    { id: 'type', heading: t('Type'), meaning: isTasks ? t('Type of tasks') : t('Type of regions'), widthPx: undefined, isNumber: false, sorts: true, cell: ({ type }) => <span title={type}>{typeName(type)}</span> },
    { id: 'count', heading: t('Count'), meaning: isTasks ? t('How many tasks there are') : t('How many regions there are'), widthPx: COUNT_PX, isNumber: true, sorts: true, cell: ({ count }) => formatCount(count) },
    {
      id: 'incomplete',
      heading: t('Incomplete'),
      meaning: t('Without their beginning or their end in the recording'),
      widthPx: INCOMPLETE_PX,
      isNumber: true,
      sorts: true,
      cell: ({ incomplete }) => formatCount(incomplete),
    },
    time('p50Ns', 'p50', t('Median duration')),
    time('p90Ns', 'p90', t('90th percentile of the durations')),
    time('p99Ns', 'p99', t('99th percentile of the durations')),
    time('maxNs', t('Max'), t('Longest duration')),
    {
      id: 'line',
      heading: t('Durations'),
      meaning: t('Histogram of the durations on a log scale, the same for all types'),
      widthPx: LINE_PX,
      isNumber: false,
      sorts: false,
      cell: ({ histogram }) => domain !== undefined && <Sparkline histogram={histogram} domain={domain} />,
    },
  ];
}

function time(id: Exclude<TypeColumn, 'type' | 'count' | 'incomplete'>, heading: string, meaning: string): GridColumn<TypeRow> {
  return {
    id,
    heading,
    meaning,
    widthPx: TIME_PX,
    isNumber: true,
    sorts: true,
    cell: ({ durations }) => <NsFigure ns={durations.n === 0 ? undefined : durations[id]} />,
  };
}
