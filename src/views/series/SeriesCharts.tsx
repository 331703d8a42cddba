import { Table2 } from 'lucide-react';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import type { Ns, TimeRange } from '../../../workers/api.ts';
import { inPlot, nsAt, xOf, type TimeAxis, type WallClock } from '../../charts/axis/timeAxis.ts';
import { axisMoment } from '../../charts/axis/wallClock.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { AXIS_PX, plotWidthPx } from '../../charts/layout.ts';
import { drawCrosshair } from '../../charts/marks/selection.ts';
import type { Palette } from '../../charts/palette.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import { ZoomControls } from '../../charts/stage/ZoomControls.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import type { Direction, PointPx } from '../../charts/window/gestures.ts';
import { spanNs, withSkirt } from '../../charts/window/moveWindow.ts';
import { useTimeWindow } from '../../charts/window/useTimeWindow.ts';
import { useSmallFlag } from '../smallLook.ts';
import { useFollowed } from '../time/useFollowed.ts';
import type { ChangeView, ViewState } from '../viewState.ts';
import { WallClockButton } from '../time/WallClockButton.tsx';
import { hiddenLines, type SeriesChart } from './chartLines.ts';
import { chartRows, leastHeightPx, type ChartRows } from './chartRows.ts';
import type { PictureAnswer, PictureQuestion } from './seriesSources.ts';
import { SeriesTable } from './SeriesTable.tsx';
import { SeriesTip } from './SeriesTip.tsx';
import { paintSeries } from './paintSeries.ts';
import { SeriesSwitches } from './SeriesSwitches.tsx';
import { chartSpot, type ChartSpot } from './spotValues.ts';
import { t } from '../../../language/t.ts';
import '../time/timeView.css';
import './series.css';

interface Props {
  readonly label: string;
  readonly durationNs: Ns;
  /** undefined: nothing tells the time of day. */
  readonly clock: WallClock | undefined;
  readonly change: ChangeView;
  readonly charts: readonly SeriesChart[];
  /** How many documents have series. */
  readonly sources: number;
  readonly ask: (question: PictureQuestion) => Promise<PictureAnswer>;
  readonly state: ViewState;
  /** A moment was pressed; undefined: there is nothing more to tell of one. */
  readonly onMoment: ((atNs: Ns) => void) | undefined;
  /** The snapshot that is told beside. */
  readonly momentNs: Ns | undefined;
  /** To the snapshot before or after, by keys. */
  readonly onStep: (by: -1 | 1) => void;
  readonly announcement: string;
  /** Says what the charts are, above them. */
  readonly children: ReactNode;
}

/** Small charts on one time axis, their series switched on and off above each. */
export function SeriesCharts(props: Props) {
  const { durationNs, charts, sources, ask, state, change, momentNs } = props;
  const window = useTimeWindow(
    durationNs,
    state.window,
    useCallback((range, step) => change({ window: range }, step), [change]),
  );
  const { live } = window;
  const onSelection = useCallback((selection: TimeRange | undefined) => change({ selection }, 'replace'), [change]);
  const palette = usePalette();
  const frame = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(frame);
  // A selection is a question: the table has its answer.
  const [wantsTable, setWantsTable] = useSmallFlag('astable');
  const asTable = wantsTable ?? state.selection !== undefined;
  const [hover, setHover] = useState<{ readonly spot: ChartSpot; readonly at: PointPx } | undefined>(undefined);
  const rows = useMemo(() => chartRows(charts, size.heightPx), [charts, size.heightPx]);
  const { gcLook } = state;
  const turned = gcLook.hiddenSeries;
  const hidden = useMemo(() => hiddenLines(charts, turned), [charts, turned]);
  const names = useMemo(() => namesBySource(charts, sources), [charts, sources]);
  const width = plotWidthPx(size.widthPx);

  const picture = useFollowed(
    ask,
    live,
    useCallback(
      (range: TimeRange): PictureQuestion | undefined => {
        if (width < 1) return undefined;
        const pixelNs = spanNs(range) / width;
        const skirted = withSkirt(range, pixelNs, durationNs);
        return { range: skirted, widthPx: Math.max(1, Math.round(spanNs(skirted) / pixelNs)), names };
      },
      [width, durationNs, names],
    ),
  );
  const pictures = useMemo(() => [picture], [picture]);

  const paint = useCallback((pen: Pen, _size: SizePx, axis: TimeAxis) => paintSeries(pen, axis, { rows, answer: picture.get(), hidden }, palette), [rows, picture, hidden, palette]);
  const paintAbove = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void => {
      if (momentNs !== undefined) drawMoment(pen, momentNs, axis, rows, palette);
      if (pointer === undefined || !inPlot(axis, pointer.xPx)) return;
      const ns = nsAt(axis, pointer.xPx);
      drawCrosshair(pen, ns, axisMoment(axis, ns), axis, rows.all, palette);
    },
    [rows, momentNs, palette],
  );

  const onPointer = (point: PointPx | undefined, axis: TimeAxis): void => {
    const spot = point === undefined || !inPlot(axis, point.xPx) ? undefined : chartSpot(rows, picture.get(), hidden, axis, point);
    setHover(spot === undefined || point === undefined ? undefined : { spot, at: point });
  };
  const toggle = useCallback(
    (id: string) => change({ gcLook: { ...gcLook, hiddenSeries: turned.includes(id) ? turned.filter((one) => one !== id) : [...turned, id] } }, 'replace'),
    [turned, gcLook, change],
  );

  return (
    <section className="time-view" aria-label={props.label}>
      <div className="time-view__head">
        {props.children}
        <div className="time-view__controls">
          <ToggleButton className="time-view__toggle" data-picture="no" aria-label={t('Show as table')} isSelected={asTable} onChange={setWantsTable}>
            <Table2 aria-hidden size={14} />
            <span className="time-view__toggle-text">{t('Table')}</span>
          </ToggleButton>
          <WallClockButton clock={props.clock} isOn={state.wallClock} change={change} />
          <ZoomControls window={window} selection={state.selection} onClearSelection={() => onSelection(undefined)} />
        </div>
      </div>
      <div className="series-charts">
        <div className="series-frame" ref={frame} style={{ minHeight: leastHeightPx(charts) }}>
          <TimeStage
            window={window}
            palette={palette}
            clock={state.wallClock ? props.clock : undefined}
            label={t('{label}: {charts}. The table lists each series.', { label: props.label, charts: charts.map(({ title }) => t(title)).join(', ') })}
            selection={state.selection}
            onSelection={onSelection}
            paint={paint}
            paintOver={paintAbove}
            sources={pictures}
            onPointer={onPointer}
            onClick={(point, axis) => {
              if (inPlot(axis, point.xPx)) props.onMoment?.(Math.round(nsAt(axis, point.xPx)));
            }}
            onCursor={(direction: Direction) => {
              if (direction === 'left') props.onStep(-1);
              if (direction === 'right') props.onStep(1);
            }}
            onPick={() => undefined}
            onEscape={() => false}
            announcement={props.announcement}
          >
            {hover !== undefined && <SeriesTip spot={hover.spot} at={hover.at} inside={size} />}
          </TimeStage>
          <SeriesSwitches rows={rows} hidden={hidden} onToggle={toggle} />
        </div>
      </div>
      {asTable && <SeriesTable charts={charts} ask={ask} names={names} live={live} selection={state.selection} />}
    </section>
  );
}

function namesBySource(charts: readonly SeriesChart[], sources: number): readonly (readonly string[])[] {
  return Array.from({ length: sources }, (_, source) => charts.flatMap(({ lines }) => lines.filter((line) => line.source === source).map(({ series }) => series.name)));
}

const HANDLE_PX = 7;

/** A hairline through all charts, with a handle on the axis: marks beneath it stay visible. */
function drawMoment(pen: Pen, ns: Ns, axis: TimeAxis, { rows }: ChartRows, palette: Palette): void {
  const x = Math.round(xOf(axis, ns));
  if (x < axis.leftPx - 1 || x > axis.leftPx + axis.widthPx + 1) return;
  pen.fillStyle = palette.focus;
  pen.fillRect(x - Math.floor(HANDLE_PX / 2), AXIS_PX - HANDLE_PX, HANDLE_PX, HANDLE_PX);
  for (const { plot } of rows) pen.fillRect(x, plot.topPx, 1, plot.heightPx);
}
