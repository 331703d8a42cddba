// Parts of the page that a lesson can mark or hide, by the name it calls them. A part that is on screen several times is marked each time.

/** CSS selectors. In tables `row` picks among `ROWS` within the part. */
export const PARTS = {
  files: '.rail__files',
  views: '.rail__views',
  runs: '.rail__runs',
  search: '.search-box',
  minimap: '.minimap',
  chart: '.shell__view .stage',
  legend: '.shell__view .legend, .shell__view .kinds',
  detail: '.detail',
  table: '.shell__main .rows, .shell__main table',
  head: '.time-view__head',
  figures: '.overview-figures, .figures, .runs__kinds',
  lanes: '.lane-heads__area',
  counters: '.counter-head',
  cycle: '.cycle',
  phases: '.cycle__phases, .cycle .phases',
  heap: '.heap-bars',
  'cpu-split': '.cpu-split',
  stops: '.stop-dots',
  'stop-histogram': '.stop-histogram',
  'why-stopped': '.stop-why',
  preconditions: '.preconditions',
  verdicts: '.precondition__head',
  thresholds: '.threshold-edit',
  causes: '.cause-table, .cause-sentence',
  'wait-histogram': '.wait-histogram',
  'wait-explained': '.wait-explained',
  'in-the-way': '.startup-found',
  moments: '.startup-table',
  mmu: '.mmu-curve',
  flame: '.flame, .flame-view__graph',
  functions: '.flame-view__table, .function-lines',
  versus: '.versus-head',
  'versus-causes': '.versus-causes',
  'versus-table': '.versus-table',
  curves: '.versus-curves',
  'runs-chart': '.runs-chart',
  series: '.series-charts',
  lines: '.shell__view .rows',
} as const;

export type PartName = keyof typeof PARTS;

export const ROWS = 'tbody tr, [role="rowgroup"] > [role="row"], .rows__body [role="row"]';

export function isPart(name: string): name is PartName {
  return Object.hasOwn(PARTS, name);
}
