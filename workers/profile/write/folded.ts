// Stacks as lines of text, `frame;frame;frame value`: what flame graph tools read.
import { DamageError } from '../../damage.ts';
import type { Bytes } from '../../units.ts';
import type { Reading } from '../reading/reading.ts';
import { Sequences } from '../sequences.ts';
import { WireBytes } from './wireBytes.ts';
import { t } from '../../../language/t.ts';

/** A million stacks of long names make gigabytes; nothing reads that. */
const MOST_BYTES: Bytes = 2 ** 29;

/**
 * One line for each distinct stack of names, root first, in order of first appearance, with its sum of the sample type (signed;
 * a stack that sums to 0, or has no frames, has no line).
 *
 * @throws DamageError 'too-large'
 */
export function foldedStacks(reading: Reading, sampleType: number): Uint8Array<ArrayBuffer> {
  const { rows, boxRow } = reading.kinds;
  const encoder = new TextEncoder();
  const names = rows.map(({ name }) => encoder.encode(writable(name)));
  const { stackRows, sums } = distinctStacks(reading, boxRow, sampleType);
  const out = new WireBytes(roomFor(stackRows.items, names, sums.length));
  for (const [stack, sum] of sums.entries()) {
    const start = stackRows.start[stack];
    const end = stackRows.start[stack + 1];
    if (Number(sum) === 0 || start === end) continue;
    for (let i = start; i < end; i++) {
      if (i > start) out.append(SEMICOLON);
      out.append(names[stackRows.items[i]]);
    }
    out.append(encoder.encode(` ${sum}\n`));
  }
  return out.finished();
}

/** A space, 20 digits, and the end of the line. */
const VALUE_BYTES = 22;

function roomFor(rows: Uint32Array, names: readonly Uint8Array[], lines: number): Bytes {
  let bytes = rows.length + lines * VALUE_BYTES;
  for (const row of rows) bytes += names[row].length;
  if (bytes <= MOST_BYTES) return bytes;
  throw new DamageError({ what: 'too-large', message: t('These stacks make more text than is written to one file.'), advice: t('Filter the profile, or export it as .pb.gz.') });
}

const SEMICOLON = Uint8Array.of(0x3b);

function distinctStacks(reading: Reading, boxRow: Uint32Array, sampleType: number): { stackRows: ReturnType<Sequences['taken']>; sums: (number | bigint)[] } {
  const { start, box } = reading.stacks;
  const values = reading.profile.values[sampleType];
  const sequences = new Sequences();
  const sums: (number | bigint)[] = [];
  let stack = new Uint32Array(64);
  for (let sample = 0; sample < values.length; sample++) {
    const depth = start[sample + 1] - start[sample];
    if (depth > stack.length) stack = new Uint32Array(2 * depth);
    for (let i = 0; i < depth; i++) stack[i] = boxRow[box[start[sample] + i]];
    const number = sequences.intern(stack, 0, depth);
    const value = values[sample];
    const sum = sums[number];
    if (sum === undefined) sums[number] = value;
    else sums[number] = typeof sum === 'bigint' ? BigInt.asIntN(64, sum + BigInt(value)) : sum + Number(value);
  }
  return { stackRows: sequences.taken(), sums };
}

/** What the form gives a meaning to must not come from a name. */
function writable(name: string): string {
  return name.replaceAll(';', ',').replace(/[\r\n]+/g, ' ');
}
