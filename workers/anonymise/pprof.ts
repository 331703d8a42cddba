// A profile in pprof's format with other names: all fields of profile.proto go over as they are but the string table, whose texts are
// replaced by what they are used for.
import { DELIMITED, Wire, walking } from '../profile/wire/wire.ts';
import { binaryText, GrowingBytes } from './binaryText.ts';
import type { Pseudonyms } from './pseudonyms.ts';

type Role = 'function' | 'file' | 'binary' | 'label' | 'value' | 'text' | 'type' | 'drop';

const STRING_TABLE = 6;

/** What values are called in Go's own profiles, their units, and the labels that Go writes itself. */
const GOS_WORDS = new Set(
  ('samples count cpu nanoseconds microseconds milliseconds seconds alloc_objects alloc_space inuse_objects inuse_space objects space bytes contentions delay goroutine threadcreate mutex block heap allocs wall ' +
    'goroutineleak request pid thread thread_id off-cpu running').split(' '),
);

/** @param bytes not packed. @throws DamageError */
export function anonymousProfile(bytes: Uint8Array<ArrayBuffer>, names: Pseudonyms): Uint8Array<ArrayBuffer> {
  const wire = new Wire(bytes);
  return walking(wire, () => {
    const roles = new Map<number, Set<Role>>();
    const texts: string[] = [];
    const copied: (readonly [start: number, end: number])[] = [];
    while (wire.next()) {
      const start = wire.fieldAt;
      if (wire.field === STRING_TABLE && wire.wireType === DELIMITED) {
        const outer = wire.enter();
        texts.push(utf8(bytes, wire.reader.pos, wire.reader.len));
        wire.leave(outer);
        continue;
      }
      noteRoles(wire, roles);
      copied.push([start, wire.reader.pos]);
    }
    for (const [id, used] of roles) if (used.has('file')) names.learnRoot(texts[id] ?? '');
    const out = new GrowingBytes();
    for (const [start, end] of copied) out.append(bytes.subarray(start, end));
    const encoder = new TextEncoder();
    texts.forEach((text, id) => {
      const name = encoder.encode(id === 0 ? '' : nameOf(text, roles.get(id), names));
      out.byte((STRING_TABLE << 3) | DELIMITED);
      out.varint(name.length);
      out.append(name);
    });
    return out.taken();
  });
}

function nameOf(text: string, roles: ReadonlySet<Role> | undefined, names: Pseudonyms): string {
  if (roles === undefined) return '';
  if ((roles.has('type') || roles.has('label')) && GOS_WORDS.has(text)) return text;
  if (roles.has('function')) return names.function(text);
  if (roles.has('file')) return names.file(text);
  if (roles.has('binary')) return names.binary(text);
  // An expression on names that are not there any more matches nothing.
  if (roles.has('drop')) return /runtime|malloc/.test(text) ? text : '^$';
  if (roles.has('label')) return names.label(text);
  if (roles.has('value')) return names.value(text);
  return names.text(text);
}

/** Fields that hold the number of a string, by the field of the message around them. */
const WITHIN: ReadonlyMap<number, Readonly<Record<number, Role>>> = new Map([
  [1, { 1: 'type', 2: 'type' }],
  [3, { 5: 'binary', 6: 'text' }],
  [5, { 2: 'function', 3: 'function', 4: 'file' }],
  [11, { 1: 'type', 2: 'type' }],
] satisfies readonly (readonly [number, Readonly<Record<number, Role>>])[]);
const LABEL: Readonly<Record<number, Role>> = { 1: 'label', 2: 'value', 4: 'type' };
const DIRECT: Readonly<Record<number, Role>> = { 7: 'drop', 8: 'drop', 13: 'text', 14: 'type', 15: 'text' };
const SAMPLE = 2;

function noteRoles(wire: Wire, roles: Map<number, Set<Role>>): void {
  const note = (role: Role): void => {
    const id = Number(wire.uint64());
    const known = roles.get(id);
    if (known === undefined) roles.set(id, new Set([role]));
    else known.add(role);
  };
  const direct = DIRECT[wire.field];
  if (direct !== undefined) {
    if (wire.wireType === DELIMITED) {
      const outer = wire.enter();
      while (wire.reader.pos < wire.reader.len) note(direct);
      wire.leave(outer);
    } else note(direct);
    return;
  }
  const fields = WITHIN.get(wire.field);
  if (fields === undefined && wire.field !== SAMPLE) {
    wire.skip();
    return;
  }
  const isSample = wire.field === SAMPLE;
  const outer = wire.enter();
  while (wire.next()) {
    if (isSample && wire.field === 3) {
      const sample = wire.enter();
      while (wire.next()) noteOne(wire, LABEL[wire.field], note);
      wire.leave(sample);
    } else noteOne(wire, isSample ? undefined : fields?.[wire.field], note);
  }
  wire.leave(outer);
}

function noteOne(wire: Wire, role: Role | undefined, note: (role: Role) => void): void {
  if (role === undefined) wire.skip();
  else note(role);
}

function utf8(bytes: Uint8Array, start: number, end: number): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start, end));
  } catch {
    return binaryText(bytes, start, end);
  }
}
