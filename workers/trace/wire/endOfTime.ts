// When a generation ends, told without decoding it: the next one can then be decoded at once. It is a guess, as the reference
// moves events behind each other; whoever uses it compares it with the real end (continuity.ts).

import type { Ns } from '../../api.ts';
import type { FilePart } from '../../open/filePart.ts';
import { ARGUMENTS, NOT_TIMED } from './eventTypes.ts';
import type { BatchColumns, GenerationFrame } from './framing.ts';
import { ticksToNs } from './tables.ts';
import { readVarint, varintEnd } from './varint.ts';

const CPU_SAMPLE = 7;
/** Thread, P, goroutine and stack, behind the time. */
const SAMPLE_FIELDS = 4;

/**
 * The latest time in the last batch of each thread and among the CPU samples, ns since the epoch; what cannot be decoded is left
 * out. `part` is the generation's own.
 */
export function lastEventNs(part: FilePart, frame: GenerationFrame, nsPerTick: number, epochNs: number): Ns {
  const { eventBatches } = frame;
  const lastBatch = new Int32Array(frame.threads.count + 1).fill(-1);
  for (let batch = 0; batch < eventBatches.count; batch++) lastBatch[eventBatches.m[batch] + 1] = batch;
  let lastNs = ticksToNs(frame.minTicks, nsPerTick) - epochNs;
  for (const batch of lastBatch) if (batch >= 0) lastNs = Math.max(lastNs, endOfBatch(part, eventBatches, batch, nsPerTick) - epochNs);
  return Math.max(lastNs, lastSampleNs(part, frame.sampleBatches, nsPerTick) - epochNs);
}

/**
 * Time of a batch's last event, absolute ns. Each delta is converted on its own, as in cursors.ts. One pass, with no look at what
 * is whole first: it is over half of a small generation's bytes, on the thread that all others wait for.
 */
function endOfBatch({ bytes, startOffset }: FilePart, batches: BatchColumns, batch: number, nsPerTick: number): number {
  let pos = batches.offset[batch] - startOffset;
  const end = pos + batches.length[batch];
  let ns = ticksToNs(batches.ticks[batch], nsPerTick);
  while (pos < end) {
    const count = ARGUMENTS[bytes[pos]];
    if (count === NOT_TIMED) break;
    let ticks = bytes[pos + 1];
    pos += 2;
    if (ticks >= 128) {
      const next = bytes[pos];
      if (next < 128) {
        ticks = (ticks & 127) | (next << 7);
        pos++;
      } else {
        ticks = readVarint(bytes, pos - 1);
        if (varintEnd < 0) break;
        pos = varintEnd;
      }
    }
    for (let left = count; left > 0; left--) {
      while (bytes[pos] >= 128 && pos < end) pos++;
      pos++;
    }
    // Else the event is cut off.
    if (pos <= end) ns += Math.trunc(ticks * nsPerTick);
  }
  return ns;
}

function lastSampleNs({ bytes, startOffset }: FilePart, batches: BatchColumns, nsPerTick: number): number {
  let last = 0;
  for (let batch = 0; batch < batches.count; batch++) {
    // Behind the byte that says what the batch holds.
    let pos = batches.offset[batch] - startOffset + 1;
    const end = pos - 1 + batches.length[batch];
    while (pos < end && bytes[pos] === CPU_SAMPLE) {
      const ns = ticksToNs(readVarint(bytes, pos + 1), nsPerTick);
      pos = varintEnd;
      for (let field = 0; field < SAMPLE_FIELDS && pos >= 0; field++) {
        readVarint(bytes, pos);
        pos = varintEnd;
      }
      if (pos < 0) break;
      last = Math.max(last, ns);
    }
  }
  return last;
}
