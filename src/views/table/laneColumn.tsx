import { ChartGantt } from 'lucide-react';
import type { GridColumn } from './gridColumn.ts';
import { t } from '../../../language/t.ts';

/** A column of buttons that show a row's lane on the timeline. `named`: what the row is, for the button's name. */
export function laneColumn<Row>(named: (row: Row) => string, show: (row: Row) => void): GridColumn<Row> {
  return {
    id: 'lane',
    heading: t('Lane'),
    meaning: t('Its lane on the timeline'),
    widthPx: 56,
    isNumber: false,
    sorts: false,
    cell: (row) => (
      <button
        type="button"
        className="icon-button icon-button--small"
        // The grid is one stop of the Tab key; the detail of a row has the same button.
        tabIndex={-1}
        aria-label={t('{row} on the timeline', { row: named(row) })}
        title={t('Its lane on the timeline')}
        onClick={() => show(row)}
      >
        <ChartGantt size={14} aria-hidden="true" />
      </button>
    ),
  };
}
