// What each part of allocating and collecting is, in a line. A part that is not here says enough by its name.
export const PART_WORDS: Readonly<Record<string, string>> = {
  mallocgc: 'Allocating, all of it',
  'mcache refill': 'A P’s cache had no free slot of a size class left',
  mcentral: 'Taking a span with free slots from what all Ps share',
  mheap: 'Taking pages for new spans and for large objects',
  'memory from the system': 'The heap grew: mapping memory',
  'pointer bitmaps': 'Noting where the pointers of new objects are',
  'heap profiling': 'Recording the allocations that are sampled',
  'mark assist': 'Goroutines that allocate have to mark first',
  'background mark': 'The collector’s own workers',
  sweep: 'Freeing what was not marked, in the background and before allocating',
  'write barrier': 'Writing pointers while the collector marks',
  scavenger: 'Giving unused memory back to the system',
  'starting and ending cycles': 'Stopping the world, setting up, finishing',
  'zeroing new memory': 'Clearing memory for new objects',
};
