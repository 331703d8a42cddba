import { describe, expect, it } from 'vitest';
import { laneKey, STRETCH_KINDS, type Bands, type LaneRow, type LaneStrips, type ProcStrips, type StretchDetail, type Wake } from '../../../workers/api.ts';
import { timeAxis } from '../../charts/axis/timeAxis.ts';
import { bottomPx } from '../../charts/layout.ts';
import type { Palette } from '../../charts/palette.ts';
import { recordingPen } from '../../charts/recordingPen.ts';
import { hitTimeline, neighbourSpan, spanHit } from './hitTimeline.ts';
import { densitiesOfLanes, meanStates } from './laneDensity.ts';
import { spanLabel, spansOfLanes, spansOfProcs } from './laneSpans.ts';
import { longestSpans } from './longestSpans.ts';
import { paintTimeline, type TimelinePicture } from './paintTimeline.ts';
import { placedLanes, type PlacedLane } from './placedLanes.ts';
import { procRows } from './procRows.ts';
import { shortFunction } from './stretchLook.ts';
import { timelineRows } from './timelineRows.ts';
import { placeOf, wakeArrows, wakesOf } from './wakePlaces.ts';

const axis = timeAxis({ startNs: 0, endNs: 1000 }, 88, 500);
const strips: ProcStrips = {
  range: { startNs: 0, endNs: 1000 },
  procs: Float64Array.of(0, 3),
  lane: Uint16Array.of(0, 0, 1),
  startNs: Float64Array.of(0, 400, 100),
  endNs: Float64Array.of(300, 900, 500),
  kind: Uint8Array.of(0, 1, 3),
  goroutine: Uint32Array.of(2, 3, 4),
  busy: Float32Array.of(1, 1, 1),
  count: Uint32Array.of(1, 1, 1),
  nameOf: Uint32Array.of(0, 1, 0),
  names: ['example.org/a/b.(*T).run', ''],
  goroutineId: Float64Array.of(12, 13, 14),
};
const lanes: LaneStrips = {
  range: { startNs: 0, endNs: 1000 },
  lanes: [
    { lane: 'group', by: 'entry', group: 'main.work' },
    { lane: 'goroutine', goroutine: 7 },
  ],
  lane: Uint16Array.of(1, 1),
  startNs: Float64Array.of(0, 600),
  endNs: Float64Array.of(600, 1000),
  kind: Uint8Array.of(STRETCH_KINDS.indexOf('chan receive'), STRETCH_KINDS.indexOf('unknown')),
  goroutine: Uint32Array.of(7, 7),
  busy: Float32Array.of(0, 0),
  count: Uint32Array.of(1, 1),
  nameOf: Uint32Array.of(1, 0),
  names: ['', 'chan receive'],
  density: { columns: 2, startNs: 0, columnNs: 500, lanes: Uint16Array.of(0), mean: Float32Array.of(1, 0, 0, 0, 3, 0, 2, 0, 0, 0, 2, 0), peak: Float32Array.of(4) },
  pending: [{ startNs: 800, endNs: 1000 }],
};
const bands: Bands = {
  range: { startNs: 0, endNs: 1000 },
  stw: { startNs: Float64Array.of(350), endNs: Float64Array.of(350), kind: Uint8Array.of(0), first: Uint32Array.of(9), count: Uint32Array.of(1) },
  gc: { startNs: Float64Array.of(350), endNs: Float64Array.of(700), kind: Uint8Array.of(1), first: Uint32Array.of(0), count: Uint32Array.of(1) },
};
const palette = new Proxy({}, { get: (_, name) => String(name) }) as Palette;
const rows = timelineRows({ heightPx: 600, pinned: 1, lanes: 3, counters: ['goroutines', 'heap'], unfolded: ['heap'], maxPitchPx: 36 });
const list: readonly LaneRow[] = [
  ...procRows(strips.procs, { axis: 'proc', groupBy: 'entry', order: 'first seen', filter: '', openGroups: [], hidden: [] }),
  { ref: { lane: 'group', by: 'entry', group: 'main.work' }, label: 'main.work', depth: 0, goroutines: 4 },
];
const pinned: readonly LaneRow[] = [{ ref: { lane: 'goroutine', goroutine: 7 }, label: 'G7', depth: 0, goroutines: 1 }];
const placed = placedLanes(rows, pinned, (place) => list[place], 0);
const hittable = { spans: [spansOfProcs(strips), spansOfLanes(lanes)], densities: densitiesOfLanes(lanes), bands, rows, placed };
const lane = (place: number): PlacedLane => placed[place] ?? placed[0]!;
const middle = (place: number): number => lane(place).row.topPx + 5;

describe('hits', () => {
  it('ask inside the span they hit, also from just outside', () => {
    expect(hitTimeline(hittable, axis, { xPx: 88 + 100, yPx: middle(1) })).toMatchObject({ hit: 'span', ref: { lane: 'proc', proc: 0 }, atNs: 200, kind: 'running' });
    expect(hitTimeline(hittable, axis, { xPx: 88 + 151, yPx: middle(1) })).toMatchObject({ hit: 'span', atNs: 299 });
    expect(hitTimeline(hittable, axis, { xPx: 88 + 170, yPx: middle(1) })).toBeUndefined();
    expect(hitTimeline(hittable, axis, { xPx: 88 + 100, yPx: middle(2) })).toMatchObject({ hit: 'span', ref: { proc: 3 }, kind: 'mark assist' });
  });

  it('find what a pinned goroutine does, and how many of a group do what', () => {
    expect(hitTimeline(hittable, axis, { xPx: 88 + 100, yPx: middle(0) })).toMatchObject({ hit: 'span', goroutine: 7, kind: 'chan receive', isPinned: true });
    expect(hitTimeline(hittable, axis, { xPx: 88 + 300, yPx: middle(3) })).toMatchObject({ hit: 'density', label: 'main.work', startNs: 500, endNs: 1000 });
  });

  it('find stops, phases and counters, and nothing where a counter is folded', () => {
    expect(hitTimeline(hittable, axis, { xPx: 88 + 176, yPx: rows.stw.topPx + 2 })).toMatchObject({ hit: 'stw', index: 9 });
    expect(hitTimeline(hittable, axis, { xPx: 88 + 300, yPx: rows.gc.topPx + 2 })).toMatchObject({ hit: 'gc', phase: 1 });
    const [goroutines, heap] = rows.counters;
    expect(hitTimeline(hittable, axis, { xPx: 88 + 300, yPx: (heap?.row.topPx ?? 0) + 2 })).toMatchObject({ hit: 'counter', counter: 'heap' });
    expect(hitTimeline(hittable, axis, { xPx: 88 + 300, yPx: (goroutines?.row.topPx ?? 0) + 2 })).toBeUndefined();
  });
});

describe('arrow keys', () => {
  const [procs] = hittable.spans;
  const at = (span: number, place: number) => procs && spanHit(procs, span, lane(place), 0);
  const from = (span: number, place: number, direction: 'left' | 'right' | 'up' | 'down') => neighbourSpan(hittable, axis, at(span, place), direction);

  it('walk along the lane and stop at its ends', () => {
    expect(neighbourSpan(hittable, axis, undefined, 'right')).toMatchObject({ goroutine: 7, startNs: 0 });
    expect(from(0, 1, 'right')).toMatchObject({ startNs: 400 });
    expect(from(1, 1, 'right')).toBeUndefined();
    expect(from(0, 1, 'left')).toBeUndefined();
  });

  it('change lanes to what went on at that time, or last before it, past crowds and into pinned lanes', () => {
    expect(from(0, 1, 'down')).toMatchObject({ ref: { proc: 3 }, startNs: 100 });
    expect(from(1, 1, 'down')).toMatchObject({ ref: { proc: 3 }, startNs: 100 });
    expect(from(2, 2, 'up')).toMatchObject({ ref: { proc: 0 }, startNs: 400 });
    expect(from(0, 1, 'up')).toMatchObject({ ref: { lane: 'goroutine' }, isPinned: true });
    expect(from(2, 2, 'down')).toBeUndefined();
  });
});

describe('labels', () => {
  it('leave out the path of the package, but not that of type arguments', () => {
    expect(shortFunction('example.org/a/b.(*T).run')).toBe('b.(*T).run');
    expect(shortFunction('main.worker')).toBe('main.worker');
    expect(shortFunction('a/b.F[c/d.T]')).toBe('b.F[c/d.T]');
  });

  it('say who runs, what it does for the collector, and what a goroutine waits for', () => {
    const [procs, stretches] = hittable.spans;
    expect([0, 1, 2].map((span) => procs && spanLabel(procs, span))).toEqual(['b.(*T).run 12', 'goroutine 13', 'mark assist: b.(*T).run 14']);
    expect([0, 1].map((span) => stretches && spanLabel(stretches, span))).toEqual(['chan receive', 'unknown']);
  });
});

describe('the tables beside the charts', () => {
  it('list the longest spans on screen', () => {
    expect(longestSpans(hittable.spans, placed, axis.range).map(({ lane: name, endNs, startNs }) => [name, endNs - startNs])).toEqual([
      ['G7', 600],
      ['P0', 500],
      ['P3', 400],
      ['G7', 400],
      ['P0', 300],
    ]);
    expect(longestSpans(hittable.spans, placed, { startNs: 950, endNs: 1000 })).toHaveLength(1);
  });

  it('keep the scale of each crowd where a goroutine’s lane stands between two', () => {
    const [group] = lanes.lanes;
    const between: LaneStrips = {
      ...lanes,
      lanes: [group!, { lane: 'goroutine', goroutine: 7 }, { lane: 'group', by: 'entry', group: 'main.idle' }],
      density: { ...lanes.density, lanes: Uint16Array.of(0, 2), mean: new Float32Array(24), peak: Float32Array.of(1, 4) },
    };
    const { lineOf, peak } = densitiesOfLanes(between);
    expect(between.lanes.map((one) => peak[lineOf.get(laneKey(one)) ?? -1])).toEqual([1, undefined, 4]);
  });

  it('tell crowds on average over the window', () => {
    expect(meanStates(hittable.densities, 'group entry main.work', axis.range)).toEqual([1.5, 0, 0, 0, 2.5, 0]);
    expect(meanStates(hittable.densities, 'group entry main.work', { startNs: 600, endNs: 700 })).toEqual([2, 0, 0, 0, 2, 0]);
  });
});

const wake = (by: number, woken: number, atNs: number): Wake => ({
  what: 'unblock',
  atNs,
  by: { goroutine: by, id: String(by), name: '' },
  woken: { goroutine: woken, id: String(woken), name: '' },
  reason: '',
  stack: [],
});

describe('where a goroutine is on screen', () => {
  it('is its own lane, else where it runs then, or next', () => {
    expect(placeOf(hittable, axis, 7, 500, 'then')).toEqual({ xPx: 88 + 250, yPx: lane(0).row.topPx + lane(0).row.heightPx / 2 });
    expect(placeOf(hittable, axis, 4, 200, 'then')?.xPx).toBe(88 + 100);
    expect(placeOf(hittable, axis, 3, 200, 'then')).toBeUndefined();
    expect(placeOf(hittable, axis, 3, 200, 'next')?.xPx).toBe(88 + 200);
  });

  it('is where arrows begin and end; those with no end in sight are left out', () => {
    const arrows = wakeArrows(hittable, axis, [wake(4, 7, 200), wake(99, 7, 300), wake(98, 99, 300), wake(4, 7, 5000)]);
    expect(arrows).toHaveLength(2);
    expect(arrows[1]?.from).toBeUndefined();
    expect(arrows[0]?.to?.yPx).toBeLessThan(arrows[0]?.from?.yPx ?? 0);
  });
});

describe('arrows of a stretch', () => {
  it('are what began and ended it, what it woke, and what its goroutine woke next, each once', () => {
    const began = wake(1, 7, 100);
    const ended = wake(2, 7, 500);
    const woke = wake(7, 3, 200);
    const stretch = { goroutine: began.woken, startNs: 100, endNs: 500, startedBy: began, endedBy: ended, woke: [woke] } as unknown as StretchDetail;
    const next = wake(7, 4, 600);
    expect(wakesOf(stretch, [woke, ended, wake(9, 7, 550), next, wake(7, 5, 700)])).toEqual([began, ended, woke, next]);
    expect(wakesOf({ ...stretch, endNs: undefined }, [next])).toEqual([began, ended, woke]);
  });
});

describe('paintTimeline', () => {
  const picture: TimelinePicture = {
    ...hittable,
    densityPicture: { source: {} as CanvasImageSource, columns: 2, startNs: 0, columnNs: 500 },
    faint: [],
    pending: lanes.pending,
    counters: undefined,
    goroutines: undefined,
    heap: undefined,
    heapMaxBytes: undefined,
    logs: { gctrace: undefined, memstats: undefined, schedtrace: undefined },
    notes: [{ startNs: 100, endNs: 200, text: 'here' }],
    uncertainFromNs: undefined,
  };
  const drawn = (patch: Partial<TimelinePicture> = {}) => {
    const recording = recordingPen();
    paintTimeline(recording.pen, axis, { ...picture, ...patch }, palette);
    return recording;
  };

  it('draws STW last, over lanes and counters, and marking beneath them', () => {
    const rects = drawn().of('fillRect');
    const firstSpan = rects.findIndex((rect) => rect.fill === 'running');
    const backdrop = rects.findIndex((rect) => rect.fill === 'gc' && rect.args[3] === rows.marks.heightPx);
    const stop = rects.findIndex((rect) => rect.fill === 'stw' && rect.args[3] === rows.marks.heightPx);
    expect(backdrop).toBeLessThan(firstSpan);
    expect(stop).toBeGreaterThan(rects.findLastIndex((rect) => rect.fill === 'syscall'));
    expect(rects[stop]?.args).toEqual([263, rows.marks.topPx, 1, rows.marks.heightPx]);
    expect(rects[stop]?.alpha).toBe(1);
    expect(bottomPx(rows.marks)).toBeGreaterThan(bottomPx(rows.lanes));
  });

  it('draws crowds as one image, unknown time as lines, notes over everything', () => {
    const recording = drawn();
    expect(recording.of('drawImage')).toHaveLength(1);
    expect(recording.of('stroke').filter(({ stroke }) => stroke === 'unknown').length).toBeGreaterThan(0);
    expect(recording.of('fillRect').filter(({ fill }) => fill === 'note')[0]?.args).toEqual([88 + 50, rows.all.topPx, 50, rows.all.heightPx]);
  });

  it('draws a kind that was put aside faintly, and without words', () => {
    const texts = (recording: ReturnType<typeof drawn>) => recording.of('fillText').map(({ args }) => args[0]);
    expect(texts(drawn())).toContain('chan receive');
    const faint = drawn({ faint: ['chan receive'] });
    expect(texts(faint)).not.toContain('chan receive');
    expect(faint.of('fillRect').find(({ fill }) => fill === 'waitChanReceive')?.alpha).toBeLessThan(0.2);
  });

  it('cuts what scrolls to its window', () => {
    const clips = drawn().of('rect').map(({ args }) => [args[1], args[3]]);
    expect(clips).toContainEqual([rows.lanes.topPx, rows.lanes.heightPx]);
    expect(clips).toContainEqual([rows.pinned.topPx, rows.pinned.heightPx]);
  });
});
