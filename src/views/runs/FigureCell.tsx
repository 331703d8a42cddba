import type { CSSProperties } from 'react';
import type { ViewId } from '../viewState.ts';
import type { RunColumn } from './runColumns.ts';
import { exactFigure, figureText } from './runFigureText.ts';
import type { ColumnExtremes } from './runOrder.ts';
import type { RunFigure, RunRow } from './runRow.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly row: RunRow;
  readonly column: RunColumn;
  readonly figure: RunFigure | undefined;
  readonly extremes: ColumnExtremes;
  readonly onOpen: (row: RunRow, key: string, view: ViewId | undefined) => void;
}

/** A figure over a bar of its length among the others; a press shows where it comes from. */
export function FigureCell({ row, column, figure, extremes, onOpen }: Props) {
  if (figure === undefined) return <span className="rows__none">{row.isPending ? '' : '–'}</span>;
  const { value, from } = figure;
  const stands = value === extremes.worst ? 'runs__figure runs__worst' : value === extremes.best ? 'runs__figure runs__best' : 'runs__figure';
  const share = column.colour !== undefined && extremes.greatest > 0 ? Math.max(0, value) / extremes.greatest : 0;
  return (
    <button
      type="button"
      className={stands}
      // The grid is one stop of the Tab key; Enter opens its row.
      tabIndex={-1}
      title={t('{value}, from {file}', { value: exactFigure(value, column.unit), file: from })}
      style={{ '--share': share.toFixed(4), '--bar': `var(${column.colour ?? '--unknown'})` } as CSSProperties}
      onClick={() => onOpen(row, from, column.view)}
    >
      {figureText(value, column.unit)}
    </button>
  );
}
