// Block and mutex profiles in text form: "--- mutex:" or the like, attributes, then "cycles count @ addresses".
import { DamageError } from '../../damage.ts';
import { AddressProfile } from './addressProfile.ts';
import { CONTENTION_FRAMES } from './dropFrames.ts';
import { plainHeader } from './plainHeader.ts';
import type { TextProfile } from './textProfile.ts';
import { t } from '../../../language/t.ts';

const TYPES = [
  { type: 'contentions', unit: 'count' },
  { type: 'delay', unit: 'nanoseconds' },
];
const SAMPLE = /(\d{1,19}) *(\d{1,19}) @$/;
const MOST_BEFORE_STACK = 100;

interface Attributes {
  cyclesPerSecond: number;
  period: number;
  msSinceReset: number;
}

/** @throws DamageError if an attribute is none of the form's. */
export function readContentionText(bytes: Uint8Array): TextProfile {
  const profile = new AddressProfile(bytes, 2, t('a contention profile in text form'));
  const { lines, samples, troubles } = profile;
  while (lines.next() && lines.isBlankOrComment);
  const title = lines.text(40);
  const attributes: Attributes = { cyclesPerSecond: 0, period: 1, msSinceReset: 0 };
  let isAttribute = true;
  while (lines.next()) {
    if (bytes[lines.start] === 0x23) {
      profile.readComment();
      continue;
    }
    if (lines.isBlankOrComment) continue;
    if (lines.startsWith('---')) break;
    isAttribute &&= readAttribute(lines.text(200), attributes, lines.start);
    if (isAttribute) continue;
    const at = lines.indexOf(0x40);
    const isNear = at > 0 && at - lines.start < MOST_BEFORE_STACK;
    const figures = isNear ? SAMPLE.exec(lines.text(at + 1 - lines.start)) : null;
    if (figures === null || !profile.beginSample(at + 1)) {
      troubles.add(lines);
      continue;
    }
    const { period, cyclesPerSecond } = attributes;
    const cycles = Number(figures[1]);
    const isScaled = period > 0;
    samples.setValue(0, isScaled ? Number(figures[2]) * period : Number(figures[2]));
    samples.setValue(1, isScaled && cyclesPerSecond > 0 ? Math.trunc((cycles * period) / (cyclesPerSecond / 1e9)) : cycles);
    if (lines.isOpen) troubles.endsEarly(t('The last line of this profile has no end: more may have stood there.'), bytes.length);
  }
  profile.readRest();
  const header = { ...plainHeader(TYPES[0], attributes.period), ...CONTENTION_FRAMES, durationNanos: BigInt(attributes.msSinceReset) * 1_000_000n };
  return { columns: profile.columns(TYPES, header), form: formOf(title), damage: troubles.damage(samples.samples === 1 ? '1 stack' : `${samples.samples} stacks`), warnings: [] };
}

function formOf(title: string): string {
  if (title.startsWith('--- mutex:')) return 'mutex text (debug=1)';
  return title.startsWith('--- contention:') ? 'block text (debug=1)' : 'contention text (C++)';
}

/** False: it is none, so samples begin. */
function readAttribute(line: string, attributes: Attributes, offset: number): boolean {
  const match = /^([^=]*)=(.*)$/.exec(line);
  if (match === null) return false;
  const name = match[1].trim();
  const value = Number(match[2].trim());
  const isNumber = Number.isSafeInteger(value);
  if (name === 'cycles/second' && isNumber) attributes.cyclesPerSecond = value;
  else if (name === 'sampling period' && isNumber) attributes.period = value;
  else if (name === 'ms since reset' && isNumber) attributes.msSinceReset = value;
  else if (name !== 'discarded samples') {
    throw new DamageError({ what: 'damaged', message: t('This contention profile in text form says “{text}”, which is not understood.', { text: line.slice(0, 60) }), offset });
  }
  return true;
}
