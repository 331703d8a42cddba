// Texts in a trace that the runtime writes: reasons, kinds of stops, and what mark workers are called (go-trace.md, section 4.5).
const TEXTS: ReadonlySet<string> = new Set(
  (
    'unspecified|forever|network|select|sync.(*Cond).Wait|sync|chan send|chan receive|GC mark assist wait for work|GC background sweeper wait|' +
    'system goroutine wait|preempted|wait for debug call|wait until GC ends|sleep|GC weak to strong wait|synctest|runtime.Gosched|unknown|' +
    'GC mark termination|GC sweep termination|write heap dump|goroutine profile|goroutine profile cleanup|all goroutines stack trace|' +
    'all goroutine stack trace|read mem stats|AllThreadsSyscall|GOMAXPROCS|start trace|stop trace|CountPagesInUse (test)|ReadMetricsSlow (test)|' +
    'ReadMemStatsSlow (test)|PageCachePagesLeaked (test)|ResetDebugLog (test)|GC (dedicated)|GC (fractional)|GC (idle)|Not worker'
  ).split('|'),
);

export function isRuntimeText(text: string): boolean {
  return text === '' || TEXTS.has(text);
}
