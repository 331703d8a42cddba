// What each part of allocating and collecting is, in a line. A part that is not here says enough by its name.
import { marked } from '../../../language/t.ts';

export const PART_WORDS: Readonly<Record<string, string>> = {
  mallocgc: marked('Allocating, all of it'),
  'mcache refill': marked('A P’s cache had no free slot of a size class left'),
  mcentral: marked('Taking a span with free slots from what all Ps share'),
  mheap: marked('Taking pages for new spans and for large objects'),
  'memory from the system': marked('The heap grew: mapping memory'),
  'pointer bitmaps': marked('Noting where the pointers of new objects are'),
  'heap profiling': marked('Recording the allocations that are sampled'),
  'mark assist': marked('Goroutines that allocate have to mark first'),
  'background mark': marked('The collector’s own workers'),
  sweep: marked('Freeing what was not marked, in the background and before allocating'),
  'write barrier': marked('Writing pointers while the collector marks'),
  scavenger: marked('Giving unused memory back to the system'),
  'starting and ending cycles': marked('Stopping the world, setting up, finishing'),
  'zeroing new memory': marked('Clearing memory for new objects'),
};
