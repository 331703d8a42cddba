// Stops of the world over time, each a dot at its length.
import { useCallback, useMemo, useRef } from 'react';
import type { AskPauses, PauseMap, PauseQuestion, TimeRange } from '../../../workers/api.ts';
import { logAxis, waitDomain } from '../../charts/axis/logAxis.ts';
import { inPlot, nsAt, type TimeAxis, type WallClock } from '../../charts/axis/timeAxis.ts';
import { axisMoment } from '../../charts/axis/wallClock.ts';
import { useSizePx } from '../../charts/canvas/useSizePx.ts';
import { AXIS_PX, plotWidthPx, type Row } from '../../charts/layout.ts';
import { drawCrosshair, drawRing } from '../../charts/marks/selection.ts';
import type { Pen, SizePx } from '../../charts/pen.ts';
import { TimeStage } from '../../charts/stage/TimeStage.tsx';
import { usePalette } from '../../charts/usePalette.ts';
import { type Direction, POINTER_REACH_PX, type PointPx } from '../../charts/window/gestures.ts';
import { spanNs, withSkirt } from '../../charts/window/moveWindow.ts';
import type { TimeWindow } from '../../charts/window/useTimeWindow.ts';
import { useFollowed, useLatest } from '../time/useFollowed.ts';
import { useSpot } from '../time/useSpot.ts';
import type { ViewState } from '../viewState.ts';
import { paintStops, placeOf, stopAt } from './paintStops.ts';
import { nextStop } from './stopCursor.ts';
import { StopTip, stopSentence } from './StopTip.tsx';

interface Props {
  readonly ask: AskPauses;
  readonly durationNs: number;
  readonly uncertainFromNs: number | undefined;
  readonly clock: WallClock | undefined;
  readonly window: TimeWindow;
  readonly state: ViewState;
  /** Index of the stop that the detail tells of. */
  readonly opened: number | undefined;
  readonly onSelection: (selection: TimeRange | undefined) => void;
  readonly onOpen: (index: number) => void;
  /** What the picture shows, in a sentence. */
  readonly label: string;
}

type MapQuestion = Extract<PauseQuestion, { readonly ask: 'pauseMap' }>;

/** A dot under the pointer or at the keys: it stays the same stop when the picture is asked for anew. */
export interface StopSpot {
  readonly index: number;
  readonly name: string;
  readonly startNs: number;
  readonly ns: number;
  readonly count: number;
}

const BOTTOM_PX = 10;
const RING_PX = 7;
const sameStop = (a: StopSpot, b: StopSpot): boolean => a.index === b.index && a.count === b.count;

export function StopDots({ ask, durationNs, uncertainFromNs, clock, window, state, opened, onSelection, onOpen, label }: Props) {
  const { live } = window;
  const palette = usePalette();
  const frame = useRef<HTMLDivElement | null>(null);
  const size = useSizePx(frame);
  const { spot, onPointerHit, goByKeys, onEscape } = useSpot<StopSpot>(sameStop);
  const width = plotWidthPx(size.widthPx);
  const names = state.gcLook.pauseNames;
  const askMap = useCallback((question: MapQuestion): Promise<PauseMap> => ask(question), [ask]);
  const map = useFollowed(
    askMap,
    live,
    useCallback(
      (range: TimeRange): MapQuestion | undefined => {
        if (width < 1) return undefined;
        const pixelNs = spanNs(range) / width;
        const skirted = withSkirt(range, pixelNs, durationNs);
        return { ask: 'pauseMap', range: skirted, names, widthPx: Math.max(1, Math.round(spanNs(skirted) / pixelNs)) };
      },
      [width, durationNs, names],
    ),
    isPart,
  );
  const latest = useLatest(map);
  const { shortestNs, longestNs } = latest ?? { shortestNs: 0, longestNs: 0 };
  const lengths = useMemo(() => {
    const row: Row = { topPx: AXIS_PX + 6, heightPx: Math.max(1, size.heightPx - AXIS_PX - 6 - BOTTOM_PX) };
    const { lowNs, highNs } = waitDomain(shortestNs, longestNs);
    return logAxis(Math.max(100, lowNs), highNs, row);
  }, [shortestNs, longestNs, size.heightPx]);
  const sources = useMemo(() => [map], [map]);

  const paint = useCallback((pen: Pen, _size: SizePx, axis: TimeAxis) => paintStops(pen, axis, { map: map.get(), lengths, uncertainFromNs }, palette), [map, lengths, uncertainFromNs, palette]);
  const marked = spot?.hit.index;
  const paintAbove = useCallback(
    (pen: Pen, _size: SizePx, axis: TimeAxis, pointer: PointPx | undefined): void => {
      if (pointer !== undefined && inPlot(axis, pointer.xPx)) {
        const ns = nsAt(axis, pointer.xPx);
        drawCrosshair(pen, ns, axisMoment(axis, ns), axis, lengths.row, palette);
      }
      const stops = map.get();
      if (stops === undefined) return;
      for (const index of [opened, marked]) {
        const stop = index === undefined ? -1 : stops.index.indexOf(index);
        if (stop < 0) continue;
        const place = placeOf(stops, stop, axis, lengths);
        if (inPlot(axis, place.xPx)) drawRing(pen, place, RING_PX, palette);
      }
    },
    [map, lengths, opened, marked, palette],
  );

  const hitAt = (point: PointPx, axis: TimeAxis, reachPx: number): StopSpot | undefined => {
    const stops = map.get();
    const stop = stops === undefined ? undefined : stopAt(stops, axis, lengths, point, reachPx);
    return stops === undefined || stop === undefined ? undefined : spotOf(stops, stop);
  };
  const onCursor = (direction: Direction, axis: TimeAxis): void => {
    const stops = map.get();
    if (stops === undefined) return;
    const from = spot === undefined ? -1 : stops.index.indexOf(spot.hit.index);
    const next = nextStop(stops, axis.range, from < 0 ? undefined : from, direction);
    if (next >= 0) goByKeys(spotOf(stops, next), placeOf(stops, next, axis, lengths));
  };
  const pick = (hit: StopSpot | undefined): void => {
    if (hit !== undefined) onOpen(hit.index);
  };

  return (
    <div className="stop-dots" ref={frame}>
      <TimeStage
        window={window}
        palette={palette}
        clock={clock}
        label={label}
        selection={state.selection}
        onSelection={onSelection}
        paint={paint}
        paintOver={paintAbove}
        sources={sources}
        onPointer={(point, axis) => onPointerHit(point && hitAt(point, axis, POINTER_REACH_PX), point)}
        onClick={(point, axis, reachPx) => pick(hitAt(point, axis, reachPx))}
        onCursor={onCursor}
        onPick={() => pick(spot?.hit)}
        onEscape={onEscape}
        announcement={spot?.by === 'keys' ? stopSentence(spot.hit) : ''}
      >
        {spot !== undefined && <StopTip ask={ask} stop={spot.hit} at={spot.at} inside={size} />}
      </TimeStage>
    </div>
  );
}

function isPart({ known }: PauseMap): boolean {
  return known < 1;
}

function spotOf(map: PauseMap, stop: number): StopSpot {
  return { index: map.index[stop] ?? 0, name: map.names[map.name[stop] ?? 0] ?? '', startNs: map.startNs[stop] ?? 0, ns: map.ns[stop] ?? 0, count: map.count[stop] ?? 1 };
}
