import { TriangleAlert } from 'lucide-react';
import type { Growth, GrowthRow } from '../../../workers/api.ts';
import { withoutImportPath } from '../../charts/flame/shortName.ts';
import { exactValue, formatPercent } from '../format.ts';
import type { GridColumn } from '../table/gridColumn.ts';
import { ValueText } from '../table/ValueText.tsx';
import { sparkPoints, suspicion } from './growthRows.ts';
import { signedExact, signedShare, signedValue } from './signed.ts';
import { SparkLine } from './SparkLine.tsx';
import { t } from '../../../language/t.ts';

export function growthColumns(unit: string, profiles: Growth['profiles']): readonly GridColumn<GrowthRow>[] {
  const lastTotal = profiles.at(-1)?.total ?? 0;
  return [
    {
      id: 'name',
      heading: t('function'),
      meaning: t('Function'),
      widthPx: undefined,
      isNumber: false,
      sorts: true,
      cell: ({ name, file }) => <span title={file === '' ? name : `${name}\n${file}`}>{withoutImportPath(name)}</span>,
    },
    {
      id: 'suspect',
      heading: t('suspect'),
      meaning: t('Never falls, and grew by more than a hundredth of the last total; then by how steadily and how much'),
      widthPx: 116,
      isNumber: false,
      sorts: true,
      cell: (row) =>
        row.suspect && (
          <span className="growth-suspect" title={suspicion(row, lastTotal, unit)}>
            <TriangleAlert size={13} aria-hidden="true" /> {t('only grows')}
          </span>
        ),
    },
    {
      id: 'line',
      heading: t('over time'),
      meaning: t('Flat in each profile, oldest first'),
      widthPx: 108,
      isNumber: false,
      sorts: false,
      cell: (row) => (
        <span title={profiles.map(({ key }, i) => `${key}: ${exactValue(row.flat[i] ?? 0, unit)}`).join('\n')}>
          <SparkLine points={sparkPoints(row.flat)} />
        </span>
      ),
    },
    {
      id: 'first',
      heading: t('first'),
      meaning: t('Flat in the oldest profile'),
      widthPx: 88,
      isNumber: true,
      sorts: true,
      cell: (row) => <ValueText value={row.flat[0] ?? 0} unit={unit} />,
    },
    {
      id: 'last',
      heading: t('last'),
      meaning: t('Flat in the newest profile'),
      widthPx: 88,
      isNumber: true,
      sorts: true,
      cell: (row) => <ValueText value={row.flat.at(-1) ?? 0} unit={unit} />,
    },
    {
      id: 'grown',
      heading: t('grown'),
      meaning: t('Last less first'),
      widthPx: 150,
      isNumber: true,
      sorts: true,
      cell: (row) => (
        <span title={signedExact(row.grown, unit)}>
          {signedValue(row.grown, unit)} <span className="growth-share">{signedShare(row.grown, row.flat[0] ?? 0)}</span>
        </span>
      ),
    },
    {
      id: 'rising',
      heading: t('rises'),
      meaning: t('Share of the steps from one profile to the next in which it rose'),
      widthPx: 72,
      isNumber: true,
      sorts: true,
      cell: ({ rising }) => formatPercent(rising),
    },
  ];
}
