import { useCallback, useMemo, useState } from 'react';
import type { AskTrace, Bands, Counters, HeapSeries, LaneRef, LaneStrips, Ns, ProcStrips, Px, TimeRange } from '../../../workers/api.ts';
import { densityPainter, type DensityPicture } from '../../charts/marks/density.ts';
import type { Palette } from '../../charts/palette.ts';
import type { LiveWindow } from '../../charts/window/liveWindow.ts';
import { seriesQuestion } from '../time/seriesQuestion.ts';
import { useFollowed, useMade, type Followed } from '../time/useFollowed.ts';
import { densitiesOfLanes, densityOfCounters, pictureOf, type LaneDensities } from './laneDensity.ts';
import { spansOfLanes, spansOfProcs, type LaneSpans } from './laneSpans.ts';

export interface TimelineAnswers {
  readonly strips: Followed<ProcStrips>;
  readonly procs: Followed<LaneSpans>;
  readonly lanes: Followed<LaneStrips>;
  readonly stretches: Followed<LaneSpans>;
  readonly densities: Followed<LaneDensities>;
  readonly densityPicture: Followed<DensityPicture | undefined>;
  readonly bands: Followed<Bands>;
  readonly heap: Followed<HeapSeries>;
  readonly counters: Followed<Counters>;
  readonly goroutines: Followed<DensityPicture | undefined>;
  /** All of them, for what is drawn from them. */
  readonly sources: readonly Followed<unknown>[];
}

interface Asked {
  readonly ask: AskTrace;
  readonly live: LiveWindow;
  readonly durationNs: Ns;
  readonly widthPx: Px;
  readonly palette: Palette;
  readonly strips: Followed<ProcStrips>;
  /** Other lanes that are to be drawn; the same array as long as they are the same. */
  readonly refs: readonly LaneRef[];
  readonly withHeap: boolean;
  readonly withCounters: boolean;
}

const isPending = ({ pending }: { readonly pending: readonly TimeRange[] }): boolean => pending.length > 0;

/** Strips of Ps, which come from the index and tell which Ps there are; `isAsked`: whether any lane of a P is to be drawn. */
export function useProcStrips(ask: AskTrace, live: LiveWindow, durationNs: Ns, widthPx: Px, isAsked: boolean): Followed<ProcStrips> {
  return useFollowed(
    ask,
    live,
    useCallback((window: TimeRange) => (isAsked ? seriesQuestion('procStrips', window, widthPx, durationNs) : undefined), [isAsked, widthPx, durationNs]),
  );
}

/** What the timeline draws of the window as it moves: only what is on screen is asked for. */
export function useTimelineAnswers({ ask, live, durationNs, widthPx, palette, strips, refs, withHeap, withCounters }: Asked): TimelineAnswers {
  const lanes = useFollowed(
    ask,
    live,
    useCallback(
      (window: TimeRange) => {
        const series = refs.length === 0 ? undefined : seriesQuestion('counters', window, widthPx, durationNs);
        return series && { ask: 'laneStrips' as const, lanes: refs, range: series.range, widthPx: series.widthPx };
      },
      [refs, widthPx, durationNs],
    ),
    isPending,
  );
  const bands = useFollowed(ask, live, useCallback((window: TimeRange) => seriesQuestion('bands', window, widthPx, durationNs), [widthPx, durationNs]));
  const heap = useFollowed(
    ask,
    live,
    useCallback((window: TimeRange) => (withHeap ? seriesQuestion('heap', window, widthPx, durationNs) : undefined), [withHeap, widthPx, durationNs]),
  );
  const counters = useFollowed(
    ask,
    live,
    useCallback((window: TimeRange) => (withCounters ? seriesQuestion('counters', window, widthPx, durationNs) : undefined), [withCounters, widthPx, durationNs]),
    isPending,
  );
  const [crowdPainter] = useState(densityPainter);
  const [allPainter] = useState(densityPainter);
  const procs = useMade(strips, spansOfProcs);
  const stretches = useMade(lanes, spansOfLanes);
  const densities = useMade(lanes, densitiesOfLanes);
  const densityPicture = useMade(densities, useCallback((crowds: LaneDensities) => pictureOf(crowds, palette, crowdPainter), [palette, crowdPainter]));
  const goroutines = useMade(counters, useCallback((all: Counters) => pictureOf(densityOfCounters(all), palette, allPainter), [palette, allPainter]));
  return useMemo(
    () => ({ strips, procs, lanes, stretches, densities, densityPicture, bands, heap, counters, goroutines, sources: [strips, lanes, bands, heap, counters] }),
    [strips, procs, lanes, stretches, densities, densityPicture, bands, heap, counters, goroutines],
  );
}
