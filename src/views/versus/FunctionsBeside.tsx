import { useMemo } from 'react';
import type { ComparableUnit, Comparison, DocumentFacts } from '../../../workers/api.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { useSmallOrder, useSmallText } from '../smallLook.ts';
import { ChangeBar } from '../compare/ChangeBar.tsx';
import { signedShare } from '../compare/signed.ts';
import { formatNs } from '../format.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { FilterField } from '../table/FilterField.tsx';
import type { GridColumn } from '../table/gridColumn.ts';
import { RowGrid } from '../table/RowGrid.tsx';
import { Segments } from '../table/Segments.tsx';
import { CAUSE_LOOKS } from '../waits/causeLook.ts';
import { functionEvidence } from './evidence.ts';
import { FIRST_ORDER, functionRows, orderedFunctions, type FunctionRow } from './functionRows.ts';
import type { Side, Sides } from './sides.ts';
import type { VersusLook } from './versusLook.ts';
import { comparedExact, comparedText } from './versusWords.ts';
import { marked, t } from '../../../language/t.ts';

interface Props {
  readonly comparison: Comparison;
  readonly kind: DocumentFacts['kind'];
  readonly sides: Sides;
  readonly look: VersusLook;
  readonly onLook: (patch: Partial<VersusLook>) => void;
}

const CHOICES: readonly { readonly id: VersusLook['functions']; readonly text: string }[] = [
  { id: 'own', text: marked('Running') },
  { id: 'waits', text: marked('Waiting for a P') },
];
const FUNCTION_COLUMNS: readonly string[] = ['name', 'a', 'b', 'change', 'p99a', 'p99b'];
const FIGURE_PX = 96;
const MOST_PX = 420;
const ROW_PX = 30;

/** Functions of both sides, those that differ most first. */
export function FunctionsBeside({ comparison: { functions, ownUnit }, kind, sides, look, onLook }: Props) {
  const [order, setOrder] = useSmallOrder('vfsort', FUNCTION_COLUMNS, FIRST_ORDER);
  const [filter, setFilter] = useSmallText('vfq');
  const isTrace = kind === 'go-trace';
  const what = isTrace ? look.functions : 'own';
  const all = useMemo(() => functionRows(functions, what), [functions, what]);
  const rows = useMemo(() => {
    const wanted = filter.toLowerCase();
    return orderedFunctions(all.filter(({ name }) => name.toLowerCase().includes(wanted)), order);
  }, [all, order, filter]);
  const columns = useMemo(() => functionColumns({ kind, what, unit: what === 'waits' ? 'ns' : ownUnit, all, sides }), [kind, what, ownUnit, all, sides]);
  if (functions.length === 0) return undefined;
  const open = (at: number): void => {
    const row = rows[at];
    if (row !== undefined) lead(row, (row.b > 0 || row.p99.b !== undefined ? sides.b : sides.a)[0]);
  };
  return (
    <section className="versus-part" aria-labelledby="versus-functions">
      <div className="versus-part__bar">
        <h2 id="versus-functions" className="versus-part__title">
          {t('Functions')}
        </h2>
        {isTrace && <Segments label={t('Of functions')} choices={CHOICES} chosen={what} onChoose={(next) => onLook({ functions: next })} />}
        <FilterField label={t('Filter by function')} value={filter} onChange={setFilter} />
        <span className="table-view__note">{isTrace ? t('By the function a goroutine began in; per second of the recording') : t('In the function itself (flat)')}</span>
        <span className="table-view__end">
          <CsvButton what={t('the functions shown')} fileName="functions-compared.csv" header={['function', 'a', 'b', 'change', 'p99 wait a (ns)', 'p99 wait b (ns)']} rows={() => atOnce(rows.map((row) => [row.name, row.a, row.b, row.change, row.p99.a, row.p99.b]))} />
        </span>
      </div>
      <div className="versus-functions" style={{ height: Math.min(MOST_PX, ROW_PX * (Math.max(1, rows.length) + 1) + 16) }}>
        <RowGrid
          label={t('Functions of both sides')}
          columns={columns}
          count={rows.length}
          rowAt={(at) => rows[at]}
          order={order}
          onSort={(column) => setOrder({ column, descending: column === order.column ? !order.descending : column !== 'name' })}
          onOpen={open}
          empty={filter === '' ? t('Neither side tells of functions.') : t('No function matches “{filter}”.', { filter })}
        />
      </div>
    </section>
  );
}

function lead({ name }: FunctionRow, document: Sides['a'][number] | undefined): void {
  document?.show((view) => functionEvidence(name, document.kind, view));
}

interface Shown {
  readonly kind: DocumentFacts['kind'];
  readonly what: VersusLook['functions'];
  readonly unit: ComparableUnit;
  readonly all: readonly FunctionRow[];
  readonly sides: Sides;
}

function functionColumns({ kind, what, unit, all, sides }: Shown): readonly GridColumn<FunctionRow>[] {
  const isTrace = kind === 'go-trace';
  const perSecond = isTrace ? '/s' : '';
  const largest = all.reduce((most, { change }) => Math.max(most, Math.abs(change)), 0);
  const noun = what === 'waits' ? t('Waiting for a P') : isTrace ? t('Running') : t('Flat');
  const text = (value: number): string => `${comparedText(value, unit)}${perSecond}`;
  const figure = (side: Side): GridColumn<FunctionRow> => ({
    id: side,
    heading: side.toUpperCase(),
    meaning: t('{what} in {side}', { what: noun, side: side.toUpperCase() }),
    widthPx: FIGURE_PX,
    isNumber: true,
    sorts: true,
    cell: (row) =>
      sides[side][0] === undefined || row[side] === 0 ? (
        text(row[side])
      ) : (
        <button type="button" className="link-button" title={t('{exact}: see {key}', { exact: `${comparedExact(row[side], unit)}${perSecond}`, key: sides[side][0].key })} onClick={() => lead(row, sides[side][0])}>
          {text(row[side])}
        </button>
      ),
  });
  return [
    { id: 'name', heading: t('function'), meaning: isTrace ? t('Entry function of goroutines') : t('Function'), widthPx: undefined, isNumber: false, sorts: true, cell: ({ name }) => <span title={name}>{name === '' ? t('(unknown)') : withoutImportPath(name)}</span> },
    figure('a'),
    figure('b'),
    {
      id: 'change',
      heading: t('change'),
      meaning: t('B less A; sorted by size, whichever way it goes'),
      widthPx: 250,
      isNumber: true,
      sorts: true,
      cell: ({ a, change }) => (
        <span className="versus-functions__change">
          {change > 0 && '+'}
          {text(change)} <span className="versus-functions__share">{signedShare(change, a)}</span>
          <ChangeBar share={largest === 0 ? 0 : change / largest} />
        </span>
      ),
    },
    ...(isTrace ? [p99('a'), p99('b')] : []),
    ...(what === 'waits'
      ? [{ id: 'cause', heading: t('most by'), meaning: t('The cause whose waiting changed most'), widthPx: 130, isNumber: false, sorts: false, cell: ({ cause }: FunctionRow) => (cause === undefined ? '' : <span title={t(CAUSE_LOOKS[cause].name)}>{t(CAUSE_LOOKS[cause].short)}</span>) }]
      : []),
  ];
}

function p99(side: Side): GridColumn<FunctionRow> {
  return {
    id: `p99${side}`,
    heading: t('wait p99 {side}', { side: side.toUpperCase() }),
    meaning: t('99 of 100 waits for a P were no longer in {side}', { side: side.toUpperCase() }),
    widthPx: FIGURE_PX + 8,
    isNumber: true,
    sorts: true,
    cell: ({ p99: of }) => (of[side] === undefined ? <span className="rows__none">–</span> : formatNs(of[side])),
  };
}
