// Waits over time on the shared time axis. A cell pressed lists its waits; of a single wait it opens the detail.
import { useCallback, useMemo, useRef } from 'react';
import { WAIT_CAUSES, type AskTrace, type Ns, type TimeRange, type TraceFacts, type WaitCause, type WaitMap, type WaitSelection } from '../../../workers/api.ts';
import { logAxis, waitDomain } from '../../charts/axis/logAxis.ts';
import { inPlot, nsAt, type TimeAxis, type WallClock } from '../../charts/axis/timeAxis.ts';
import { axisMoment } from '../../charts/axis/wallClock.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { AXIS_PX, bottomPx, plotWidthPx } from '../../charts/layout.ts';
import { cellAt, cellCentre, cellNs, neighbourCell } from '../../charts/marks/cells.ts';
import { drawCrosshair, drawRing } from '../../charts/marks/selection.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import { Tooltip } from '../../charts/tooltip/Tooltip.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import { POINTER_REACH_PX, type Direction, type PointPx } from '../../charts/window/gestures.ts';
import { spanNs, withSkirt } from '../../charts/window/moveWindow.ts';
import { formatCount, formatMoment, formatNs } from '../format.ts';
import { seriesQuestion } from '../time/seriesQuestion.ts';
import { useFollowed } from '../time/useFollowed.ts';
import { useSpot } from '../time/useSpot.ts';
import type { TraceTime } from '../time/useTraceTime.ts';
import { CAUSE_LOOKS } from './causeLook.ts';
import { MomentHandle } from './MomentHandle.tsx';
import { paintWaitMap, waitMapRows } from './paintWaitMap.ts';
import { t } from '../../../language/t.ts';

/** What one cell stands for. */
export interface WaitCell {
  readonly range: TimeRange;
  readonly lengthNs: { readonly fromNs: Ns; readonly toNs: Ns };
  readonly count: number;
  readonly cause: WaitCause;
}

interface Props {
  readonly facts: TraceFacts;
  readonly ask: AskTrace;
  readonly time: TraceTime;
  readonly clock: WallClock | undefined;
  /** Its range plays no part: the map has one of its own. */
  readonly selection: Pick<WaitSelection, 'kinds' | 'group'>;
  /** The shortest and the longest wait that must fit. */
  readonly extremesNs: { readonly minNs: Ns; readonly maxNs: Ns };
  readonly shown: TimeRange | undefined;
  /** What parts before from after; undefined: nothing does. */
  readonly momentNs: Ns | undefined;
  readonly onMoment: (ns: Ns) => void;
  readonly chosen: WaitCell['lengthNs'] | undefined;
  readonly onCell: (cell: WaitCell) => void;
  /** What the picture shows, in a sentence. */
  readonly label: string;
}

const CELL_PX = 4;
const RING_PX = 6;
const isPart = ({ known }: WaitMap): boolean => known < 1;
const sameCell = (a: WaitCell, b: WaitCell): boolean => a.range.startNs === b.range.startNs && a.lengthNs.fromNs === b.lengthNs.fromNs && a.count === b.count;

export function WaitMapStage({ facts, ask, time, clock, selection, extremesNs, shown, momentNs, onMoment, chosen, onCell, label }: Props) {
  const { durationNs, uncertainFromNs } = facts;
  const { live } = time.window;
  const palette = usePalette();
  const frame = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(frame);
  const { spot, onPointerHit, goByKeys, onEscape } = useSpot<WaitCell>(sameCell);
  const width = plotWidthPx(size.widthPx);
  const rows = useMemo(() => waitMapRows(size.heightPx), [size.heightPx]);
  const { minNs, maxNs } = extremesNs;
  const lengths = useMemo(() => {
    const { lowNs, highNs } = waitDomain(minNs, maxNs);
    return logAxis(lowNs, highNs, rows.waits);
  }, [minNs, maxNs, rows]);
  const { kinds, group } = selection;
  const map = useFollowed(
    ask,
    live,
    useCallback(
      (window: TimeRange) => {
        const { heightPx } = rows.waits;
        if (width < CELL_PX || heightPx < CELL_PX) return undefined;
        const cell = (spanNs(window) / width) * CELL_PX;
        const range = withSkirt(window, cell, durationNs);
        const widthPx = Math.round(spanNs(range) / cell) * CELL_PX;
        const { lowNs, highNs } = lengths;
        return { ask: 'waitMap', selection: { range: undefined, kinds, group }, range, widthPx, heightPx: Math.floor(heightPx / CELL_PX) * CELL_PX, cellPx: CELL_PX, lowNs, highNs } as const;
      },
      [rows, lengths, width, durationNs, kinds, group],
    ),
    isPart,
  );
  const bands = useFollowed(ask, live, useCallback((window: TimeRange) => seriesQuestion('bands', window, width, durationNs), [width, durationNs]));
  const sources = useMemo(() => [map, bands], [map, bands]);

  const paint = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis): void => paintWaitMap(pen, axis, { map: map.get(), bands: bands.get(), rows, lengths, momentNs, chosen, uncertainFromNs }, palette),
    [map, bands, rows, lengths, momentNs, chosen, uncertainFromNs, palette],
  );
  const at = spot?.at;
  const paintAbove = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void => {
      if (pointer !== undefined && inPlot(axis, pointer.xPx)) {
        const ns = nsAt(axis, pointer.xPx);
        drawCrosshair(pen, ns, axisMoment(axis, ns), axis, { topPx: AXIS_PX, heightPx: bottomPx(rows.gc) - AXIS_PX }, palette);
      }
      if (at !== undefined && inPlot(axis, at.xPx)) drawRing(pen, at, RING_PX, palette);
    },
    [rows, at, palette],
  );
  const cellUnder = (axis: TimeAxis, point: PointPx, reachPx: number): number | undefined => {
    const cells = map.get();
    return cells && cellAt(cells, axis, rows.waits, point, reachPx);
  };
  const told = (cell: number | undefined): WaitCell | undefined => {
    const cells = map.get();
    return cells === undefined || cell === undefined ? undefined : cellOf(cells, cell);
  };
  const onPointer = (point: PointPx | undefined, axis: TimeAxis): void => {
    const cells = map.get();
    const cell = point && cellUnder(axis, point, POINTER_REACH_PX);
    onPointerHit(told(cell), cells === undefined || cell === undefined ? point : cellCentre(cells, cell, axis, rows.waits));
  };
  const onCursor = (direction: Direction, axis: TimeAxis): void => {
    const cells = map.get();
    if (cells === undefined) return;
    const from = spot === undefined ? undefined : cellAt(cells, axis, rows.waits, spot.at, 2 * CELL_PX);
    const cell = neighbourCell(cells, axis, from, direction);
    const next = told(cell);
    if (cell !== undefined && next !== undefined) goByKeys(next, cellCentre(cells, cell, axis, rows.waits));
  };
  return (
    <div className="wait-map" ref={frame}>
      <TimeStage
        window={time.window}
        palette={palette}
        clock={clock}
        label={label}
        selection={shown}
        onSelection={time.onSelection}
        paint={paint}
        paintOver={paintAbove}
        sources={sources}
        onPointer={onPointer}
        onClick={(point, axis, reachPx) => {
          const cell = told(cellUnder(axis, point, reachPx));
          if (cell !== undefined) onCell(cell);
          else if (momentNs !== undefined && inPlot(axis, point.xPx)) onMoment(nsAt(axis, point.xPx));
        }}
        onCursor={onCursor}
        onPick={() => spot && onCell(spot.hit)}
        onEscape={onEscape}
        announcement={spot?.by === 'keys' ? cellSentence(spot.hit) : ''}
      >
        {spot !== undefined && (
          <Tooltip at={spot.at} inside={size}>
            <p className="tooltip__title">{cellSentence(spot.hit)}</p>
            <p className="tooltip__hint">{spot.hit.count === 1 ? t('Press it for its causes') : t('Press to list them')}</p>
          </Tooltip>
        )}
      </TimeStage>
      {momentNs !== undefined && <MomentHandle live={live} widthPx={size.widthPx} momentNs={momentNs} onMoment={onMoment} />}
    </div>
  );
}

/** The stretch of time and of lengths that a cell covers. */
function cellOf(map: WaitMap, cell: number): WaitCell {
  const sizeNs = cellNs(map);
  const startNs = map.range.startNs + (map.cellX[cell] ?? 0) * sizeNs;
  const rows = map.heightPx / map.cellPx;
  const lengthAt = (row: number): Ns => map.lowNs * (map.highNs / map.lowNs) ** (row / rows);
  const row = map.cellY[cell] ?? 0;
  // Waits beyond either end of the axis lie in its last cells.
  const fromNs = row === 0 ? 0 : Math.floor(lengthAt(row));
  const toNs = row + 1 >= rows ? Number.MAX_SAFE_INTEGER : Math.ceil(lengthAt(row + 1));
  return { range: { startNs: Math.floor(startNs), endNs: Math.ceil(startNs + sizeNs) }, lengthNs: { fromNs, toNs }, count: map.count[cell] ?? 0, cause: WAIT_CAUSES[map.cause[cell] ?? 0] ?? 'unknown' };
}

function cellSentence({ range, lengthNs, count, cause }: WaitCell): string {
  const lengths = lengthNs.toNs === Number.MAX_SAFE_INTEGER ? t('{from} and more', { from: formatNs(lengthNs.fromNs) }) : t('{from} to {to}', { from: formatNs(lengthNs.fromNs), to: formatNs(lengthNs.toNs) });
  return t('{count, plural, one {{shown} wait} other {{shown} waits}} of {lengths} at {moment}, mostly {cause}', { count, shown: formatCount(count), lengths, moment: formatMoment(range.startNs, range.endNs - range.startNs), cause: t(CAUSE_LOOKS[cause].name) });
}
