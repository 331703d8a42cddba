// First walk: counts everything, so that the second can allocate exactly, and refuses what a bomb would make us allocate.
import type { Bytes } from '../../units.ts';
import { DELIMITED, type Wire } from './wire.ts';
import { t } from '../../../language/t.ts';

export interface Counts {
  readonly sampleTypes: number;
  readonly samples: number;
  /** Σ over samples of locations on the stack. */
  readonly stackLocations: number;
  /** Σ over samples of labels, those to discard included. */
  readonly labels: number;
  readonly mappings: number;
  readonly locations: number;
  /** Σ over locations of max(1, lines). */
  readonly frames: number;
  readonly functions: number;
  readonly strings: number;
}

/** Lines of one location: functions inlined into one another. Compilers stay below a hundred. */
const MAX_LINES_PER_LOCATION = 4096;
/** Go stops at 1024. */
const MAX_STACK_LOCATIONS = 1_000_000;

export function count(wire: Wire): Counts {
  const n = { sampleTypes: 0, samples: 0, stackLocations: 0, labels: 0, mappings: 0, locations: 0, frames: 0, functions: 0, strings: 0 };
  let timeNanos: number | bigint = 0;
  /** Values of the first sample; every other must have as many. */
  let values = -1;
  while (wire.next()) {
    switch (wire.field) {
      case 1:
        n.sampleTypes++;
        break;
      case 2: {
        const outer = wire.enter();
        const at = wire.fieldAt;
        const sample = countSample(wire);
        wire.leave(outer);
        if (sample.locations > MAX_STACK_LOCATIONS) wire.fail(t('The sample at byte {at} has a stack of {locations} frames, more than is read', { at, locations: sample.locations }), at, 'too-large');
        if (values < 0) values = sample.values;
        if (sample.values !== values) wire.fail(t('The sample at byte {at} has {values} values where others have {others}', { at, values: sample.values, others: values }), at);
        n.samples++;
        n.stackLocations += sample.locations;
        n.labels += sample.labels;
        continue;
      }
      case 3:
        n.mappings++;
        break;
      case 4: {
        n.locations++;
        const outer = wire.enter();
        const lines = countFields(wire, 4);
        if (lines > MAX_LINES_PER_LOCATION) wire.fail(t('The location before byte {at} has {lines} lines, more than is read', { at: wire.reader.len, lines }), wire.reader.len, 'too-large');
        wire.leave(outer);
        n.frames += Math.max(1, lines);
        continue;
      }
      case 5:
        n.functions++;
        break;
      case 6:
        n.strings++;
        break;
      case 9:
        if (timeNanos !== 0) wire.fail(t('A second profile begins before byte {at}: two files were joined into one', { at: wire.fieldAt }), wire.fieldAt);
        wire.expect(0);
        timeNanos = wire.uint64();
        continue;
      default:
    }
    if (wire.field >= 1 && wire.field <= 6) wire.expect(DELIMITED);
    wire.skip();
  }
  if (n.strings === 0) wire.fail(t('The profile has no string table, so nothing in it has a name'));
  if (n.sampleTypes === 0) wire.fail(t('The profile does not say what its samples count (it has no sample types)'));
  if (values >= 0 && values !== n.sampleTypes) wire.fail(t('Samples have {values} values, but there are {types} sample types', { values, types: n.sampleTypes }));
  return n;
}

function countSample(wire: Wire): { locations: number; values: number; labels: number } {
  let locations = 0;
  let values = 0;
  let labels = 0;
  while (wire.next()) {
    if (wire.field === 1) locations += countRepeated(wire);
    else if (wire.field === 2) values += countRepeated(wire);
    else {
      if (wire.field === 3) labels++;
      wire.skip();
    }
  }
  return { locations, values, labels };
}

/** Elements of a repeated integer that may come packed or one by one; the position ends after them. */
function countRepeated(wire: Wire): number {
  const { reader } = wire;
  if (wire.wireType !== DELIMITED) {
    wire.skip();
    return 1;
  }
  const outer = wire.enter();
  const elements = countLastBytes(wire.bytes, reader.pos, reader.len);
  wire.leave(outer);
  return elements;
}

/** Varints end where a byte's top bit is clear. */
function countLastBytes(bytes: Uint8Array, start: Bytes, end: Bytes): number {
  let last = 0;
  for (let i = start; i < end; i++) last += 1 - (bytes[i] >>> 7);
  return last;
}

function countFields(wire: Wire, field: number): number {
  let found = 0;
  while (wire.next()) {
    if (wire.field === field) found++;
    wire.skip();
  }
  return found;
}
