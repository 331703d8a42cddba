// The fields of an address that say what is compared with what. Decoding never throws; what is malformed is as if it had not been written.
import { INITIAL_VERSUS_LOOK, VERSUS_PICTURES, type VersusLook } from '../views/versus/versusLook.ts';

const MOST_RUNS = 16;
const MAX_TEXT = 400;

/** Names and values of what differs from a fresh page. */
export function encodeVersus(look: VersusLook): readonly [string, string][] {
  const initial = INITIAL_VERSUS_LOOK;
  const out: [string, string][] = [...look.a.map((key): [string, string] => ['a', key]), ...look.b.map((key): [string, string] => ['b', key])];
  if (look.sample !== undefined) out.push(['vsample', look.sample]);
  if (look.picture !== initial.picture) out.push(['vpicture', look.picture]);
  if (look.functions !== initial.functions) out.push(['vfunctions', look.functions]);
  return out;
}

export function decodeVersus(fields: URLSearchParams): VersusLook {
  const initial = INITIAL_VERSUS_LOOK;
  const sample = fields.get('vsample');
  return {
    a: keys(fields.getAll('a')),
    b: keys(fields.getAll('b')),
    sample: sample === null || sample === '' || sample.length > MAX_TEXT ? undefined : sample,
    picture: VERSUS_PICTURES.find((one) => one === fields.get('vpicture')) ?? initial.picture,
    functions: fields.get('vfunctions') === 'waits' ? 'waits' : initial.functions,
  };
}

function keys(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.filter((text) => text !== '' && text.length <= MAX_TEXT))].slice(0, MOST_RUNS);
}
