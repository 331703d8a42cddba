import { type Arbitrary, array, assert, boolean, constantFrom, integer, maxSafeNat, nat, oneof, option, property, record, string, subarray, tuple, constant } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANNOTATION_ORDERS, FLAG_OPTIONS, GC_ORDERS, GRANULARITIES, PAUSE_ORDERS, RANGE_PROFILES, TEXT_OPTIONS, WAIT_CAUSES, WAIT_GROUP_ORDERS, WAIT_GROUPINGS, WAIT_KINDS, WORKER_COUNTINGS, type ProfileOptions } from '../../workers/api.ts';
import { GROUP_COLUMNS, GROUP_FIGURES } from '../views/goroutines/goroutineTable.ts';
import { FLAME_COLOURS, FLAME_ROOT, SAMPLES_ORDERS, TREE_ORDERS, type ProfileLook } from '../views/profile/profileLook.ts';
import { STACKS_ORDERS } from '../views/stacks/stacksLook.ts';
import { MARK_KINDS } from '../views/tasks/marksTable.ts';
import { VERSUS_PICTURES } from '../views/versus/versusLook.ts';
import { WAIT_PICTURES, WAIT_WEIGHTS } from '../views/waits/waitLook.ts';
import { INITIAL_VIEW_STATE, type ViewState } from '../views/viewState.ts';
import { decodeHash, encodeHash, type LinkState } from './urlState.ts';

const fresh: LinkState = { sources: [], file: undefined, view: INITIAL_VIEW_STATE };
const view = (patch: Partial<ViewState>): LinkState => ({ ...fresh, view: { ...INITIAL_VIEW_STATE, ...patch } });

const orNone = <T>(arbitrary: Arbitrary<T>) => option(arbitrary, { nil: undefined });
const anyRange = tuple(nat(), nat()).map(([startNs, length]) => ({ startNs, endNs: startNs + length + 1 }));
const anyNode = record({ depth: nat({ max: 500 }), sample: nat() });
const anyPin = oneof(
  nat().map((creation) => ({ pin: 'creation' as const, creation })),
  nat().map((goroutine) => ({ pin: 'goroutine' as const, goroutine })),
  tuple(nat({ max: 1024 }), maxSafeNat()).map(([proc, atNs]) => ({ pin: 'procSpan' as const, proc, atNs })),
  tuple(nat(), maxSafeNat()).map(([goroutine, atNs]) => ({ pin: 'stretch' as const, goroutine, atNs })),
  nat().map((index) => ({ pin: 'stw' as const, index })),
  nat().map((task) => ({ pin: 'task' as const, task: String(task) })),
  constant({ pin: 'range' as const }),
  anyNode.map((node) => ({ pin: 'flameNode' as const, node })),
);
const anyText = string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const anyZoom = oneof(constant(FLAME_ROOT), anyNode.map((node) => ({ ...node, depth: node.depth + 1 })));
const anyOptions: Arbitrary<ProfileOptions> = record(
  {
    ...Object.fromEntries(TEXT_OPTIONS.map((name) => [name, anyText])),
    ...Object.fromEntries(FLAG_OPTIONS.map((name) => [name, constant(true)])),
    granularity: constantFrom(...GRANULARITIES),
    base: record({ profile: anyText, how: constantFrom('base' as const, 'diff_base' as const), normalize: boolean() }),
  },
  { requiredKeys: [] },
);
const anyLook: Arbitrary<ProfileLook> = record({
  options: anyOptions,
  chosen: orNone(oneof(constant(''), anyText)),
  sandwich: boolean(),
  calleesZoom: anyZoom,
  callersZoom: anyZoom,
  colourBy: orNone(constantFrom(...FLAME_COLOURS)),
  flameOrder: constantFrom('width' as const, 'name' as const),
  treeOf: constantFrom('callees' as const, 'callers' as const),
  treeOrder: constantFrom(...TREE_ORDERS),
  samplesOrder: constantFrom(...SAMPLES_ORDERS),
  graphLimits: record({ nodeCount: constantFrom(1, 80, 500), nodeFraction: constantFrom(0, 0.005, 0.1, 1), edgeFraction: constantFrom(0, 0.001, 0.02) }),
  stacks: record({ filter: oneof(constant(''), anyText), state: oneof(constant(''), anyText), suspects: boolean(), order: constantFrom(...STACKS_ORDERS), group: orNone(constantFrom('0', '1999', '0123456789abcdef', '0123456789abcdef-2')) }),
  pattern: oneof(constant(''), anyText),
});
const anyGcLook = record({
  cycle: orNone(nat()),
  cyclesOrder: constantFrom(...GC_ORDERS),
  cyclesDescending: boolean(),
  pauseNames: array(anyText.filter((text) => text.length <= 200), { maxLength: 3 }).map((list) => [...new Set(list)]),
  pauseLengthNs: orNone(record({ fromNs: nat(), more: nat() }).map(({ fromNs, more }) => ({ fromNs, toNs: fromNs + more }))),
  pausesOrder: constantFrom(...PAUSE_ORDERS),
  pausesDescending: boolean(),
  causes: record({ stw: boolean(), background: boolean(), assist: boolean(), sweep: boolean() }),
  perProc: boolean(),
  workerCounting: constantFrom(...WORKER_COUNTINGS),
  mmuWindowNs: orNone(integer({ min: 1, max: 1e12 })),
  mut: boolean(),
  hiddenSeries: array(anyText.filter((text) => text.length <= 200), { maxLength: 3 }).map((list) => [...new Set(list)]),
  momentNs: orNone(maxSafeNat()),
  thresholds: constantFrom({}, { 'gc-rate': 1.5, 'live-share': 15 }),
  lines: constantFrom('records' as const, 'skipped' as const),
});
const anyWaitLook = record({
  kinds: subarray([...WAIT_KINDS]),
  picture: constantFrom(...WAIT_PICTURES),
  weight: constantFrom(...WAIT_WEIGHTS),
  by: constantFrom(...WAIT_GROUPINGS),
  group: orNone(record({ by: constantFrom(...WAIT_GROUPINGS), key: anyText })),
  order: constantFrom(...WAIT_GROUP_ORDERS),
  descending: boolean(),
  lengthNs: orNone(record({ fromNs: nat(), more: nat() }).map(({ fromNs, more }) => ({ fromNs, toNs: fromNs + more }))),
  main: orNone(constantFrom(...WAIT_CAUSES)),
  list: constantFrom('longest' as const, 'time' as const),
  momentNs: orNone(nat()),
});
const anyKeys = array(anyText, { maxLength: 3 }).map((list) => [...new Set(list)]);
const anyVersusLook = record({ a: anyKeys, b: anyKeys, sample: orNone(anyText), picture: constantFrom(...VERSUS_PICTURES), functions: constantFrom('own' as const, 'waits' as const) });
const anyFiles = array(record({ fingerprint: constantFrom('0123456789abcdef', 'ffffffffffffffff'), bytes: nat(), key: anyText }), { minLength: 1, maxLength: 3 }).map((list) => [...new Map(list.map((file) => [file.key, file])).values()]);
const anySource = oneof(anyText, anyText.map((name) => `packed:${name}:eJx-_w`));
const anyLink: Arbitrary<LinkState> = record({
  sources: array(anySource, { maxLength: 4 }).map((list) => [...new Set(list)]),
  file: orNone(anyText),
  files: orNone(anyFiles),
  view: record({
    view: constantFrom('overview' as const, 'latency' as const, 'timeline' as const, 'goroutines' as const, 'tasks' as const, 'flame' as const, 'top' as const),
    window: orNone(anyRange),
    selection: orNone(anyRange),
    thresholdNs: maxSafeNat(),
    pin: orNone(anyPin),
    sampleType: orNone(anyText),
    // A focus at the root is the default, whatever its sample.
    flameFocus: anyZoom,
    flameDirection: constantFrom('icicle' as const, 'flame' as const),
    search: oneof(constant(''), anyText),
    gcLook: anyGcLook,
    waitLook: anyWaitLook,
    versusLook: anyVersusLook,
    laneView: constant(INITIAL_VIEW_STATE.laneView),
    notes: constant(INITIAL_VIEW_STATE.notes),
    wallClock: boolean(),
    profileLook: anyLook,
    goroutineTable: record({
      by: constantFrom('entry' as const, 'creator' as const),
      figure: constantFrom(...GROUP_FIGURES),
      column: constantFrom(...GROUP_COLUMNS),
      descending: boolean(),
      filter: oneof(constant(''), anyText),
      group: orNone(oneof(constant(''), anyText)),
    }),
    marksTable: record({
      shown: constantFrom(...MARK_KINDS),
      type: orNone(oneof(constant(''), anyText)),
      durationNs: orNone(tuple(nat(), nat()).map(([fromNs, more]) => ({ fromNs, toNs: fromNs + more }))),
      text: oneof(constant(''), anyText),
      order: constantFrom(...ANNOTATION_ORDERS),
      descending: boolean(),
      asTree: boolean(),
    }),
    traceProfile: record({
      kind: orNone(constantFrom(...RANGE_PROFILES)),
      of: orNone(nat().map((goroutine) => ({ lane: 'goroutine' as const, goroutine }))),
    }),
    find: oneof(constant(''), anyText),
    smallLook: constantFrom({}, { astable: '1', topq: 'main', topsort: '-cum' }, { vfigures: 'all', sitesort: 'name' }),
  }),
});

describe('the address of a view', () => {
  it('says nothing of a fresh page', () => {
    expect(encodeHash(fresh)).toBe('');
    expect(decodeHash('')).toEqual(fresh);
    expect(decodeHash('#')).toEqual(fresh);
  });

  it('is short and readable', () => {
    const link: LinkState = {
      sources: ['https://example.org/a.trace'],
      file: undefined,
      view: { ...INITIAL_VIEW_STATE, view: 'latency', window: { startNs: 1.4, endNs: 2000 }, pin: { pin: 'stw', index: 3 } },
      names: new Map([['stop 3', { thing: 'stop', atNs: 1204 }]]),
    };
    expect(encodeHash(link)).toBe('v=3&src=https://example.org/a.trace&view=latency&t=1-2000&pin=stw-1204');
  });

  it('says where a flame graph has its root, if that is not on top', () => {
    const state = { ...INITIAL_VIEW_STATE, view: 'flame' as const, flameDirection: 'flame' as const };
    expect(encodeHash(view(state))).toBe('v=3&view=flame&root=bottom');
    expect(decodeHash('v=3&view=flame&root=top')).toEqual(view({ view: 'flame' }));
  });

  it('names a profile’s options as pprof does', () => {
    const options = { focus: 'main\\.', tagFocus: 'bytes=1kb:', granularity: 'lines' as const, noInlines: true, base: { profile: 'old.pb.gz', how: 'diff_base' as const, normalize: true } };
    const look = { ...INITIAL_VIEW_STATE.profileLook, options, chosen: 'main.run' };
    expect(encodeHash(view({ view: 'top', sampleType: 'alloc_space', profileLook: look }))).toBe(
      'v=3&view=top&sample_index=alloc_space&focus=main%5C.&tagfocus=bytes%3D1kb:&granularity=lines&noinlines=1&diff_base=old.pb.gz&normalize=1&fn=:main.run',
    );
  });

  it('understands what pprof’s own page has in its address', () => {
    const { sampleType, profileLook } = decodeHash('f=main&i=x&h=y&s=z&sf=r&tf=k%3Dv&ti=a&ts=b&th=c&si=cpu&g=files&rel=true&noinlines=t&dropneg=f').view;
    expect(sampleType).toBe('cpu');
    expect(profileLook.options).toEqual({
      focus: 'main',
      ignore: 'x',
      hide: 'y',
      show: 'z',
      showFrom: 'r',
      tagFocus: 'k=v',
      tagIgnore: 'a',
      tagShow: 'b',
      tagHide: 'c',
      granularity: 'files',
      relativePercentages: true,
      noInlines: true,
    });
  });

  it('opens links of version 1', () => {
    const zoomed = decodeHash('v=1&src=heap&view=flame&type=alloc_space&focus=3-12&pin=node-4-12').view;
    expect(zoomed).toMatchObject({ view: 'flame', sampleType: 'alloc_space', flameFocus: { depth: 3, sample: 12 }, pin: { pin: 'flameNode', node: { depth: 4, sample: 12 } } });
    expect(zoomed.profileLook.options).toEqual({});
    const lanes = decodeHash('v=1&view=timeline&hide=proc-3&hide=entry:main.run').view;
    expect(lanes.laneView.list.hidden).toEqual([{ lane: 'proc', proc: 3 }, { lane: 'group', by: 'entry', group: 'main.run' }]);
    expect(lanes.profileLook.options).toEqual({});
  });

  it('opens links of version 2', () => {
    const { view: shown } = decodeHash('v=2&src=heap&view=flame&sample_index=alloc_space&focus=3-12&hide=runtime&zoom=3-12&hidelane=proc-3&fn=:main.run&sandwich=1');
    expect(shown).toMatchObject({ view: 'flame', sampleType: 'alloc_space', flameFocus: { depth: 3, sample: 12 } });
    expect(shown.profileLook).toMatchObject({ options: { focus: '3-12', hide: 'runtime' }, chosen: 'main.run', sandwich: true });
    expect(shown.laneView.list.hidden).toEqual([{ lane: 'proc', proc: 3 }]);
  });

  it('finds what links of version 2 call by numbers of tables by those', () => {
    const { view: shown, named } = decodeHash('v=2&src=start-latency&view=timeline&pin=stretch-12-5000&hidelane=goroutine-7&top=proc-1&top=goroutine-8&profof=goroutine-9');
    expect(named).toBeUndefined();
    expect(shown.pin).toEqual({ pin: 'stretch', goroutine: 12, atNs: 5000 });
    expect(shown.laneView.list.hidden).toEqual([{ lane: 'goroutine', goroutine: 7 }]);
    expect(shown.laneView.pinned).toEqual([{ lane: 'proc', proc: 1 }, { lane: 'goroutine', goroutine: 8 }]);
    expect(shown.traceProfile.of).toEqual({ lane: 'goroutine', goroutine: 9 });
    expect(['creation-12', 'goroutine-12', 'stw-3'].map((pin) => decodeHash(`v=2&pin=${pin}`).view.pin)).toEqual([
      { pin: 'creation', creation: 12 },
      { pin: 'goroutine', goroutine: 12 },
      { pin: 'stw', index: 3 },
    ]);
    expect(decodeHash('v=1&pin=creation-12').view.pin).toEqual({ pin: 'creation', creation: 12 });
  });

  it('opens links of version 3', () => {
    const link = decodeHash('v=3&fh=9f86d081884c7d65-4915200:trace.out&data=gc.log:eJxLSgYAAk0BJw&file=trace.out&view=timeline&t=1000-2000&top=proc-1&top=goroutine-17-1200&pin=creation-17-1200');
    expect(link).toMatchObject({ sources: ['packed:gc.log:eJxLSgYAAk0BJw'], file: 'trace.out', files: [{ fingerprint: '9f86d081884c7d65', bytes: 4_915_200, key: 'trace.out' }] });
    expect(link.view).toMatchObject({ view: 'timeline', window: { startNs: 1000, endNs: 2000 }, pin: undefined });
    expect(link.named).toEqual([{ field: 'pin', texts: ['creation-17-1200'] }, { field: 'top', texts: ['proc-1', 'goroutine-17-1200'] }]);
    // What is not known yet is written as it was read.
    expect(decodeHash(encodeHash(link))).toEqual(link);
  });

  it('names a GC cycle by when it began, and finds those of older links by their place', () => {
    const named = decodeHash('v=3&src=start-latency&view=gc&cycleat=120000000-57');
    expect(named.named).toEqual([{ field: 'cycleat', texts: ['120000000-57'] }]);
    expect(named.view.gcLook.cycle).toBeUndefined();
    expect(encodeHash(named)).toBe('v=3&src=start-latency&view=gc&cycleat=120000000-57');
    const opened = view({ view: 'gc', gcLook: { ...INITIAL_VIEW_STATE.gcLook, cycle: 4 } });
    expect(encodeHash({ ...opened, names: new Map([['cycle 4', { thing: 'cycle', atNs: 1500, number: undefined }]]) })).toBe('v=3&view=gc&cycleat=1500');
    // The reader has opened another one since.
    expect(encodeHash({ ...opened, named: named.named })).toBe('v=3&view=gc&cycle=4');
    for (const old of ['v=1', 'v=2', 'v=3']) expect(decodeHash(`${old}&view=gc&cycle=4`)).toEqual(opened);
  });

  it('of all that a reader can have set takes no more than 2 KB', () => {
    const lanes = Array.from({ length: 6 }, (_, nth) => ({ lane: 'goroutine' as const, goroutine: 1000 + nth }));
    const initial = INITIAL_VIEW_STATE;
    const range = { startNs: 123_456_789_012, endNs: 987_654_321_098 };
    const link: LinkState = {
      sources: [],
      file: undefined,
      files: ['service-canary-eu-west-1.trace.out', 'service-stable-eu-west-1.trace.out', 'gctrace.log', 'memstats.jsonl'].map((key) => ({ fingerprint: '9f86d081884c7d65', bytes: 1_234_567_890, key })),
      names: new Map(lanes.map(({ goroutine }) => [`goroutine ${goroutine}`, { thing: 'goroutine', id: String(1e7 + goroutine), atNs: 123_456_789_012 + goroutine }])),
      view: {
        ...initial,
        view: 'versus',
        window: range,
        selection: range,
        thresholdNs: 250_000,
        pin: { pin: 'stretch', goroutine: 1000, atNs: 123_456_789_999 },
        goroutineTable: { by: 'creator', figure: 'p99', column: 'runnable', descending: true, filter: 'net/http', group: 'net/http.(*Server).Serve' },
        marksTable: { shown: 'regions', type: 'handleRequest', durationNs: { fromNs: 1e6, toNs: 1e9 }, text: 'checkout', order: 'duration', descending: true, asTree: true },
        traceProfile: { kind: 'off-cpu', of: lanes[0] },
        find: 'database/sql.(*DB)',
        laneView: {
          list: { axis: 'goroutine', groupBy: 'creator', order: 'runnable time', filter: 'main.', openGroups: ['net/http.(*Server).Serve', 'main.(*pool).run'], hidden: lanes.slice(3) },
          pinned: lanes.slice(0, 3),
          faint: ['running', 'runnable', 'network'],
          counters: ['goroutines', 'heap', 'gctrace', 'memstats'],
        },
        notes: [1, 2, 3].map((nth) => ({ ...range, startNs: nth, text: 'Here the canary begins to wait for a P while the collector marks.' })),
        gcLook: { ...initial.gcLook, cycle: 12, pauseNames: ['GC sweep termination', 'GC mark termination'], pauseLengthNs: { fromNs: 1e5, toNs: 1e7 }, perProc: true, mmuWindowNs: 1e7, momentNs: 5e9, thresholds: { 'gc-rate': 1.5, 'live-share': 15 } },
        waitLook: { ...initial.waitLook, kinds: ['created', 'unblocked'], picture: 'tail', by: 'creator', group: { by: 'creator', key: 'net/http.(*Server).Serve' }, lengthNs: { fromNs: 1e5, toNs: 1e7 }, momentNs: 4e9 },
        versusLook: { ...initial.versusLook, a: ['service-stable-eu-west-1.trace.out'], sample: 'start', picture: 'tail', functions: 'waits' },
        wallClock: true,
        smallLook: { astable: '1', vfigures: 'all', vfsort: '-p99b', vfq: 'main.', subtasks: '12,45,107' },
      },
    };
    const hash = encodeHash(link);
    expect(hash.length).toBeGreaterThan(1500);
    expect(hash.length).toBeLessThanOrEqual(2048);
    expect(decodeHash(hash).view.notes).toHaveLength(3);
  });

  it('comes back as it went', () => {
    assert(property(anyLink, (link) => {
      expect(decodeHash(`#${encodeHash(link)}`)).toEqual(link);
    }));
  });

  it('never throws and never lets nonsense through', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 200 }), (hash) => {
        const link = decodeHash(hash);
        // Whatever was read is something this version would write.
        expect(decodeHash(encodeHash(link))).toEqual(link);
      }),
    );
  });

  it.each([
    ['t=5-5'],
    ['t=9-2'],
    ['t=-1-5'],
    ['t=1e3-2e3'],
    ['t=1-99999999999999999999'],
    ['t=NaN-Infinity'],
    ['view=constructor'],
    ['view=__proto__'],
    ['pin=stw'],
    ['pin=stw--1'],
    ['pin=span-1'],
    ['pin=evil-1'],
    ['zoom=1'],
    ['zoom=0-5'],
    ['granularity=packages'],
    ['fn=main.run'],
    ['colour=constructor'],
    ['normalize=1'],
    ['root=left'],
    ['root=constructor'],
    ['over=-5'],
    ['by=module'],
    ['gsort=--running'],
    ['group=main.run'],
    ['lasting=9-2'],
    ['lasting=1e3-2e3'],
    ['prof=heap'],
    ['profof=goroutine--1'],
    ['pin=task-x'],
    ['stack=-1'],
    ['stack=main'],
    ['cycleat=-5'],
    ['cycleat=5-x'],
    ['over=0x10'],
    [`q=${'a'.repeat(5000)}`],
    ['nonsense=1&v=3'],
  ])('ignores %s', (hash) => {
    expect(decodeHash(hash)).toEqual(fresh);
  });

  it('keeps the good half of a half-good address', () => {
    expect(decodeHash('#v=3&view=timeline&t=bad&pin=creation-row4')).toEqual(view({ view: 'timeline', pin: { pin: 'creation', creation: 4 } }));
  });

  it('opens the sources of a later version without guessing at its view', () => {
    expect(decodeHash('v=9&src=start-latency&view=timeline')).toEqual({ ...fresh, sources: ['start-latency'] });
  });

  it('keeps a plus sign in a search', () => {
    expect(decodeHash('v=3&q=a+b').view.search).toBe('a+b');
  });

  it('bounds how many sources an address can open', () => {
    const many = Array.from({ length: 100 }, (_, i) => `src=s${i}`).join('&');
    expect(decodeHash(many).sources).toHaveLength(16);
  });
});
