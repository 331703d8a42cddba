import type { ViewId } from '../../views/viewState.ts';

export const VIEW_NAMES: Readonly<Record<ViewId, string>> = {
  overview: 'Overview',
  latency: 'Start latency',
  timeline: 'Timeline',
  goroutines: 'Goroutines',
  tasks: 'Tasks, regions, logs',
  flame: 'Flame graph',
  top: 'Top functions',
};
