// For tests: profiles written down as readable stacks, encoded as real pprof bytes.
import { Writer } from 'protobufjs/minimal.js';

export interface TextProfileOptions {
  /** `type/unit` of each value column. */
  readonly types?: readonly string[];
  readonly periodType?: string;
  readonly period?: number;
  readonly durationNs?: number;
  readonly defaultSampleType?: string;
  readonly docUrl?: string;
  readonly comments?: readonly string[];
  /** Binary that frames without a name belong to. */
  readonly mapping?: string;
}

/**
 * One sample a line: frames root first, `;` between them, then its values. `~name` is inlined into the frame before it, `?` has no
 * function, `name@file:line` says where it is (otherwise `name.go:1`). Labels come last: `#key=text`, `#key:number` with its unit if it
 * has one, and `#base` for a sample of a difference's base.
 *
 *     main;work;~alloc 5 640 #bytes:128 #path=/index #latency:-3ms
 *     main;idle 1 16 #base
 */
export function profileFromText(text: string, options: TextProfileOptions = {}): Uint8Array {
  const { types = ['samples/count'], mapping = '/bin/app' } = options;
  const strings = new Strings();
  const profile = new Writer();
  for (const type of types) profile.uint32(10).bytes(valueType(strings, type));
  profile.uint32(26).bytes(new Writer().uint32(8).uint32(1).uint32(40).uint32(strings.of(mapping)).finish());

  const functions = new Map<string, number>();
  const locations = new Map<string, number>();
  for (const line of text.trim().split('\n')) {
    const [stack = '', ...rest] = line.trim().split(/ +/);
    const sample = new Writer();
    for (const key of locationKeys(stack).toReversed()) sample.uint32(8).uint32(locationId(key));
    for (const value of rest.filter((word) => !word.startsWith('#'))) sample.uint32(16).int64(exactly(BigInt(value)));
    for (const word of rest.filter((each) => each.startsWith('#'))) sample.uint32(26).bytes(label(strings, word === '#base' ? '#pprof::base=true' : word));
    profile.uint32(18).bytes(sample.finish());
  }
  if (options.durationNs !== undefined) profile.uint32(80).int64(options.durationNs);
  if (options.periodType !== undefined) profile.uint32(90).bytes(valueType(strings, options.periodType));
  if (options.period !== undefined) profile.uint32(96).int64(options.period);
  for (const comment of options.comments ?? []) profile.uint32(104).uint32(strings.of(comment));
  if (options.defaultSampleType !== undefined) profile.uint32(112).uint32(strings.of(options.defaultSampleType));
  if (options.docUrl !== undefined) profile.uint32(120).uint32(strings.of(options.docUrl));
  for (const string of strings.all) profile.uint32(50).string(string);
  return profile.finish();

  /** A location is written when first used; one key is the frames inlined into one, outermost first. */
  function locationId(key: string): number {
    const known = locations.get(key);
    if (known !== undefined) return known;
    const id = locations.size + 1;
    locations.set(key, id);
    const location = new Writer().uint32(8).uint32(id).uint32(16).uint32(1);
    for (const frame of key.split('~').toReversed()) {
      if (frame === '?') continue;
      const [, name = '', place = `${name}.go:1`] = /^([^@]*)(?:@(.*))?$/.exec(frame) ?? [];
      const [file = '', lineNumber = '1'] = place.split(':');
      location.uint32(34).bytes(new Writer().uint32(8).uint32(functionId(name, file)).uint32(16).int64(Number(lineNumber)).finish());
    }
    profile.uint32(34).bytes(location.finish());
    return id;
  }

  function functionId(name: string, file: string): number {
    const key = `${name}@${file}`;
    const known = functions.get(key);
    if (known !== undefined) return known;
    const id = functions.size + 1;
    functions.set(key, id);
    const string = strings.of(name);
    profile.uint32(42).bytes(new Writer().uint32(8).uint32(id).uint32(16).uint32(string).uint32(24).uint32(string).uint32(32).uint32(strings.of(file)).finish());
    return id;
  }
}

/** A 64-bit integer as protobufjs's Writer takes it without rounding. */
export function exactly(value: bigint): { low: number; high: number; unsigned: boolean } {
  return { low: Number(BigInt.asIntN(32, value)), high: Number(BigInt.asIntN(32, value >> 32n)), unsigned: false };
}

function locationKeys(stack: string): string[] {
  const keys: string[] = [];
  for (const frame of stack.split(';').filter((part) => part !== '')) {
    if (frame.startsWith('~')) keys.push(`${keys.pop() ?? ''}${frame}`);
    else keys.push(frame);
  }
  return keys;
}

function valueType(strings: Strings, text: string): Uint8Array {
  const [type = '', unit = ''] = text.split('/');
  return new Writer().uint32(8).uint32(strings.of(type)).uint32(16).uint32(strings.of(unit)).finish();
}

/** `#key=text` or `#key:number` with an optional unit. */
function label(strings: Strings, word: string): Uint8Array {
  const written = /^#(.*?)(?:=(.*)|:(-?\d+)([^\d:=]*))$/.exec(word);
  if (written === null) throw new Error(`${word}: not a label`);
  const [, key = '', text, number = '0', unit = ''] = written;
  const body = new Writer().uint32(8).uint32(strings.of(key));
  if (text !== undefined) return body.uint32(16).uint32(strings.of(text)).finish();
  return body.uint32(24).int64(exactly(BigInt(number))).uint32(32).uint32(strings.of(unit)).finish();
}

class Strings {
  readonly all = [''];

  of(text: string): number {
    const at = this.all.indexOf(text);
    return at >= 0 ? at : this.all.push(text) - 1;
  }
}
