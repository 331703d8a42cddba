// The fields of an address that belong to the views about the garbage collector and the runtime's logs. Decoding never throws; what is
// malformed is as if it had not been written.
import { GC_ORDERS, PAUSE_ORDERS, UTILISATION_CAUSES, type Thresholds, type UtilisationCauses } from '../../workers/api.ts';
import { INITIAL_GC_LOOK, type GcLook } from '../views/gc/gcLook.ts';
import { cycleNameText } from './cycleName.ts';
import { thingKey, type ThingNames } from './namedFields.ts';

const MOST_NAMES = 50;
const MAX_TEXT = 200;

/** Names and values of what differs from a fresh page. A cycle whose name is not among `names` is written by its place. */
export function encodeGc(look: GcLook, names?: ThingNames): readonly [string, string][] {
  const out: [string, string][] = [];
  const initial = INITIAL_GC_LOOK;
  if (look.cycle !== undefined) {
    const name = names?.get(thingKey({ thing: 'cycle', index: look.cycle }));
    out.push(name?.thing === 'cycle' ? ['cycleat', cycleNameText(name)] : ['cycle', String(look.cycle)]);
  }
  if (look.cyclesOrder !== initial.cyclesOrder || look.cyclesDescending !== initial.cyclesDescending) out.push(['csort', orderText(look.cyclesOrder, look.cyclesDescending)]);
  for (const name of look.pauseNames) out.push(['stop', name]);
  if (look.pauseLengthNs !== undefined) out.push(['stopped', `${Math.round(look.pauseLengthNs.fromNs)}-${Math.round(look.pauseLengthNs.toNs)}`]);
  if (look.pausesOrder !== initial.pausesOrder || look.pausesDescending !== initial.pausesDescending) out.push(['psort', orderText(look.pausesOrder, look.pausesDescending)]);
  const off = UTILISATION_CAUSES.filter((cause) => !look.causes[cause]);
  if (off.length > 0) out.push(['without', off.join(',')]);
  if (look.perProc) out.push(['perproc', '1']);
  if (look.workerCounting === 'go tool trace') out.push(['asgo', '1']);
  if (look.mmuWindowNs !== undefined) out.push(['mmu', String(Math.round(look.mmuWindowNs))]);
  if (look.mut) out.push(['mut', '1']);
  for (const name of look.hiddenSeries) out.push(['noseries', name]);
  if (look.momentNs !== undefined) out.push(['at', String(Math.round(look.momentNs))]);
  for (const [id, value] of Object.entries(look.thresholds)) out.push(['limit', `${id}:${value}`]);
  if (look.lines !== initial.lines) out.push(['lines', look.lines]);
  return out;
}

export function decodeGc(fields: URLSearchParams): GcLook {
  const initial = INITIAL_GC_LOOK;
  const cycles = readOrder(fields.get('csort'), GC_ORDERS);
  const pauses = readOrder(fields.get('psort'), PAUSE_ORDERS);
  const mmuWindowNs = readInteger(fields.get('mmu'));
  return {
    cycle: readInteger(fields.get('cycle')),
    cyclesOrder: cycles?.by ?? initial.cyclesOrder,
    cyclesDescending: cycles?.descending ?? initial.cyclesDescending,
    pauseNames: someNames(fields.getAll('stop')),
    pauseLengthNs: readLengths(fields.get('stopped')),
    pausesOrder: pauses?.by ?? initial.pausesOrder,
    pausesDescending: pauses?.descending ?? initial.pausesDescending,
    causes: readCauses(fields.get('without')),
    perProc: fields.get('perproc') === '1',
    workerCounting: fields.get('asgo') === '1' ? 'go tool trace' : 'each once',
    mmuWindowNs: mmuWindowNs === 0 ? undefined : mmuWindowNs,
    mut: fields.get('mut') === '1',
    hiddenSeries: someNames(fields.getAll('noseries')),
    momentNs: readInteger(fields.get('at')),
    thresholds: readThresholds(fields.getAll('limit')),
    lines: fields.get('lines') === 'skipped' ? 'skipped' : 'records',
  };
}

/** "length", or "-length" for the largest first. */
function orderText(by: string, descending: boolean): string {
  return descending ? `-${by}` : by;
}

function readOrder<By extends string>(text: string | null, known: readonly By[]): { readonly by: By; readonly descending: boolean } | undefined {
  const descending = text?.startsWith('-') ?? false;
  const wanted = descending ? (text ?? '').slice(1) : text;
  const by = known.find((one) => one === wanted);
  return by === undefined ? undefined : { by, descending };
}

function someNames(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== '' && text.length <= MAX_TEXT))].slice(0, MOST_NAMES);
}

function readInteger(text: string | null): number | undefined {
  return text !== null && /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
}

function readLengths(text: string | null): GcLook['pauseLengthNs'] {
  const [, from = '', to = ''] = /^(0|[1-9]\d{0,14})-(0|[1-9]\d{0,14})$/.exec(text ?? '') ?? [];
  return from !== '' && Number(from) <= Number(to) ? { fromNs: Number(from), toNs: Number(to) } : undefined;
}

function readCauses(text: string | null): UtilisationCauses {
  const off = new Set((text ?? '').split(','));
  return { stw: !off.has('stw'), background: !off.has('background'), assist: !off.has('assist'), sweep: !off.has('sweep') };
}

function readThresholds(texts: readonly string[]): Thresholds {
  const read = texts.slice(0, MOST_NAMES).flatMap((text): readonly (readonly [string, number])[] => {
    const [, id = '', value = ''] = /^([a-z][a-z0-9-]{0,60}):(\d{1,15}(?:\.\d{1,9})?)$/.exec(text) ?? [];
    return id === '' ? [] : [[id, Number(value)]];
  });
  return Object.fromEntries(read);
}
