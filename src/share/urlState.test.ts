import { type Arbitrary, array, assert, boolean, constantFrom, maxSafeNat, nat, oneof, option, property, record, string, tuple, constant } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANNOTATION_ORDERS, RANGE_PROFILES } from '../../workers/api.ts';
import { GROUP_COLUMNS, GROUP_FIGURES } from '../views/goroutines/goroutineTable.ts';
import { MARK_KINDS } from '../views/tasks/marksTable.ts';
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
const anyLink: Arbitrary<LinkState> = record({
  sources: array(anyText, { maxLength: 4 }).map((list) => [...new Set(list)]),
  file: orNone(anyText),
  view: record({
    view: constantFrom('overview' as const, 'latency' as const, 'timeline' as const, 'goroutines' as const, 'tasks' as const, 'flame' as const, 'top' as const),
    window: orNone(anyRange),
    selection: orNone(anyRange),
    thresholdNs: maxSafeNat(),
    pin: orNone(anyPin),
    sampleType: orNone(anyText),
    // A focus at the root is the default, whatever its sample.
    flameFocus: oneof(constant(INITIAL_VIEW_STATE.flameFocus), anyNode.map((node) => ({ ...node, depth: node.depth + 1 }))),
    flameDirection: constantFrom('icicle' as const, 'flame' as const),
    search: oneof(constant(''), anyText),
    laneView: constant(INITIAL_VIEW_STATE.laneView),
    notes: constant(INITIAL_VIEW_STATE.notes),
    wallClock: boolean(),
    profileLook: constant(INITIAL_VIEW_STATE.profileLook),
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
    };
    expect(encodeHash(link)).toBe('v=1&src=https://example.org/a.trace&view=latency&t=1-2000&pin=stw-3');
  });

  it('says where a flame graph has its root, if that is not on top', () => {
    const state = { ...INITIAL_VIEW_STATE, view: 'flame' as const, flameDirection: 'flame' as const };
    expect(encodeHash(view(state))).toBe('v=1&view=flame&root=bottom');
    expect(decodeHash('v=1&view=flame&root=top')).toEqual(view({ view: 'flame' }));
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
    ['focus=1'],
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
    ['over=0x10'],
    [`q=${'a'.repeat(5000)}`],
    ['nonsense=1&v=1'],
  ])('ignores %s', (hash) => {
    expect(decodeHash(hash)).toEqual(fresh);
  });

  it('keeps the good half of a half-good address', () => {
    expect(decodeHash('#v=1&view=timeline&t=bad&pin=creation-4')).toEqual(view({ view: 'timeline', pin: { pin: 'creation', creation: 4 } }));
  });

  it('opens the sources of a later version without guessing at its view', () => {
    expect(decodeHash('v=9&src=start-latency&view=timeline')).toEqual({ ...fresh, sources: ['start-latency'] });
  });

  it('keeps a plus sign in a search', () => {
    expect(decodeHash('v=1&q=a+b').view.search).toBe('a+b');
  });

  it('bounds how many sources an address can open', () => {
    const many = Array.from({ length: 100 }, (_, i) => `src=s${i}`).join('&');
    expect(decodeHash(many).sources).toHaveLength(16);
  });
});
