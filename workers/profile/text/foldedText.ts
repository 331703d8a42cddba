// Folded stacks: a line "root;caller;leaf 12" for each stack.
import { DamageError } from '../../damage.ts';
import { LineTable, FunctionTable } from './locationColumns.ts';
import { plainHeader } from './plainHeader.ts';
import { SampleTable } from './sampleTable.ts';
import { TextLines } from './textLines.ts';
import type { TextProfile } from './textProfile.ts';
import { TextStrings } from './textStrings.ts';
import { TextTroubles } from './textTroubles.ts';
import { t } from '../../../language/t.ts';

const SPACE = 0x20;
const TAB = 0x09;
const SEMICOLON = 0x3b;
const TYPE = { type: 'samples', unit: 'count' };
const VALUE = /^-?(?:\d{1,18}|\d{1,15}\.\d+)$/;
const LONGEST_VALUE = 40;

/** @throws DamageError if no line is a stack. */
export function readFoldedText(bytes: Uint8Array): TextProfile {
  const lines = new TextLines(bytes);
  const strings = new TextStrings(bytes);
  const functions = new FunctionTable(strings);
  const locations = new LineTable();
  const samples = new SampleTable(1);
  const troubles = new TextTroubles(t('folded stacks'));
  let rounded = 0;
  while (lines.next()) {
    if (lines.isBlankOrComment) continue;
    const value = valueOf(lines);
    if (value === undefined) {
      troubles.add(lines);
      continue;
    }
    if (!Number.isInteger(value.value)) rounded++;
    samples.begin();
    samples.setValue(0, Math.round(value.value));
    // From the last frame, which is the leaf, to the first.
    for (let end = value.stackEnd; end >= lines.start; ) {
      const start = lines.lastIndexOf(SEMICOLON, end) + 1;
      const from = start === 0 ? lines.start : start;
      if (end > from) samples.addLocation(locations.add(functions.intern(from, end, 0, 0), 0, false));
      end = from - 1;
    }
  }
  if (samples.samples === 0) throw new DamageError({ what: 'not-ours', message: t('There is no stack in this text.'), offset: 0 });
  const warnings: string[] = [];
  if (troubles.lines > 0) warnings.push(t('{count} lines have no value at their end and were left out.', { count: troubles.lines }));
  if (rounded > 0) warnings.push(t('{count} values are no whole numbers; they are rounded.', { count: rounded }));
  return {
    columns: {
      sampleTypes: [TYPE],
      defaultSampleType: 0,
      ...samples.taken(),
      ...locations.taken(),
      ...functions.taken(),
      strings,
      mappings: [],
      header: plainHeader(TYPE, 1),
    },
    form: 'folded stacks',
    damage: undefined,
    warnings,
  };
}

/** The last word, if it is a number; `stackEnd`: where the stack before it ends. */
function valueOf(lines: TextLines): { readonly value: number; readonly stackEnd: number } | undefined {
  const { bytes, start } = lines;
  let end = lines.end;
  while (end > start && (bytes[end - 1] === SPACE || bytes[end - 1] === TAB)) end--;
  let at = end;
  while (at > start && bytes[at - 1] !== SPACE && bytes[at - 1] !== TAB && end - at < LONGEST_VALUE) at--;
  const text = String.fromCharCode(...bytes.subarray(at, end));
  let stackEnd = at;
  while (stackEnd > start && (bytes[stackEnd - 1] === SPACE || bytes[stackEnd - 1] === TAB)) stackEnd--;
  return stackEnd > start && stackEnd < at && VALUE.test(text) ? { value: Number(text), stackEnd } : undefined;
}
