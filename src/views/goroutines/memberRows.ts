// A group's goroutines: their life as a window, and as lines of a file.
import type { GroupMember, Ns, TimeRange } from '../../../workers/api.ts';
import { windowAround } from '../windowAround.ts';

/** The window that shows a goroutine's life; undefined: it is the whole recording. */
export function lifeWindow(createdNs: Ns | undefined, endNs: Ns | undefined, durationNs: Ns): TimeRange | undefined {
  const life = { startNs: createdNs ?? 0, endNs: endNs ?? durationNs };
  if (life.startNs <= 0 && life.endNs >= durationNs) return undefined;
  const window = windowAround(life, durationNs);
  return window.startNs <= 0 && window.endNs >= durationNs ? undefined : window;
}

export const MEMBER_CSV_HEADER: readonly string[] = ['goroutine', 'entry', 'created_ns', 'end_ns', 'running_ns', 'runnable_ns', 'waiting_ns', 'syscall_ns'];

export function memberCsvLine({ goroutine, createdNs, endNs, runningNs, runnableNs, waitingNs, syscallNs }: GroupMember): readonly (string | number | undefined)[] {
  return [goroutine.id, goroutine.name, createdNs, endNs, runningNs, runnableNs, waitingNs, syscallNs];
}
