// Texts in a trace that the runtime writes (go-trace.md, section 4.5).

/** Why a goroutine waits or stops. */
const REASON = /^(?:unspecified|forever|network|select|sync\.\(\*Cond\)\.Wait|sync|chan send|chan receive|GC mark assist wait for work|GC background sweeper wait|system goroutine wait|preempted|wait for debug call|wait until GC ends|sleep|GC weak to strong wait|synctest|runtime\.Gosched)$/;
/** What the world was stopped for. */
const STOP = /^(?:unknown|GC mark termination|GC sweep termination|write heap dump|goroutine profile|goroutine profile cleanup|all goroutines? stack trace|read mem stats|AllThreadsSyscall|GOMAXPROCS|start trace|stop trace|(?:CountPagesInUse|ReadMetricsSlow|ReadMemStatsSlow|PageCachePagesLeaked|ResetDebugLog) \(test\))$/;
/** What mark workers are called. */
const MARK_WORKER = /^(?:GC \((?:dedicated|fractional|idle)\)|Not worker)$/;

export function isRuntimeText(text: string): boolean {
  return text === '' || REASON.test(text) || STOP.test(text) || MARK_WORKER.test(text);
}
