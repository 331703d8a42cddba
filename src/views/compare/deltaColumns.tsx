import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { formatValue } from '../format.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { Swatch } from '../table/Swatch.tsx';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';
import { ChangeBar } from './ChangeBar.tsx';
import { cumChange, flatChange, type DeltaRow } from './deltaRows.ts';
import { signedExact, signedShare, signedValue } from './signed.ts';
import { t } from '../../../language/t.ts';

interface Whole {
  readonly aTotal: number;
  readonly bTotal: number;
  /** Of any row’s flat: the longest bar. */
  readonly largestChange: number;
  /** How large a change sampling alone may make; undefined: not told. */
  readonly chance: (before: number, now: number) => number | undefined;
}

const FIGURE_PX = 92;

export function deltaColumns(unit: string, { aTotal, bTotal, largestChange, chance }: Whole): readonly GridColumn<DeltaRow>[] {
  const figure = (id: 'aFlat' | 'bFlat' | 'aCum' | 'bCum', heading: string, meaning: string, total: number): GridColumn<DeltaRow> => ({
    id,
    heading,
    meaning,
    widthPx: FIGURE_PX,
    isNumber: true,
    sorts: true,
    cell: (row) => <ValueText value={row[id]} unit={unit} more={pprofPercent(row[id], total)} />,
  });
  return [
    {
      id: 'name',
      heading: t('function'),
      meaning: t('Function'),
      widthPx: undefined,
      isNumber: false,
      sorts: true,
      cell: ({ name, file, module }) => (
        <span title={file === '' ? name : `${name}\n${file}`}>
          <Swatch module={module} /> {withoutImportPath(name)}
        </span>
      ),
    },
    {
      id: 'flat',
      heading: t('flat change'),
      meaning: t('What it is now less what it was; sorted by size, whichever way it goes'),
      widthPx: 190,
      isNumber: true,
      sorts: true,
      cell: (row) => (
        <span {...changeLook(row.aFlat, row.bFlat, unit, chance)}>
          {signedValue(flatChange(row), unit)}
          <ChangeBar share={largestChange === 0 ? 0 : flatChange(row) / largestChange} />
        </span>
      ),
    },
    {
      id: 'flatShare',
      heading: t('of before'),
      meaning: t('The change as a share of what it was'),
      widthPx: 86,
      isNumber: true,
      sorts: true,
      cell: (row) => signedShare(flatChange(row), row.aFlat),
    },
    figure('aFlat', t('flat before'), t('In the function itself, in the base'), aTotal),
    figure('bFlat', t('flat now'), t('In the function itself, in this profile'), bTotal),
    figure('aCum', t('cum before'), t('In the function and what it called, in the base'), aTotal),
    figure('bCum', t('cum now'), t('In the function and what it called, in this profile'), bTotal),
    {
      id: 'cum',
      heading: t('cum change'),
      meaning: t('What it is now less what it was; sorted by size, whichever way it goes'),
      widthPx: FIGURE_PX + 12,
      isNumber: true,
      sorts: true,
      cell: (row) => <span {...changeLook(row.aCum, row.bCum, unit, chance)}>{signedValue(cumChange(row), unit)}</span>,
    },
  ];
}

/** What may be chance is fainter, and its tooltip says so. */
function changeLook(before: number, now: number, unit: string, chance: Whole['chance']): { readonly className?: string; readonly title: string } {
  const exact = signedExact(now - before, unit);
  const most = chance(before, now);
  if (now === before || most === undefined || Math.abs(now - before) > most) return { title: exact };
  return { className: 'delta-chance', title: t('{change}; sampling alone may make up to ±\u00a0{most} of difference between two runs', { change: exact, most: formatValue(most, unit) }) };
}
