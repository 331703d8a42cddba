// What is on screen, as the hash of the page's address, and back. Readable, versioned, and only what differs from a fresh page:
//   #v=3&src=start-latency&view=latency&t=1000000-2000000&pin=creation-17-1204300
// Decoding never throws: whatever is unknown, malformed or absurd is left out as if it had not been written.
import type { TimeRange } from '../../workers/api.ts';
import { upgraded, VERSION } from './earlierVersions.ts';
import { decodeGc, encodeGc } from './gcFields.ts';
import { decodeLanes, encodeLanes, MOST_LANES } from './laneFields.ts';
import { linkedFileText, readLinkedFiles, type LinkedFile } from './linkedFile.ts';
import { namedPinText, readNamedFields, readRowPin, type NamedField, type ThingNames } from './namedFields.ts';
import { dataField, isPacked, sourceOfData } from './packedData.ts';
import { decodeLesson, encodeLesson, type LessonPlace } from './lessonFields.ts';
import type { RunsLook } from '../views/runs/runsLook.ts';
import { decodeSmall, encodeSmall } from './smallFields.ts';
import { decodeVersus, encodeVersus } from './versusFields.ts';
import { decodeWaits, encodeWaits } from './waitFields.ts';
import { INITIAL_VIEW_STATE, type FlameDirection, type Pin, type ViewId, type ViewState } from '../views/viewState.ts';
import { decodeProfile, encodeProfile, nodeText, readNode, readZoom } from './profileFields.ts';
import { decodeRuns, encodeRuns } from './runsFields.ts';
import { decodeTables, encodeTables } from './tableFields.ts';

/** Everything an address says. */
export interface LinkState {
  /** Addresses, sample names, and data of small files (packedData.ts), to open in this order. Other files from the reader's disk are not among them. */
  readonly sources: readonly string[];
  /** Which open file is on screen, by its key in the workspace; undefined: the first. */
  readonly file: string | undefined;
  readonly view: ViewState;
  /** The table of runs is on screen, and `view` behind it. */
  readonly runs?: RunsLook | undefined;
  /** The panel of lessons is beside it. */
  readonly lesson?: LessonPlace | undefined;
  /** Files that no source brings along; where there is neither `file` nor a source, the first is on screen. */
  readonly files?: readonly LinkedFile[] | undefined;
  /** What `view` is to hold once the file says what it is: see namedFields.ts. */
  readonly named?: readonly NamedField[] | undefined;
  /** What the file calls what `view` holds; only for writing. */
  readonly names?: ThingNames | undefined;
}

const MAX_SOURCES = 16;
const MAX_ADDRESS = 4096;
const MAX_TEXT = 1000;

const VIEWS: Readonly<Record<ViewId, true>> = { overview: true, latency: true, waits: true, anomalies: true, startup: true, versus: true, timeline: true, goroutines: true, tasks: true, flame: true, top: true, tree: true, graph: true, peek: true, source: true, tags: true, samples: true, heap: true, stacks: true, compare: true, gc: true, pauses: true, mmu: true, memory: true, preconditions: true, sched: true, init: true, lines: true };

/** Where a flame graph has its root. */
const ROOT_AT: Readonly<Record<FlameDirection, string>> = { icicle: 'top', flame: 'bottom' };

/** What the reader has chosen since stands for what the address named. */
function isThere({ pin, gcLook }: ViewState, field: NamedField['field']): boolean {
  return field === 'pin' ? pin !== undefined : field === 'cycleat' && gcLook.cycle !== undefined;
}

/** Without the leading "#"; empty for a fresh page. Times are rounded to the nanosecond. */
export function encodeHash(link: LinkState): string {
  const out: [string, string][] = link.sources.map((source) => (isPacked(source) ? ['data', dataField(source)] : ['src', source]));
  const { view, names, named = [], files = [] } = link;
  for (const file of files) out.push(['fh', linkedFileText(file)]);
  out.push(...encodeLesson(link.lesson));
  out.push(...encodeRuns(link.runs));
  if (link.file !== undefined) out.push(['file', link.file]);
  if (view.view !== INITIAL_VIEW_STATE.view) out.push(['view', view.view]);
  if (view.window !== undefined) out.push(['t', rangeText(view.window)]);
  if (view.selection !== undefined) out.push(['sel', rangeText(view.selection)]);
  if (view.thresholdNs !== INITIAL_VIEW_STATE.thresholdNs) out.push(['over', integer(view.thresholdNs)]);
  if (view.sampleType !== undefined) out.push(['sample_index', view.sampleType]);
  out.push(...encodeProfile(view.profileLook));
  if (view.flameFocus.depth !== 0) out.push(['zoom', nodeText(view.flameFocus)]);
  if (view.flameDirection !== INITIAL_VIEW_STATE.flameDirection) out.push(['root', ROOT_AT[view.flameDirection]]);
  if (view.search !== '') out.push(['q', view.search]);
  out.push(...encodeTables(view, names));
  if (view.find !== '') out.push(['find', view.find]);
  out.push(...encodeLanes(view, names));
  out.push(...encodeGc(view.gcLook, names));
  out.push(...encodeWaits(view.waitLook));
  out.push(...encodeVersus(view.versusLook));
  out.push(...encodeSmall(view.smallLook));
  if (view.pin !== undefined) out.push(['pin', pinText(view.pin, names)]);
  for (const { field, texts } of named) if (!isThere(view, field)) for (const text of texts) out.push([field, text]);
  if (out.length === 0) return '';
  return [['v', VERSION] as const, ...out].map(([name, value]) => `${name}=${escaped(value)}`).join('&');
}

/** Reads a hash with or without its "#", of this version or an earlier one. A hash of a later version still names its sources, but says nothing of the view. */
export function decodeHash(hash: string): LinkState {
  const written = new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'));
  const sources = readSources(written);
  const fields = upgraded(written);
  if (fields === undefined) return { sources, file: undefined, view: INITIAL_VIEW_STATE };
  const initial = INITIAL_VIEW_STATE;
  const view: ViewState = {
    view: readView(fields.get('view')) ?? initial.view,
    window: readRange(fields.get('t')),
    selection: readRange(fields.get('sel')),
    thresholdNs: readInteger(fields.get('over')) ?? initial.thresholdNs,
    pin: readPin(fields.get('pin')),
    sampleType: readText(fields.get('sample_index') ?? fields.get('si') ?? fields.get('type'), MAX_TEXT),
    flameFocus: readZoom(fields.get('zoom')) ?? initial.flameFocus,
    flameDirection: readDirection(fields.get('root')) ?? initial.flameDirection,
    search: readText(fields.get('q'), MAX_TEXT) ?? initial.search,
    profileLook: decodeProfile(fields),
    ...decodeLanes(fields),
    gcLook: decodeGc(fields),
    waitLook: decodeWaits(fields),
    versusLook: decodeVersus(fields),
    ...decodeTables(fields),
    smallLook: decodeSmall(fields),
    find: readText(fields.get('find'), MAX_TEXT) ?? initial.find,
  };
  const runs = decodeRuns(fields);
  const lesson = decodeLesson(fields);
  const files = readLinkedFiles(fields.getAll('fh'));
  const named = readNamedFields(fields, MOST_LANES);
  return {
    sources,
    file: readText(fields.get('file'), MAX_TEXT),
    view,
    ...(runs === undefined ? {} : { runs }),
    ...(lesson === undefined ? {} : { lesson }),
    ...(files.length === 0 ? {} : { files }),
    ...(named.length === 0 ? {} : { named }),
  };
}

/** The `src` and `data` fields of a query or hash in their order: at most 16, an address of at most 4096 characters, none twice. */
export function readSources(fields: URLSearchParams): readonly string[] {
  const named = [...fields].flatMap(([field, value]) => {
    if (field === 'data') return sourceOfData(value) ?? [];
    return field === 'src' && !isPacked(value) ? (readText(value, MAX_ADDRESS) ?? []) : [];
  });
  return [...new Set(named)].slice(0, MAX_SOURCES);
}

/** Slashes, colons and commas are legal in a fragment; without escapes an address stays readable. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',');
}

function integer(value: number): string {
  return String(Math.round(value));
}

function rangeText(range: TimeRange): string {
  return `${integer(range.startNs)}-${integer(range.endNs)}`;
}

function pinText(pin: Pin, names: ThingNames | undefined): string {
  switch (pin.pin) {
    case 'procSpan':
      return `span-${pin.proc}-${integer(pin.atNs)}`;
    case 'task':
      return `task-${pin.task}`;
    case 'range':
      return 'range';
    case 'flameNode':
      return `node-${nodeText(pin.node)}`;
    case 'function':
      return `function-${pin.name}`;
    case 'creation':
    case 'goroutine':
    case 'stretch':
    case 'stw':
      return namedPinText(pin, names);
  }
}

function readText(text: string | null, limit: number): string | undefined {
  return text === null || text === '' || text.length > limit ? undefined : text;
}

/** A whole number that a double holds exactly; nothing negative, no exponent, no leading zeros. */
function readInteger(text: string | null | undefined): number | undefined {
  if (text === null || text === undefined || !/^(0|[1-9]\d{0,15})$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Exactly `count` whole numbers joined by "-". */
function readIntegers(text: string | null, count: number): readonly number[] | undefined {
  const values = (text ?? '').split('-').map(readInteger);
  const whole = values.filter((value) => value !== undefined);
  return values.length === count && whole.length === count ? whole : undefined;
}

function readView(text: string | null): ViewId | undefined {
  return text !== null && Object.hasOwn(VIEWS, text) ? (text as ViewId) : undefined;
}

function readDirection(text: string | null): FlameDirection | undefined {
  return text === ROOT_AT.flame ? 'flame' : text === ROOT_AT.icicle ? 'icicle' : undefined;
}

function readRange(text: string | null): TimeRange | undefined {
  const [startNs, endNs] = readIntegers(text, 2) ?? [];
  return startNs !== undefined && endNs !== undefined && startNs < endNs ? { startNs, endNs } : undefined;
}

function readPin(text: string | null): Pin | undefined {
  if (text === 'range') return { pin: 'range' };
  const [, kind = '', rest = ''] = /^([a-z]+)-(.+)$/.exec(text ?? '') ?? [];
  switch (kind) {
    case 'span': {
      const [proc, atNs] = readIntegers(rest, 2) ?? [];
      return proc === undefined || atNs === undefined ? undefined : { pin: 'procSpan', proc, atNs };
    }
    case 'task':
      return /^(0|[1-9]\d{0,19})$/.test(rest) ? { pin: 'task', task: rest } : undefined;
    case 'node': {
      const node = readNode(rest);
      return node === undefined ? undefined : { pin: 'flameNode', node };
    }
    case 'function':
      return rest.length > MAX_TEXT ? undefined : { pin: 'function', name: rest };
    default:
      return readRowPin(text ?? '');
  }
}
