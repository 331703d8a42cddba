import type { ViewId } from '../../views/viewState.ts';

export const VIEW_NAMES: Readonly<Record<ViewId, string>> = {
  overview: 'Overview',
  latency: 'Start latency',
  timeline: 'Timeline',
  goroutines: 'Goroutines',
  tasks: 'Tasks, regions, logs',
  flame: 'Flame graph',
  top: 'Top functions',
  tree: 'Call tree',
  graph: 'Call graph',
  peek: 'Callers and callees',
  source: 'Source lines',
  tags: 'Labels',
  samples: 'Samples',
  heap: 'Allocations',
  stacks: 'Goroutines by stack',
  compare: 'Compare',
};
