// The fields of an address that belong to the view of waits. Decoding never throws; what is malformed is as if it had not been written.
import { WAIT_CAUSES, WAIT_GROUP_ORDERS, WAIT_GROUPINGS, WAIT_KINDS, type WaitGrouping } from '../../workers/api.ts';
import { INITIAL_WAIT_LOOK, WAIT_PICTURES, WAIT_WEIGHTS, type WaitLook } from '../views/waits/waitLook.ts';

const MAX_TEXT = 400;

/** Names and values of what differs from a fresh page. */
export function encodeWaits(look: WaitLook): readonly [string, string][] {
  const initial = INITIAL_WAIT_LOOK;
  const out: [string, string][] = [];
  if (look.kinds.length > 0) out.push(['waits', look.kinds.join(',')]);
  if (look.picture !== initial.picture) out.push(['wpicture', look.picture]);
  if (look.weight !== initial.weight) out.push(['wweight', look.weight]);
  if (look.by !== initial.by) out.push(['wby', look.by]);
  if (look.group !== undefined) out.push(['wgroup', `${look.group.by}:${look.group.key}`]);
  if (look.order !== initial.order || look.descending !== initial.descending) out.push(['wsort', `${look.descending ? '-' : ''}${look.order}`]);
  if (look.lengthNs !== undefined) out.push(['waited', `${Math.round(look.lengthNs.fromNs)}-${Math.round(look.lengthNs.toNs)}`]);
  if (look.main !== undefined) out.push(['wcause', look.main]);
  if (look.list !== initial.list) out.push(['wlist', look.list]);
  if (look.momentNs !== undefined) out.push(['moment', String(Math.round(look.momentNs))]);
  return out;
}

export function decodeWaits(fields: URLSearchParams): WaitLook {
  const initial = INITIAL_WAIT_LOOK;
  const kinds = new Set(fields.get('waits')?.split(','));
  const [, minus = '', order = ''] = /^(-?)(.*)$/.exec(fields.get('wsort') ?? '') ?? [];
  const by = WAIT_GROUP_ORDERS.find((one) => one === order);
  return {
    kinds: WAIT_KINDS.filter((kind) => kinds.has(kind)),
    picture: WAIT_PICTURES.find((one) => one === fields.get('wpicture')) ?? initial.picture,
    weight: WAIT_WEIGHTS.find((one) => one === fields.get('wweight')) ?? initial.weight,
    by: WAIT_GROUPINGS.find((one) => one === fields.get('wby')) ?? initial.by,
    group: readGroup(fields.get('wgroup')),
    order: by ?? initial.order,
    descending: by === undefined ? initial.descending : minus === '-',
    lengthNs: readLengths(fields.get('waited')),
    main: WAIT_CAUSES.find((one) => one === fields.get('wcause')),
    list: fields.get('wlist') === 'time' ? 'time' : initial.list,
    momentNs: readMoment(fields.get('moment')),
  };
}

function readGroup(text: string | null): { readonly by: WaitGrouping; readonly key: string } | undefined {
  if (text === null || text.length > MAX_TEXT) return undefined;
  const by = WAIT_GROUPINGS.find((one) => text.startsWith(`${one}:`));
  return by === undefined ? undefined : { by, key: text.slice(by.length + 1) };
}

function readLengths(text: string | null): WaitLook['lengthNs'] {
  const [, from = '', to = ''] = /^(0|[1-9]\d{0,14})-(0|[1-9]\d{0,14})$/.exec(text ?? '') ?? [];
  return from !== '' && Number(from) <= Number(to) ? { fromNs: Number(from), toNs: Number(to) } : undefined;
}

function readMoment(text: string | null): number | undefined {
  return text !== null && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined;
}
