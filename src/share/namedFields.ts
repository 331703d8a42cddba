// Goroutines, creations, stops and GC cycles in an address. A view holds them by numbers of this decoder's tables; an address names them
// by what the file says (Go's id and a time, see workers/api/names.ts and cycleName.ts), so that it stays right whatever reads the file:
//   goroutine-17-1234   creation-17-1234   stretch-17-5000   stw-1234   cycleat=1234
// Until the file has been asked, an address has the number ("goroutine-row12"), and a view that comes from an address lacks them.
import type { LaneRef, Ns, Thing, ThingName } from '../../workers/api.ts';
import { readCycleName, type CycleName, type NumberedCycle } from './cycleName.ts';
import type { Pin, ViewState } from '../views/viewState.ts';
import { laneText, readLane } from './laneText.ts';

/** A field whose value, or whose values, name something, as written. */
export interface NamedField {
  readonly field: 'pin' | 'hidelane' | 'top' | 'profof' | 'cycleat';
  /** Of `hidelane` and `top` all, in their order; those that need no name too. */
  readonly texts: readonly string[];
}

export type NumberedPin = Extract<Pin, { readonly pin: 'goroutine' | 'stretch' | 'creation' | 'stw' }>;

export type LinkedThing = Thing | NumberedCycle;
export type LinkedName = ThingName | CycleName;

/** What the file calls things, by `thingKey`. */
export type ThingNames = ReadonlyMap<string, LinkedName>;

const NO_NAMES: ThingNames = new Map();
const ID = '(?:0|[1-9]\\d{0,18})';
const TIME = '(?:0|[1-9]\\d{0,15})';
const NAMED = new RegExp(`^(goroutine|creation|stretch)-(${ID})(?:-(${TIME}))?$`);
const STOP = new RegExp(`^stw-(${TIME})$`);
const ROW = /^(goroutine|creation|stw)-row(0|[1-9]\d{0,9})$/;
const STRETCH_ROW = new RegExp(`^stretch-row(0|[1-9]\\d{0,9})-(${TIME})$`);

export function thingKey(thing: LinkedThing): string {
  switch (thing.thing) {
    case 'goroutine':
      return `goroutine ${thing.goroutine}`;
    case 'creation':
      return `creation ${thing.creation}`;
    case 'stop':
      return `stop ${thing.index}`;
    case 'cycle':
      return `cycle ${thing.index}`;
  }
}

/** What is called so, as far as it is among `names`. */
export function thingOf(names: ThingNames, wanted: LinkedName): LinkedThing | undefined {
  for (const [key, name] of names) {
    if (!isSameName(name, wanted)) continue;
    const number = Number(key.slice(key.indexOf(' ') + 1));
    switch (name.thing) {
      case 'goroutine':
        return { thing: 'goroutine', goroutine: number };
      case 'creation':
        return { thing: 'creation', creation: number };
      case 'stop':
        return { thing: 'stop', index: number };
      case 'cycle':
        return { thing: 'cycle', index: number };
    }
  }
  return undefined;
}

export function isSameName(one: LinkedName, other: LinkedName): boolean {
  return one.thing === other.thing && one.atNs === other.atNs && detailOf(one) === detailOf(other);
}

/** What tells it from others of its time. */
function detailOf(name: LinkedName): string | number | undefined {
  switch (name.thing) {
    case 'goroutine':
    case 'creation':
      return name.id;
    case 'stop':
      return undefined;
    case 'cycle':
      return name.number;
  }
}

/** What a view of a trace holds numbers of, GC cycles aside: of these logs tell, too. */
export function thingsIn({ pin, laneView, traceProfile }: ViewState): readonly Thing[] {
  const lanes = [...laneView.list.hidden, ...laneView.pinned, ...(traceProfile.of === undefined ? [] : [traceProfile.of])];
  return [
    ...(pin === undefined ? [] : thingOfPin(pin)),
    ...lanes.flatMap((ref): readonly Thing[] => (ref.lane === 'goroutine' ? [{ thing: 'goroutine', goroutine: ref.goroutine }] : [])),
  ];
}

function thingOfPin(pin: Pin): readonly Thing[] {
  switch (pin.pin) {
    case 'goroutine':
    case 'stretch':
      return [{ thing: 'goroutine', goroutine: pin.goroutine }];
    case 'creation':
      return [{ thing: 'creation', creation: pin.creation }];
    case 'stw':
      return [{ thing: 'stop', index: pin.index }];
    case 'procSpan':
    case 'task':
    case 'range':
    case 'flameNode':
    case 'function':
      return [];
  }
}

export function namedPinText(pin: NumberedPin, names: ThingNames = NO_NAMES): string {
  const [thing] = thingOfPin(pin);
  const name = thing && names.get(thingKey(thing));
  switch (pin.pin) {
    case 'goroutine':
      return name?.thing === 'goroutine' ? `goroutine-${name.id}-${name.atNs}` : `goroutine-row${pin.goroutine}`;
    case 'creation':
      return name?.thing === 'creation' ? `creation-${name.id}-${name.atNs}` : `creation-row${pin.creation}`;
    case 'stretch': {
      const atNs = Math.round(pin.atNs);
      return name?.thing === 'goroutine' ? `stretch-${name.id}-${atNs}` : `stretch-row${pin.goroutine}-${atNs}`;
    }
    case 'stw':
      return name === undefined ? `stw-row${pin.index}` : `stw-${name.atNs}`;
  }
}

export function namedLaneText(ref: LaneRef, names: ThingNames = NO_NAMES): string {
  if (ref.lane !== 'goroutine') return laneText(ref);
  const name = names.get(thingKey({ thing: 'goroutine', goroutine: ref.goroutine }));
  return name?.thing === 'goroutine' ? `goroutine-${name.id}-${name.atNs}` : `goroutine-row${ref.goroutine}`;
}

/** A pin by its number. */
export function readRowPin(text: string): Pin | undefined {
  const [, stretch, at] = STRETCH_ROW.exec(text) ?? [];
  if (stretch !== undefined) return Number.isSafeInteger(Number(at)) ? { pin: 'stretch', goroutine: Number(stretch), atNs: Number(at) } : undefined;
  const [, kind, digits] = ROW.exec(text) ?? [];
  const row = Number(digits);
  if (kind === 'goroutine') return { pin: 'goroutine', goroutine: row };
  if (kind === 'creation') return { pin: 'creation', creation: row };
  return kind === 'stw' ? { pin: 'stw', index: row } : undefined;
}

/** What the fields of an address name; their values are read once the file says what it is. */
export function readNamedFields(fields: URLSearchParams, most: number): readonly NamedField[] {
  const out: NamedField[] = [];
  const pin = fields.get('pin');
  if (pin !== null && nameOfPin(pin) !== undefined) out.push({ field: 'pin', texts: [pin] });
  for (const field of ['hidelane', 'top'] as const) {
    const texts = [...new Set(fields.getAll(field))].slice(0, most).filter((text) => readLane(text) !== undefined || isNamedLane(text));
    if (texts.some(isNamedLane)) out.push({ field, texts });
  }
  const of = fields.get('profof');
  if (of !== null && isNamedLane(of)) out.push({ field: 'profof', texts: [of] });
  const cycle = fields.get('cycleat');
  if (cycle !== null && readCycleName(cycle) !== undefined) out.push({ field: 'cycleat', texts: [cycle] });
  return out;
}

/** The names in these fields, GC cycles aside. */
export function namesIn(named: readonly NamedField[]): readonly ThingName[] {
  return named.flatMap(({ field, texts }) => (field === 'cycleat' ? [] : texts.flatMap((text) => (field === 'pin' ? nameOfPin(text) : nameOfLane(text)) ?? [])));
}

export function cycleIn(named: readonly NamedField[]): CycleName | undefined {
  return readCycleName(named.find(({ field }) => field === 'cycleat')?.texts[0] ?? null);
}

export interface Settled {
  readonly view: ViewState;
  /** Of what is not known yet. */
  readonly named: readonly NamedField[];
}

/** The view with what these fields name in it, as far as `find` knows it; what the reader has pinned or opened since stays. */
export function settled(view: ViewState, named: readonly NamedField[], find: (name: LinkedName) => LinkedThing | undefined): Settled {
  let now = view;
  const rest: NamedField[] = [];
  for (const one of named) {
    const next = withField(now, one, find);
    if (next === undefined) rest.push(one);
    else now = next;
  }
  return { view: now, named: rest };
}

/** undefined: something of it is not known yet. */
function withField(view: ViewState, { field, texts }: NamedField, find: (name: LinkedName) => LinkedThing | undefined): ViewState | undefined {
  if (field === 'pin') {
    const pin = view.pin ?? pinNamed(texts[0] ?? '', find);
    return pin && { ...view, pin };
  }
  if (field === 'cycleat') {
    if (view.gcLook.cycle !== undefined) return view;
    const name = readCycleName(texts[0] ?? null);
    const thing = name && find(name);
    return thing?.thing === 'cycle' ? { ...view, gcLook: { ...view.gcLook, cycle: thing.index } } : undefined;
  }
  const lanes = texts.map((text): LaneRef | undefined => {
    const name = nameOfLane(text);
    const thing = name && find(name);
    return name === undefined ? readLane(text) : thing?.thing === 'goroutine' ? { lane: 'goroutine', goroutine: thing.goroutine } : undefined;
  });
  const known = lanes.filter((lane) => lane !== undefined);
  if (known.length < lanes.length) return undefined;
  const { laneView, traceProfile } = view;
  switch (field) {
    case 'hidelane':
      return { ...view, laneView: { ...laneView, list: { ...laneView.list, hidden: withThese(known, laneView.list.hidden) } } };
    case 'top':
      return { ...view, laneView: { ...laneView, pinned: withThese(known, laneView.pinned) } };
    case 'profof':
      return { ...view, traceProfile: { ...traceProfile, of: traceProfile.of ?? known[0] } };
  }
}

/** What the reader has added since comes after. */
function withThese(first: readonly LaneRef[], later: readonly LaneRef[]): readonly LaneRef[] {
  const there = new Set(first.map(laneText));
  return [...first, ...later.filter((ref) => !there.has(laneText(ref)))];
}

function pinNamed(text: string, find: (name: LinkedName) => LinkedThing | undefined): Pin | undefined {
  const name = nameOfPin(text);
  const thing = name && find(name);
  if (name === undefined || thing === undefined) return undefined;
  switch (thing.thing) {
    case 'goroutine':
      return name.thing === 'goroutine' && text.startsWith('stretch-') ? { pin: 'stretch', goroutine: thing.goroutine, atNs: name.atNs } : { pin: 'goroutine', goroutine: thing.goroutine };
    case 'creation':
      return { pin: 'creation', creation: thing.creation };
    case 'stop':
      return { pin: 'stw', index: thing.index };
    case 'cycle':
      return undefined;
  }
}

function nameOfPin(text: string): ThingName | undefined {
  const [, stop] = STOP.exec(text) ?? [];
  if (stop !== undefined) return Number.isSafeInteger(Number(stop)) ? { thing: 'stop', atNs: Number(stop) } : undefined;
  const [, kind, id, at] = NAMED.exec(text) ?? [];
  if (kind === undefined || id === undefined || (at === undefined && kind !== 'goroutine')) return undefined;
  // Of a goroutine without a time the first one of that id is meant.
  const atNs: Ns = Number(at ?? 0);
  if (!Number.isSafeInteger(atNs)) return undefined;
  return kind === 'creation' ? { thing: 'creation', id, atNs } : { thing: 'goroutine', id, atNs };
}

/** A lane that only the file itself can tell. */
export function isNamedLane(text: string): boolean {
  return nameOfLane(text) !== undefined;
}

function nameOfLane(text: string): ThingName | undefined {
  return text.startsWith('goroutine-') ? nameOfPin(text) : undefined;
}
