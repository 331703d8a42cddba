import type { LogFacts, PauseFigures, TraceFacts } from '../../../workers/api.ts';
import { PAUSE_SOURCE } from './pauseWords.ts';
import { t } from '../../../language/t.ts';

/** Whose figures these are, and how they differ from others of the same stops. */
export function sourceSentence(facts: TraceFacts | LogFacts, from: PauseFigures['from']): string {
  if (facts.kind === 'go-trace') return `${t(PAUSE_SOURCE)} ${t('What stretched a stop is told of those of 1 ms and more.')}`;
  if (from === 'buckets') return t('runtime/metrics counts stops by length since the program’s start: lengths here are the upper edges of its buckets, and single stops are not told.');
  if (from === 'quantiles') return t('Prometheus’ go_gc_duration_seconds has the shortest, the median and the longest of the last 256 GC pauses, and how many there were in all; single stops are not told.');
  if (facts.counts.gc > 0) {
    return t('As gctrace measures them: the first and the third clock figure of each line. A trace of the same run has more for a mark termination: gctrace’s figure ends before the world goes on. How long it took to stop, and why, gctrace does not tell; a trace does.');
  }
  return t('As runtime.MemStats remembers them (PauseNs, PauseEnd): one figure a GC cycle, its two stops added up, of the last 256 cycles before each snapshot. How long it took to stop, and why, a trace tells.');
}
