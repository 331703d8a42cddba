import { VARINT, type Wire } from './wire.ts';
import type { IdIndex } from './ids.ts';
import { t } from '../../../language/t.ts';

/** Reads the current field as a position in the string table. */
export function readStringIndex(wire: Wire, strings: number): number {
  wire.expect(VARINT);
  return checkStringIndex(wire, wire.int64(), strings);
}

/** @param strings size of the string table, known from counting: the table itself may come last. */
export function checkStringIndex(wire: Wire, index: number, strings: number): number {
  if (index >= 0 && index < strings) return index;
  const at = wire.reader.pos;
  wire.fail(t('The name before byte {at} is string {index}, but the string table has only {strings}', { at, index, strings }), at);
}

/** Reads the current field as an id. */
export function readId(wire: Wire): number | bigint {
  wire.expect(VARINT);
  return wire.uint64();
}

/** @param at where the record begins. */
export function addId(wire: Wire, ids: IdIndex, id: number | bigint, position: number, what: string, at: number): void {
  if (id === 0) wire.fail(t('The {what, select, function {function} location {location} other {mapping}} at byte {at} has the id 0, which means none', { what, at }), at);
  if (!ids.add(id, position)) wire.fail(t('Two {what, select, function {functions} location {locations} other {mappings}} have the id {id}; the second is at byte {at}', { what, id, at }), at);
}
