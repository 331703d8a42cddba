// The questions the bench asks: what a reader does who zooms in and out all over a recording, and presses what is there. The
// same in every run.
import type { IndexQuestion, LaneList, LaneQuestion, LaneRef, LogFacts, LogQuestion, ProfileFacts, ProfileQuestion, TimeRange, TraceFacts } from '../workers/api.ts';

const widthPx = 1440;
const thresholdNs = 100_000;
/** The narrowest window is this many powers of ten below the whole recording. */
const depths = 6;

/** Asked again with every frame of a window that moves. */
export const VIEWPORT_QUESTIONS = ['latencyMap', 'bands', 'heap', 'procStrips', 'rangeFigures'] as const satisfies readonly IndexQuestion['ask'][];
/** The same of a timeline's lanes; `laneStrips` for 40 lanes, as many as a high screen shows. */
export const LANE_QUESTIONS = ['laneStrips', 'counters'] as const satisfies readonly LaneQuestion['ask'][];
export const LANES_IN_SIGHT = 40;
/** Asked once, or for what was pressed. */
const SINGLE_QUESTIONS = ['minimap', 'creation', 'goroutine', 'procSpan', 'stw'] as const satisfies readonly IndexQuestion['ask'][];

/** As many of each kind. */
export function* traceQuestions(facts: TraceFacts, ofEach: number): Generator<IndexQuestion> {
  const random = numbers(1);
  for (let i = 0; i < ofEach; i++) {
    for (const ask of [...VIEWPORT_QUESTIONS, ...SINGLE_QUESTIONS]) yield traceQuestion(ask, facts, random);
  }
}

/** Windows of about a thousandth of a generation, anywhere: each needs what may have been let go. */
export function* zoomedIn(facts: TraceFacts, count: number): Generator<IndexQuestion> {
  const random = numbers(3);
  const share = 1e-3 / Math.max(1, facts.generations);
  for (let i = 0; i < count; i++) yield { ask: 'procStrips', range: windowOf(facts.durationNs, share, random()), widthPx };
}

/** Lists whose first lanes are looked at: groups, goroutines of many groups, threads. `groups`: names. */
export function laneLists(groups: readonly string[]): readonly LaneList[] {
  const list: LaneList = { axis: 'goroutine', groupBy: 'entry', order: 'running time', filter: '', openGroups: [], hidden: [] };
  return [list, { ...list, openGroups: groups }, { ...list, axis: 'thread' }];
}

/** As many of each kind, of each of the sets of lanes in turn. */
export function* laneQuestions(facts: TraceFacts, sets: readonly (readonly LaneRef[])[], ofEach: number): Generator<Extract<LaneQuestion, { readonly range: TimeRange }>> {
  const random = numbers(4);
  for (let i = 0; i < ofEach; i++) {
    const range = windowOf(facts.durationNs, 10 ** (-depths * random()), random());
    yield { ask: 'laneStrips', lanes: sets[i % sets.length] ?? [], range, widthPx };
    yield { ask: 'counters', range, widthPx };
  }
}

function traceQuestion(ask: IndexQuestion['ask'], facts: TraceFacts, random: () => number): IndexQuestion {
  const range = windowOf(facts.durationNs, 10 ** (-depths * random()), random());
  const place = random();
  const oneOf = (count: number): number => Math.floor(place * count);
  switch (ask) {
    case 'latencyMap':
      return { ask, range, widthPx, heightPx: 400, cellPx: 3, lowNs: 100, highNs: 1e9, thresholdNs };
    case 'bands':
    case 'heap':
    case 'procStrips':
      return { ask, range, widthPx };
    case 'rangeFigures':
      return { ask, range, thresholdNs };
    case 'minimap':
      return { ask, widthPx };
    case 'creation':
      return { ask, creation: oneOf(facts.startLatency.n) };
    case 'goroutine':
      return { ask, goroutine: oneOf(facts.goroutines) };
    case 'procSpan':
      return { ask, proc: oneOf(facts.procs), atNs: range.startNs };
    case 'stw':
      return { ask, index: oneOf(facts.stwCount) };
    case 'namesOf':
      return { ask, things: [{ thing: 'goroutine', goroutine: oneOf(facts.goroutines) }] };
    case 'thingsNamed':
      return { ask, names: [{ thing: 'goroutine', id: String(oneOf(facts.goroutines)), atNs: range.startNs }] };
  }
}

/** As many of each kind. */
export function* profileQuestions(facts: ProfileFacts, count: number): Generator<ProfileQuestion> {
  const random = numbers(2);
  for (let i = 0; i < count; i++) {
    const sampleType = i % facts.sampleTypes.length;
    const sample = Math.floor(random() * facts.samples);
    yield {
      ask: 'flame',
      sampleType,
      // Every other time the whole graph, as after a press on the root.
      focus: i % 2 === 0 ? { depth: 0, sample: 0 } : { depth: 1 + Math.floor(random() * 3), sample },
      widthPx,
      minPx: 0.5,
    };
    yield { ask: 'top', sampleType };
    yield { ask: 'search', sampleType, pattern: SEARCHED[i % SEARCHED.length] ?? '', focus: { depth: 0, sample: 0 } };
    yield { ask: 'flameNode', sampleType, node: { depth: 1 + Math.floor(random() * 3), sample } };
  }
}

/** As many of each kind, of windows of any width. `names`: the series there are. */
export function* logQuestions(facts: LogFacts, names: readonly string[], count: number): Generator<LogQuestion> {
  const random = numbers(5);
  for (let i = 0; i < count; i++) {
    const range = windowOf(facts.durationNs, 10 ** (-depths * random()), random());
    yield { ask: 'seriesPoints', names: names.slice(0, 12), range, widthPx };
    yield { ask: 'gcStrip', range, widthPx };
    yield { ask: 'gcCycles', range, order: 'stopped', descending: true, from: 0, count: 50 };
    yield { ask: 'pauseFigures', range, names: [] };
    yield { ask: 'logLines', which: 'records', from: Math.floor(random() * facts.gcCycles), count: 50 };
  }
}

/** What one types in a search field, letter by letter. */
const SEARCHED = ['s', 'st', 'ste', 'step', 'step1', 'runtime', 'main', 'net/http', '[a-f]+$'];

function windowOf(durationNs: number, share: number, at: number): TimeRange {
  const length = durationNs * share;
  const startNs = Math.floor((durationNs - length) * at);
  return { startNs, endNs: Math.max(startNs + 1, Math.ceil(startNs + length)) };
}

/** Numbers in 0…1 that are the same in every run (xorshift32). */
function numbers(seed: number): () => number {
  let x = seed * 0x9e3779b9;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 2 ** 32;
  };
}
