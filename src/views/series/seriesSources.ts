// Where series come from: the log on screen; or a trace and the logs of its run, moved onto its axis.
import { useEffect, useMemo, useState } from 'react';
import type { AskLog, AskTrace, Bands, HeapSeries, LogSeries, LogSeriesPoints, Px, TimeRange } from '../../../workers/api.ts';
import type { SeriesOf } from './chartLines.ts';

export interface LogSource {
  /** Unique within the page. */
  readonly key: string;
  readonly name: string;
  readonly ask: AskLog;
  readonly offsetNs: number;
}

/** What series each source has; undefined: not all have answered yet. If one fails, the nearest error boundary gets the error. */
export function useSeriesOf(sources: readonly LogSource[]): readonly SeriesOf[] | undefined {
  const [told, setTold] = useState<{ readonly of: readonly LogSource[]; readonly series: readonly (readonly LogSeries[])[] } | undefined>(undefined);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  useEffect(() => {
    let stopped = false;
    Promise.all(sources.map(({ ask }) => ask({ ask: 'logSeries' }))).then(
      (series) => {
        if (!stopped) setTold({ of: sources, series });
      },
      (error: unknown) => {
        if (!stopped) setFailure({ error });
      },
    );
    return () => {
      stopped = true;
    };
  }, [sources]);
  if (failure !== undefined) throw failure.error;
  return useMemo(
    () => (told === undefined || told.of.length !== sources.length ? undefined : sources.map(({ name, offsetNs }, place) => ({ name, offsetNs, series: told.series[place] ?? [] }))),
    [told, sources],
  );
}

/** What is asked together for a window. */
export interface PictureQuestion {
  readonly range: TimeRange;
  readonly widthPx: Px;
  /** By source, the names of its series. */
  readonly names: readonly (readonly string[])[];
}

export interface PictureAnswer {
  /** By source. */
  readonly points: readonly ReadonlyMap<string, LogSeriesPoints>[];
  readonly heap: HeapSeries | undefined;
  readonly bands: Bands | undefined;
}

/** One question to all of them: `trace` gives its heap and its stops. */
export function askPicture(sources: readonly LogSource[], trace: AskTrace | undefined): (question: PictureQuestion) => Promise<PictureAnswer> {
  return async ({ range, widthPx, names }) => {
    const [heap, bands, ...points] = await Promise.all([
      trace?.({ ask: 'heap', range, widthPx }),
      trace?.({ ask: 'bands', range, widthPx }),
      ...sources.map(async ({ ask, offsetNs }, place) => {
        const own = { startNs: range.startNs - offsetNs, endNs: range.endNs - offsetNs };
        const answer = await ask({ ask: 'seriesPoints', names: names[place] ?? [], range: own, widthPx });
        return new Map(answer.map((series) => [series.name, offsetNs === 0 ? series : { ...series, timeNs: series.timeNs.map((ns) => ns + offsetNs) }]));
      }),
    ]);
    return { heap, bands, points };
  };
}

/** What a range comes to: of each series the first, least, greatest and last value, as if it were one pixel. undefined: not answered yet. */
export function useRangeAnswer(ask: (question: PictureQuestion) => Promise<PictureAnswer>, { startNs, endNs }: TimeRange, names: PictureQuestion['names']): PictureAnswer | undefined {
  const [answer, setAnswer] = useState<PictureAnswer | undefined>(undefined);
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>(undefined);
  useEffect(() => {
    let stopped = false;
    ask({ range: { startNs, endNs }, widthPx: 1, names }).then(
      (next) => {
        if (!stopped) setAnswer(next);
      },
      (error: unknown) => {
        if (!stopped) setFailure({ error });
      },
    );
    return () => {
      stopped = true;
    };
  }, [ask, startNs, endNs, names]);
  if (failure !== undefined) throw failure.error;
  return answer;
}
