import { TriangleAlert } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { AskProfile, Growth, LookedAt, ProfileKey, RowName } from '../../../workers/api.ts';
import { useSmallOrder, useSmallText } from '../smallLook.ts';
import { exactValue, formatValue, formatWallClock } from '../format.ts';
import { atOnce, CsvButton } from '../table/CsvButton.tsx';
import { FilterField } from '../table/FilterField.tsx';
import { FunctionGrid } from '../table/FunctionGrid.tsx';
import type { GridOrder } from '../table/gridColumn.ts';
import { useAnswer } from '../useAnswer.ts';
import './compare.css';
import { growthColumns } from './growthColumns.tsx';
import { growthCsvHeader, growthCsvLine, shownGrowth, sparkPoints } from './growthRows.ts';
import type { OpenProfile } from './openProfiles.ts';
import { signedShare, signedValue } from './signed.ts';
import { SparkLine } from './SparkLine.tsx';
import { t } from '../../../language/t.ts';

interface Props {
  readonly ask: AskProfile;
  readonly lookedAt: LookedAt;
  readonly unit: string;
  readonly own: ProfileKey;
  readonly others: readonly OpenProfile[];
  readonly picker: ReactNode;
  readonly chosen: RowName | undefined;
  readonly onChoose: (name: RowName) => void;
}

const COLUMNS: readonly string[] = ['name', 'suspect', 'first', 'last', 'grown', 'rising'];
const FIRST: GridOrder = { column: 'suspect', descending: true };

/** What grows from one profile to the next, suspects of a leak first. */
export function GrowthTable({ ask, lookedAt, unit, own, others, picker, chosen, onChoose }: Props) {
  const growth = useAnswer(ask, { ask: 'growth', ...lookedAt, own, profiles: others.map(({ key }) => key) });
  const [order, setOrder] = useSmallOrder('growsort', COLUMNS, FIRST);
  const [filter, setFilter] = useSmallText('growq');
  const rows = useMemo(() => shownGrowth(growth?.rows ?? [], order, filter), [growth, order, filter]);
  const columns = useMemo(() => growthColumns(unit, growth?.profiles ?? []), [unit, growth]);
  const suspects = growth?.rows.filter(({ suspect }) => suspect).length ?? 0;
  return (
    <>
      <div className="table-view__bar">
        {growth !== undefined && <Series growth={growth} unit={unit} />}
        {growth !== undefined && (
          <p className="compare-suspects">
            {suspects > 0 && <TriangleAlert size={14} aria-hidden="true" />}
            {suspects === 0 ? t('No function only ever grows.') : t('{count, plural, one {# function only ever grows: it may be a leak.} other {# functions only ever grow: they may be leaks.}}', { count: suspects })}
          </p>
        )}
        <span className="table-view__end">{picker}</span>
      </div>
      <div className="table-view__bar table-view__bar--low">
        <FilterField label={t('Filter by function or file')} value={filter} onChange={setFilter} />
        {growth !== undefined && growth.ofRows > growth.rows.length && (
          <span className="table-view__note">
            {t('the first {shown} of {total} functions', { shown: growth.rows.length, total: growth.ofRows })}
          </span>
        )}
        <span className="table-view__end">
          {growth !== undefined && <CsvButton what={t('the growth shown')} fileName={`${own}.growth.csv`} header={growthCsvHeader(growth, unit)} rows={() => atOnce(rows.map(growthCsvLine))} />}
        </span>
      </div>
      <FunctionGrid
        label={t('Growth of functions over {count} profiles', { count: others.length + 1 })}
        columns={columns}
        rows={rows}
        order={order}
        onOrder={setOrder}
        chosen={chosen}
        onChoose={onChoose}
        empty={growth === undefined ? t('Reading all profiles…') : (growth.problem ?? (filter === '' ? t('No profile has a function with a value of this sample type.') : t('No function or file matches “{filter}”.', { filter })))}
      />
    </>
  );
}

/** The totals, oldest first, as a line and in words. */
function Series({ growth: { profiles }, unit }: { readonly growth: Growth; readonly unit: string }) {
  const totals = profiles.map(({ total }) => total);
  const [first] = profiles;
  const last = profiles.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const told = profiles.map(({ key, total, wallMs }) => `${key}: ${exactValue(total, unit)}${wallMs === undefined ? '' : `, ${formatWallClock(wallMs)}`}`).join('\n');
  return (
    <p className="compare-totals compare-totals--line" title={told}>
      <SparkLine points={sparkPoints(totals)} />
      <span>
        {t('{count} profiles, {first} → {last}', { count: profiles.length, first: formatValue(first.total, unit), last: formatValue(last.total, unit) })}{' '}
      <strong className="compare-totals__change">
        {signedValue(last.total - first.total, unit)} {first.total !== 0 && last.total !== first.total && `(${signedShare(last.total - first.total, first.total)})`}
      </strong>
      </span>
    </p>
  );
}
