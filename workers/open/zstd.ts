// zstd → bytes, as they come and under the budget that gzip has. What compresses profiles on their way to a store often is zstd.
import { Decompress } from 'fzstd';
import { type Damage, DamageError } from '../damage.ts';
import type { Bytes } from '../units.ts';
import { type InflateBudget, OutputGuard } from './outputGuard.ts';
import { parted } from './pieces.ts';
import type { Stored } from './read.ts';
import { type ZstdBreak, ZstdFrames } from './zstdFrames.ts';
import { t } from '../../language/t.ts';

/** So much is unpacked at a time: a bomb makes 64 MiB of it before it is noticed. */
const INPUT_BYTES = 16 * 1024;

/**
 * Once only; all frames of the file, one after the other. (The checksum that a frame may end with is not looked at.)
 *
 * @param onDamage it broke, and the pieces are only the part before.
 * @throws DamageError over the budget, or what reading the file throws.
 */
export async function* unpackedZstd(stored: Stored, budget: InflateBudget, onDamage: (damage: Damage) => void): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const guard = new OutputGuard(stored, budget, 'zstd file');
  const frames = new ZstdFrames();
  // What it gives is a view of what it will write over.
  const decompress = new Decompress((chunk) => guard.add(new Uint8Array(chunk)));
  const push = (input: Uint8Array, isLast: boolean): boolean => {
    try {
      decompress.push(input, isLast);
      return true;
    } catch (error) {
      // Whatever it stumbles over is in the file; only the guard throws for a reason of its own.
      if (error instanceof DamageError) throw error;
      return false;
    }
  };
  let at: Bytes = 0;
  for await (const input of parted(stored.pieces(), INPUT_BYTES)) {
    frames.push(input);
    if (frames.broken !== undefined) break;
    if (!push(input, false)) frames.broken = { kind: 'garbled', atByte: at };
    yield* guard.taken(0);
    if (frames.broken !== undefined) break;
    at += input.length;
  }
  frames.end();
  if (frames.broken === undefined && !push(new Uint8Array(0), true)) frames.broken = { kind: 'garbled', atByte: at };
  yield* guard.taken(0);
  if (frames.broken !== undefined) onDamage(describe(frames.broken, guard.bytes));
}

const BREAKS: Readonly<Record<ZstdBreak['kind'], { readonly what: Damage['what']; readonly sentence: (atByte: Bytes) => string }>> = {
  'cut-off': { what: 'cut-off', sentence: (at) => t('The zstd file ends too early, at byte {at}: it is not complete.', { at }) },
  garbled: { what: 'damaged', sentence: (at) => t('The zstd file is damaged near byte {at}: what is there cannot be unpacked.', { at }) },
  trailing: { what: 'damaged', sentence: (at) => t('After the zstd frames, from byte {at} on, come bytes that do not belong to them.', { at }) },
  'large window': { what: 'too-large', sentence: (at) => t('The zstd frame at byte {at} asks for more memory to be unpacked than is given to it (128 MiB).', { at }) },
  slow: { what: 'too-large', sentence: (at) => t('The zstd file is made of so many small blocks that unpacking it would not end; it was left at byte {at}.', { at }) },
  dictionary: { what: 'unsupported', sentence: (at) => t('The zstd frame at byte {at} was packed with a dictionary, which is not in the file.', { at }) },
};

function describe({ kind, atByte }: ZstdBreak, unpackedBytes: Bytes): Damage {
  const { what, sentence } = BREAKS[kind];
  return {
    what,
    message: sentence(atByte),
    offset: atByte,
    ...(unpackedBytes > 0 ? { survived: t('{count} bytes came out before that', { count: unpackedBytes }) } : {}),
    advice: t('Download or record it again; or unpack it with zstd -d and drop the result.'),
  };
}
