import { Flame, TrendingUp } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { AskProfile, LookedAt, ProfileBase, ProfileFacts, ProfileKey, RowName } from '../../../workers/api.ts';
import { useSmallOrder, useSmallText } from '../smallLook.ts';
import { exactValue, formatValue } from '../format.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { FilterField } from '../table/FilterField.tsx';
import { FunctionGrid } from '../table/FunctionGrid.tsx';
import type { GridOrder } from '../table/gridColumn.ts';
import { useAnswer } from '../useAnswer.ts';
import { chanceOf } from './chance.ts';
import './compare.css';
import { deltaColumns } from './deltaColumns.tsx';
import { deltaCsvHeader, deltaCsvLine, deltaRows, flatChange, shownDeltas } from './deltaRows.ts';
import { signedExact, signedShare, signedValue } from './signed.ts';
import { t } from '../../../language/t.ts';
import { Said } from '../../language/Said.tsx';

interface Props {
  readonly facts: ProfileFacts;
  readonly ask: AskProfile;
  readonly lookedAt: LookedAt;
  readonly unit: string;
  readonly own: ProfileKey;
  readonly base: ProfileBase;
  /** The base is among the files that are open. */
  readonly isOpen: boolean;
  readonly picker: ReactNode;
  readonly chosen: RowName | undefined;
  readonly onChoose: (name: RowName) => void;
  /** Profiles that growth can be followed through; undefined: too few. */
  readonly series: number | undefined;
  readonly onSeries: () => void;
  readonly onFlame: () => void;
}

const COLUMNS: readonly string[] = ['name', 'aFlat', 'bFlat', 'flat', 'flatShare', 'aCum', 'bCum', 'cum'];
const FIRST: GridOrder = { column: 'flat', descending: true };

export function DeltaTable({ facts, ask, lookedAt, unit, own, base, isOpen, picker, chosen, onChoose, series, onSeries, onFlame }: Props) {
  const deltas = useAnswer(ask, { ask: 'deltas', ...lookedAt });
  const [order, setOrder] = useSmallOrder('dsort', COLUMNS, FIRST);
  const [filter, setFilter] = useSmallText('dq');
  const all = useMemo(() => (deltas === undefined ? [] : deltaRows(deltas)), [deltas]);
  const rows = useMemo(() => shownDeltas(all, order, filter), [all, order, filter]);
  const columns = useMemo(() => {
    const largestChange = all.reduce((most, row) => Math.max(most, Math.abs(flatChange(row))), 0);
    // Scaled figures stand for other numbers of samples.
    const chance = (before: number, now: number): number | undefined => (base.normalize ? undefined : chanceOf(facts, lookedAt.sampleType, before, now));
    return deltaColumns(unit, { aTotal: deltas?.aTotal ?? 0, bTotal: deltas?.bTotal ?? 0, largestChange, chance });
  }, [all, deltas, unit, facts, lookedAt.sampleType, base.normalize]);

  if (deltas?.problem !== undefined) {
    return (
      <div className="compare-empty">
        <h2 className="compare-empty__title">{isOpen ? t('These two cannot be compared') : t('One of the two profiles is missing')}</h2>
        <p>
          {isOpen ? (
            deltas.problem
          ) : (
            <Said
              message="This view compares {own} with {base}, which is not open. Drop it on this page, too; or choose another."
              values={{ own, base: <strong className="compare-empty__name">{base.profile}</strong> }}
            />
          )}
        </p>
        {picker}
      </div>
    );
  }
  return (
    <>
      <div className="table-view__bar">
        {picker}
        {deltas !== undefined && <Totals a={deltas.aTotal} b={deltas.bTotal} unit={unit} base={base} own={own} />}
        <span className="table-view__end">
          {series !== undefined && (
            <button type="button" className="button flame-button" onClick={onSeries}>
              <TrendingUp size={14} aria-hidden="true" /> {t('Growth over {count} profiles', { count: series })}
            </button>
          )}
          <button type="button" className="button flame-button" onClick={onFlame}>
            <Flame size={14} aria-hidden="true" /> {t('Differential flame graph')}
          </button>
        </span>
      </div>
      <div className="table-view__bar table-view__bar--low">
        <FilterField label={t('Filter by function or file')} value={filter} onChange={setFilter} />
        {!base.normalize && chanceOf(facts, lookedAt.sampleType, 0, 1) !== undefined && <span className="table-view__note">{t('Fainter: may be chance, as the runtime only samples')}</span>}
        <span className="table-view__end">
          <CsvButton what={t('all differences shown')} fileName={`${own}.less.${base.profile}.csv`} header={deltaCsvHeader(unit)} rows={() => atOnce(rows.map(deltaCsvLine))} />
        </span>
      </div>
      <FunctionGrid
        label={t('Functions of {own} beside {profile}', { own, profile: base.profile })}
        columns={columns}
        rows={rows}
        order={order}
        onOrder={setOrder}
        chosen={chosen}
        onChoose={onChoose}
        empty={deltas === undefined ? t('Reading both profiles…') : filter === '' ? t('Neither profile has a function with a value of this sample type.') : t('No function or file matches “{filter}”.', { filter })}
      />
    </>
  );
}

function Totals({ a, b, unit, base, own }: { readonly a: number; readonly b: number; readonly unit: string; readonly base: ProfileBase; readonly own: ProfileKey }) {
  return (
    <p className="compare-totals">
      <span title={`${base.profile}: ${exactValue(a, unit)}`}>{formatValue(a, unit)}</span>
      {' → '}
      <span title={`${own}: ${exactValue(b, unit)}`}>{formatValue(b, unit)}</span>
      {base.normalize ? (
        <span className="table-view__note">{` ${t('scaled to the base’s total')}`}</span>
      ) : (
        <strong className="compare-totals__change" title={signedExact(b - a, unit)}>
          {' '}
          {signedValue(b - a, unit)} {a !== 0 && b !== a && `(${signedShare(b - a, a)})`}
        </strong>
      )}
    </p>
  );
}
