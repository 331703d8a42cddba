import { useRef } from 'react';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { Segments } from '../table/Segments.tsx';
import type { HistoryStep } from '../viewState.ts';
import { layOut, MOST_RUNS } from './chartLayout.ts';
import { RUN_COLUMN, RUN_COLUMNS, type RunColumnId } from './runColumns.ts';
import { exactFigure, figureText } from './runFigureText.ts';
import { byProcs } from './runOrder.ts';
import type { RunRow } from './runRow.ts';
import { figureOf, type RunsLook } from './runsLook.ts';
import { t } from '../../../language/t.ts';

interface Props {
  /** In the order of the table. */
  readonly rows: readonly RunRow[];
  /** What all names begin with. */
  readonly folder: string;
  readonly look: RunsLook;
  readonly change: (patch: Partial<RunsLook>, step: HistoryStep) => void;
  readonly onOpen: (row: RunRow) => void;
}

const HEIGHT_PX = 150;

/** One figure over the runs. The table beneath is its twin. */
export function RunsChart({ rows, folder, look, change, onOpen }: Props) {
  const picture = useRef<HTMLDivElement>(null);
  const { widthPx: width } = useSizePx(picture);
  const id = figureOf(look);
  const column = RUN_COLUMN[id];
  const fill = `var(${column.colour ?? '--unknown'})`;
  const told = rows.filter(({ figures }) => figures.has(id));
  const shown = (look.chartBy === 'procs' ? byProcs(told) : told).slice(0, MOST_RUNS);
  const { bars, ticks, brackets, isLog, plot } = layOut(shown, id, { width, height: HEIGHT_PX, byProcs: look.chartBy === 'procs', folder });
  return (
    <section className="runs-chart" aria-label={t('A figure over the runs')}>
      <div className="runs-chart__bar">
        <label className="runs-chart__choice">
          {t('Figure')}
          <select className="runs-chart__select" value={look.figure ?? 'sorted'} onChange={({ target }) => change({ figure: RUN_COLUMNS.find((one) => one === target.value) }, 'push')}>
            <option value="sorted">{t('{figure} (follows the table)', { figure: t(RUN_COLUMN[figureOf({ ...look, figure: undefined })].heading) })}</option>
            {RUN_COLUMNS.map((one: RunColumnId) => (
              <option key={one} value={one}>
                {t(RUN_COLUMN[one].heading)}
              </option>
            ))}
          </select>
        </label>
        <Segments
          label={t('Order of the chart')}
          choices={[
            { id: 'table', text: t('As the table') },
            { id: 'procs', text: t('By GOMAXPROCS') },
          ]}
          chosen={look.chartBy}
          onChoose={(chartBy) => change({ chartBy }, 'push')}
        />
        <span className="table-view__note">
          {t(column.meaning)}
          {isLog && t(', log scale')}
          {told.length > shown.length && t('; the first {shown} of {total}', { shown: shown.length, total: told.length })}
        </span>
      </div>
      <div ref={picture}>
        <svg className="runs-chart__picture" role="img" aria-label={t('{figure} of {count} runs; the table has the figures', { figure: t(column.heading), count: shown.length })}>
          {ticks.map(({ value, y }) => (
            <g key={value}>
              <line className="runs-chart__line" x1={plot.left} x2={plot.right} y1={y} y2={y} />
              <text className="runs-chart__label" x={plot.left - 6} y={y + 4} textAnchor="end">
                {figureText(value, column.unit)}
              </text>
            </g>
          ))}
          {bars.map(({ row, value, x, widthPx, y, label }) => (
            <g key={row.id} className="runs-chart__run" onClick={() => onOpen(row)}>
              <title>{`${row.name}: ${exactFigure(value, column.unit)}`}</title>
              <rect className="runs-chart__field" x={x} width={widthPx} y={plot.top} height={plot.bottom - plot.top} />
              {isLog ? (
                <circle cx={x + widthPx / 2} cy={y} r={Math.max(2, Math.min(4, widthPx / 2))} fill={fill} />
              ) : (
                <rect x={x + Math.min(2, widthPx * 0.15)} width={Math.max(1, widthPx - Math.min(4, widthPx * 0.3))} y={y} height={Math.max(1, plot.bottom - y)} fill={fill} />
              )}
              {label !== undefined && (
                <text className="runs-chart__label" x={x + widthPx / 2} y={plot.bottom + 13} textAnchor="middle">
                  {label}
                </text>
              )}
            </g>
          ))}
          {brackets.map(({ from, to, text }) => (
            <g key={text}>
              <line className="runs-chart__line" x1={from} x2={from} y1={plot.top} y2={HEIGHT_PX} />
              <text className="runs-chart__label" x={(from + to) / 2} y={HEIGHT_PX - 3} textAnchor="middle">
                {text}
              </text>
            </g>
          ))}
        </svg>
      </div>
    </section>
  );
}
