// The tables of `go tool trace`'s pages, read from their HTML. Durations in ns: the tool prints them whole.

/** Count of complete durations by bucket, five a decade: bucket i begins at 10^(i/5) ns. */
export type Buckets = readonly (readonly [bucket: number, count: number])[];

export interface ToolTaskType {
  readonly type: string;
  readonly count: number;
  readonly buckets: Buckets;
}

export interface ToolTask {
  readonly type: string;
  readonly task: string;
  readonly complete: boolean;
  readonly startNs: number;
  readonly ns: number;
  readonly events: readonly (readonly [ns: number, goroutine: string, what: string])[];
}

/** By type and outermost frame of where it began; the duration of one without a beginning or end reaches to the recording's edge. */
export interface ToolRegionType {
  readonly type: string;
  readonly func: string;
  readonly at: string;
  readonly count: number;
  readonly buckets: Buckets;
}

/** By name of the column, as far as not 0. */
export type Times = Readonly<Record<string, number>>;

export interface ToolRegion {
  readonly type: string;
  readonly goroutine: string;
  readonly task: string;
  readonly ns: number;
  readonly times: Times;
  readonly ranges: Times;
}

export interface ToolGroup {
  readonly name: string;
  readonly count: number;
  readonly execNs: number;
}

export interface ToolGoroutine {
  readonly name: string;
  readonly goroutine: string;
  readonly ns: number;
  readonly times: Times;
  readonly ranges: Times;
}

export interface ToolPages {
  readonly taskTypes: readonly ToolTaskType[];
  readonly tasks: readonly ToolTask[];
  readonly regionTypes: readonly ToolRegionType[];
  readonly regions: readonly ToolRegion[];
  readonly groups: readonly ToolGroup[];
  readonly goroutines: readonly ToolGoroutine[];
}

export function taskTypesPage(html: string): readonly ToolTaskType[] {
  return matches(html, /<td>([^<]*)<\/td>\s*<td><a href="\/usertask\?type=[^"]*">(\d+)<\/a><\/td>\s*<td>(.*?)<\/td>\s*<\/tr>\s*(?=<tr>\s*<td>[^<]*<\/td>\s*<td><a|<\/table>\s*<\/body>)/gs).map(
    ([type, count, histogram]) => ({ type: text(type), count: Number(count), buckets: buckets(histogram) }),
  );
}

export function regionTypesPage(html: string): readonly ToolRegionType[] {
  return matches(html, /<pre>(.*?)<br>(.*?) @ 0x[0-9a-f]+<br>(.*?)<\/pre><\/td>\s*<td><a [^>]*>(\d+)<\/a><\/td>\s*<td>(.*?)<\/table>/gs).map(([type, func, at, count, histogram]) => ({
    type: unquoted(text(type)),
    func: text(func),
    at: text(at),
    count: Number(count),
    buckets: buckets(histogram),
  }));
}

export function groupsPage(html: string): readonly ToolGroup[] {
  return matches(html, /<a href="\/goroutine\?name=([^"]*)">.*?<\/td>\s*<td>(\d+)<\/td>\s*<td>([^<]*)<\/td>/gs).map(([name, count, exec]) => ({
    name: decodeURIComponent(text(name)),
    count: Number(count),
    execNs: duration(exec),
  }));
}

export function taskPage(type: string, html: string): readonly ToolTask[] {
  const tasks: ToolTask[] = [];
  const rows = matches(
    html,
    /<tr class="first">\s*<td class="when">([\d.]+)s<\/td>\s*<td class="elapsed">([^<]*)<\/td>.*?>Task (\d+)<\/a>.*?\((complete|incomplete)\)(.*?)(?=<tr class="first">|<\/body>)/gs,
  );
  for (const [when, elapsed, task, complete, rest] of rows) {
    const events = matches(rest, /<td class="when">([\d.]+)<\/td>\s*<td class="elapsed">[^<]*<\/td>\s*<td class="goid">(-?\d+)<\/td>\s*<td>([^<]*)<\/td>/gs);
    tasks.push({ type, task, complete: complete === 'complete', startNs: seconds(when), ns: duration(elapsed), events: events.map(([at, goroutine, what]) => [seconds(at), goroutine, text(what)]) });
  }
  return tasks;
}

export function regionPage(type: string, html: string): readonly ToolRegion[] {
  const [breakdown = '', ranges = ''] = matches(html, /<table class="details">(.*?)<\/table>/gs).map(([table]) => table);
  const inRanges = new Map(detailRows(ranges, 2, 1).map(({ head: [goroutine, task], ns, times }) => [`${goroutine} ${task} ${ns}`, times]));
  return detailRows(breakdown, 2, 2).map(({ head: [goroutine = '', task = ''], ns, times }) => ({ type, goroutine, task, ns, times, ranges: inRanges.get(`${goroutine} ${task} ${ns}`) ?? {} }));
}

export function goroutinePage(name: string, html: string): readonly ToolGoroutine[] {
  const [breakdown = '', ranges = ''] = matches(html, /<table class="details">(.*?)<\/table>/gs).map(([table]) => table);
  const inRanges = new Map(detailRows(ranges, 1, 1).map(({ head: [goroutine], times }) => [goroutine, times]));
  return detailRows(breakdown, 1, 2).map(({ head: [goroutine = ''], ns, times }) => ({ name, goroutine, ns, times, ranges: inRanges.get(goroutine) ?? {} }));
}

interface DetailRow {
  readonly head: readonly string[];
  readonly ns: number;
  readonly times: Times;
}

/** Rows of `heads` cells that name, a total (with a bar beside it, if it takes two cells), and a time for each of the other columns. */
function detailRows(table: string, heads: number, totalCells: number): readonly DetailRow[] {
  const columns = matches(table, /<th[^>]*style="[^"]*"[^>]*>([^<]*)<\/th>/gs).map(([column]) => text(column).trim());
  const withoutBars = table.replaceAll(/<div class="stacked-bar-graph">.*?<\/div>/gs, '');
  return matches(withoutBars, /<tr>\s*(<td>.*?)<\/tr>/gs).map(([row]) => {
    const cells = matches(row, /<td>\s*(?:<a [^>]*>)?([^<]*?)(?:<\/a>)?\s*<\/td>/gs).map(([cell]) => text(cell).trim());
    const values = cells.slice(heads + totalCells).map(duration);
    return { head: cells.slice(0, heads), ns: duration(cells[heads] ?? ''), times: Object.fromEntries(columns.map((column, i) => [column, values[i] ?? 0]).filter(([, ns]) => ns !== 0)) };
  });
}

function buckets(histogram: string): Buckets {
  return matches(histogram, /class="histoTime" align="right"><a [^>]*>([^<]*)<\/a><\/td>.*?relative">(\d+)<\/div>/gs).map(([from, count]) => [
    Math.round(Math.log10(Math.max(1, duration(from))) * 5),
    Number(count),
  ]);
}

const UNITS: Readonly<Record<string, number>> = { h: 3_600_000_000_000, m: 60_000_000_000, s: 1_000_000_000, ms: 1_000_000, 'µs': 1000, ns: 1 };

/** "1m2.5s" in ns. */
export function duration(printed: string): number {
  const shown = text(printed).trim();
  const sign = shown.startsWith('-') ? -1 : 1;
  return sign * matches(shown, /([\d.]+)(h|ms|m|s|µs|ns)/g).reduce((sum, [amount, unit]) => sum + Math.round(Number(amount) * (UNITS[unit] ?? NaN)), 0);
}

function seconds(printed: string): number {
  return Math.round(Number(printed) * 1e9);
}

/** What Go's %q wrote. */
function unquoted(quoted: string): string {
  return JSON.parse(quoted) as string;
}

function text(html: string): string {
  const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
  return html.replaceAll(/&(?:#(\d+)|(\w+));/g, (whole, code: string | undefined, name: string | undefined) => (code === undefined ? (named[name ?? ''] ?? whole) : String.fromCodePoint(Number(code))));
}

/** Groups of all matches. */
function matches(html: string, expression: RegExp): readonly [string, string, string, string, string][] {
  return Array.from(html.matchAll(expression), (match) => match.slice(1).map((group) => group ?? '') as [string, string, string, string, string]);
}
