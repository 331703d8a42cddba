import { useId, useMemo } from 'react';
import type { AllocationSite, HeapSense, RowName } from '../../../workers/api.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { useSmallOrder, useSmallText } from '../smallLook.ts';
import { exactBytes, exactCount, formatBytes, formatCount, formatPercent } from '../format.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { FilterField } from '../table/FilterField.tsx';
import { FunctionGrid } from '../table/FunctionGrid.tsx';
import type { GridColumn } from '../table/gridColumn.ts';
import { siteCsvLine, SITE_CSV_HEADER, shownSites } from './siteRows.ts';
import type { HeapFigure } from './sizeBars.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly sites: readonly AllocationSite[];
  /** What is sorted by to begin with. */
  readonly figure: HeapFigure;
  readonly sense: Pick<HeapSense, 'tellsInuse' | 'tellsAlloc'>;
  readonly fileName: string;
  readonly chosen: RowName | undefined;
  readonly onChoose: (name: RowName) => void;
}

const COLUMNS: readonly string[] = ['name', 'inuseBytes', 'inuseObjects', 'allocBytes', 'allocObjects', 'meanBytes', 'live'];

/** The lines that allocate, with the size of what they make and how much of it stays. */
export function SiteTable({ sites, figure, sense, fileName, chosen, onChoose }: Props) {
  const [order, setOrder] = useSmallOrder('sitesort', COLUMNS, { column: figure, descending: true });
  const [filter, setFilter] = useSmallText('siteq');
  const heading = useId();
  const rows = useMemo(() => shownSites(sites, order, filter), [sites, order, filter]);
  const columns = useMemo(() => siteColumns(sense), [sense]);
  return (
    <section className="heap-section heap-section--grid" aria-labelledby={heading}>
      <div className="heap-section__top">
        <h2 id={heading} className="heap-section__title">
          {t('Allocation sites')}
        </h2>
        <FilterField label={t('Filter by function or file')} value={filter} onChange={setFilter} />
        <CsvButton what={t('the sites shown')} fileName={`${fileName}.sites.csv`} header={SITE_CSV_HEADER} rows={() => atOnce(rows.map(siteCsvLine))} />
      </div>
      <FunctionGrid
        label={t('Allocation sites')}
        columns={columns}
        rows={rows}
        order={order}
        onOrder={setOrder}
        chosen={chosen}
        onChoose={onChoose}
        empty={filter === '' ? t('No sample has a stack.') : t('No function or file matches “{filter}”.', { filter })}
      />
    </section>
  );
}

function bytesColumn(id: 'inuseBytes' | 'allocBytes' | 'meanBytes', heading: string, meaning: string): GridColumn<AllocationSite> {
  return { id, heading, meaning, widthPx: 96, isNumber: true, sorts: true, cell: (site) => <span title={exactBytes(site[id])}>{formatBytes(site[id])}</span> };
}

function objectsColumn(id: 'inuseObjects' | 'allocObjects', heading: string, meaning: string): GridColumn<AllocationSite> {
  return { id, heading, meaning, widthPx: 104, isNumber: true, sorts: true, cell: (site) => <span title={exactCount(site[id])}>{formatCount(site[id])}</span> };
}

function siteColumns({ tellsInuse, tellsAlloc }: Props['sense']): readonly GridColumn<AllocationSite>[] {
  const live: GridColumn<AllocationSite> = {
    id: 'live',
    heading: t('live'),
    meaning: t('Objects in use, of those allocated here: what stays'),
    widthPx: 76,
    isNumber: true,
    sorts: true,
    cell: ({ live: share }) => (share === undefined ? '' : formatPercent(share)),
  };
  return [
    {
      id: 'name',
      heading: t('function and line'),
      meaning: t('Where the program’s own stack ends; Go leaves out the runtime’s frames'),
      widthPx: undefined,
      isNumber: false,
      sorts: true,
      cell: ({ name, file, line }) => (
        <span title={file === '' ? name : `${name}\n${file}:${line}`}>
          {withoutImportPath(name)}
          {line > 0 && <span className="heap__line"> :{line}</span>}
        </span>
      ),
    },
    ...(tellsInuse ? [bytesColumn('inuseBytes', t('in use'), t('Bytes in use')), objectsColumn('inuseObjects', t('objects in use'), t('Objects in use'))] : []),
    ...(tellsAlloc ? [bytesColumn('allocBytes', t('allocated'), t('Bytes allocated since the start')), objectsColumn('allocObjects', t('objects made'), t('Objects allocated since the start'))] : []),
    bytesColumn('meanBytes', t('mean size'), t('Bytes of an object, on average')),
    ...(tellsInuse && tellsAlloc ? [live] : []),
  ];
}
