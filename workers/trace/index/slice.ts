// A slice: one stretch in which a P ran one goroutine (or was kept by its system call) with one kind of work.

/** SpanKind values by name (api/trace.ts, SPAN_KINDS). */
export const SPAN = { running: 0, syscall: 1, markWorker: 2, markAssist: 3, sweep: 4 } as const;

/** In `kindAndThread` the M, plus one, stands above the kind. */
export const KIND_BITS = 3;
export const KIND_MASK = (1 << KIND_BITS) - 1;

/** Why a slice ended: a text, or one of these, which no text index reaches. */
export const END = {
  stillOpen: 0xffffffff,
  goroutineEnded: 0xfffffffe,
  syscall: 0xfffffffd,
  syscallOver: 0xfffffffc,
  lostProc: 0xfffffffb,
  procGone: 0xfffffffa,
  gcWorkBegins: 0xfffffff9,
  gcWorkOver: 0xfffffff8,
  coroutine: 0xfffffff7,
} as const;
