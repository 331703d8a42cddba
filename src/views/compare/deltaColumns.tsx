import { withoutImportPath } from '../../charts/flame/shortName.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { Swatch } from '../table/Swatch.tsx';
import { ValueText } from '../table/ValueText.tsx';
import { pprofPercent } from '../top/percent.ts';
import { ChangeBar } from './ChangeBar.tsx';
import { cumChange, flatChange, type DeltaRow } from './deltaRows.ts';
import { signedExact, signedShare, signedValue } from './signed.ts';

interface Wholes {
  readonly aTotal: number;
  readonly bTotal: number;
  /** Of any row’s flat: the longest bar. */
  readonly largestChange: number;
}

const FIGURE_PX = 92;

export function deltaColumns(unit: string, { aTotal, bTotal, largestChange }: Wholes): readonly GridColumn<DeltaRow>[] {
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
      heading: 'function',
      meaning: 'Function',
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
      heading: 'flat change',
      meaning: 'What it is now less what it was; sorted by size, whichever way it goes',
      widthPx: 190,
      isNumber: true,
      sorts: true,
      cell: (row) => (
        <span title={signedExact(flatChange(row), unit)}>
          {signedValue(flatChange(row), unit)}
          <ChangeBar share={largestChange === 0 ? 0 : flatChange(row) / largestChange} />
        </span>
      ),
    },
    {
      id: 'flatShare',
      heading: 'of before',
      meaning: 'The change as a share of what it was',
      widthPx: 86,
      isNumber: true,
      sorts: true,
      cell: (row) => signedShare(flatChange(row), row.aFlat),
    },
    figure('aFlat', 'flat before', 'In the function itself, in the base', aTotal),
    figure('bFlat', 'flat now', 'In the function itself, in this profile', bTotal),
    figure('aCum', 'cum before', 'In the function and what it called, in the base', aTotal),
    figure('bCum', 'cum now', 'In the function and what it called, in this profile', bTotal),
    {
      id: 'cum',
      heading: 'cum change',
      meaning: 'What it is now less what it was; sorted by size, whichever way it goes',
      widthPx: FIGURE_PX + 12,
      isNumber: true,
      sorts: true,
      cell: (row) => <span title={signedExact(cumChange(row), unit)}>{signedValue(cumChange(row), unit)}</span>,
    },
  ];
}
