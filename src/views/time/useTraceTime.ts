import { useCallback, useMemo } from 'react';
import type { AskTrace, Minimap, TimeRange, TraceFacts } from '../../../workers/api.ts';
import { useTimeWindow, type TimeWindow } from '../../charts/window/useTimeWindow.ts';
import { useAnswer } from '../useAnswer.ts';
import type { ViewProps } from '../viewState.ts';

export interface TraceTime {
  readonly window: TimeWindow;
  readonly onSelection: (selection: TimeRange | undefined) => void;
  readonly clearSelection: () => void;
  readonly minimap: Minimap | undefined;
}

const MINIMAP_COLUMNS = 600;

/** What both trace views share: the window and selection of the view state, the minimap. */
export function useTraceTime({ facts, ask, state, change }: ViewProps<TraceFacts, AskTrace>): TraceTime {
  const { durationNs } = facts;
  const window = useTimeWindow(
    durationNs,
    state.window,
    useCallback((range, step) => change({ window: range }, step), [change]),
  );
  // A brush is a question: what the range comes to is told beside it.
  const onSelection = useCallback(
    (range: TimeRange | undefined) => change(range === undefined ? { selection: range } : { selection: range, pin: { pin: 'range' } }, 'replace'),
    [change],
  );
  const clearSelection = useCallback(() => change({ selection: undefined }, 'push'), [change]);

  const minimap = useAnswer(ask, { ask: 'minimap', widthPx: MINIMAP_COLUMNS });
  return useMemo(() => ({ window, onSelection, clearSelection, minimap }), [window, onSelection, clearSelection, minimap]);
}
