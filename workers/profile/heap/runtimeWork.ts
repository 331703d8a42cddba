// The runtime's functions that allocate and collect, by the part of that work they belong to; names of Go 1.19 to 1.27.
import { marked } from '../../../language/t.ts';

/** Told by functions anywhere on a stack. */
export const COST_PARTS: readonly { readonly part: string; readonly names: RegExp }[] = [
  // 1.25 gave mallocgc variants by size, 1.27 one a size class (mallocgcSmallScanNoHeaderSC4).
  { part: 'mallocgc', names: /^runtime\.(mallocgc|largeAlloc)/ },
  { part: marked('mcache refill'), names: /^runtime\.\(\*mcache\)\.(refill|nextFree)$/ },
  { part: 'mcentral', names: /^runtime\.\(\*mcentral\)\./ },
  { part: 'mheap', names: /^runtime\.(\(\*mheap\)\.(alloc|grow|init|sysAlloc|tryAlloc|setSpans)|\(\*pageAlloc\)\.(alloc|find|grow)|\(\*pageCache\)\.|\(\*mcache\)\.allocLarge)/ },
  { part: marked('memory from the system'), names: /^runtime\.(sys(Alloc|Map|Mmap|Used|Reserve|HugePage)|mmap)/ },
  { part: marked('pointer bitmaps'), names: /^runtime\.(heapBitsSetType|heapSetType|writeHeapBits|\(\*mspan\)\.(writeHeapBits|initHeapBits|heapBits)|heapBits\.)/ },
  { part: marked('heap profiling'), names: /^runtime\.(profilealloc|mProf_Malloc)/ },
  { part: marked('mark assist'), names: /^runtime\.(gcAssistAlloc|gcParkAssist)/ },
  { part: marked('background mark'), names: /^runtime\.(gcBgMarkWorker|gcDrainMarkWorker)/ },
  { part: marked('sweep'), names: /^runtime\.(bgsweep|sweepone|deductSweepCredit|finishsweep_m|\(\*sweepLocked\)\.|\(\*sweepLocker\)\.|\(\*activeSweep\)\.|\(\*mheap\)\.(reclaim|nextSpanForSweep))/ },
  { part: marked('write barrier'), names: /^(runtime\.)?gcWriteBarrier|^runtime\.(wbBufFlush|bulkBarrierPreWrite|wbMove|wbZero|\(\*wbBuf\)\.)/ },
  { part: marked('scavenger'), names: /^runtime\.(bgscavenge|\(\*pageAlloc\)\.scavenge|\(\*scavengerState\)\.|\(\*scavengeIndex\)\.|\(\*mheap\)\.scavenge|sysUnused)/ },
  { part: marked('starting and ending cycles'), names: /^runtime\.(gcStart|gcMarkDone|gcMarkTermination|gcSweep|gcResetMarkState|\(\*gcControllerState\)\.)/ },
];

/** Zeroing counts where an allocation asked for it. */
export const ZEROING = marked('zeroing new memory');
export const ZEROING_NAMES = /^runtime\.memclr/;

/** What mallocgc was called for: the first of these that is between it and the program's own frames. */
export const CALLED_FOR: readonly { readonly part: string; readonly names: RegExp }[] = [
  { part: marked('map'), names: /^(runtime\.(mapassign|makemap|mapclone|hashGrow|growWork|evacuate)|internal\/runtime\/maps\.)/ },
  { part: marked('string'), names: /^runtime\.(concatstring|slicebytetostring|slicerunetostring|intstring|gostring|rawstring)/ },
  { part: marked('[]byte or []rune from a string, or joined'), names: /^runtime\.(stringtoslice|rawbyteslice|rawruneslice|concatbyte)/ },
  { part: marked('append (growslice)'), names: /^runtime\.growslice/ },
  { part: marked('make of a slice (makeslice)'), names: /^runtime\.makeslice/ },
  { part: marked('channel'), names: /^runtime\.makechan/ },
  { part: marked('value put into an interface'), names: /^runtime\.conv[TI]/ },
  { part: marked('goroutine'), names: /^runtime\.(newproc|malg)/ },
  { part: marked('defer or panic'), names: /^runtime\.(newdefer|deferproc|gopanic)/ },
  // 1.27 calls the variant for the size class without newobject.
  { part: marked('new object (newobject)'), names: /^(runtime\.(newobject|newarray|mallocgc\w+SC\d+$)|reflect\.unsafe_New|internal\/reflectlite\.unsafe_New)/ },
];
export const CALLED_FOR_OTHER = marked('anything else');
