import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { ProcStrips } from '../../../workers/api.ts';
import type { Followed } from '../time/useFollowed.ts';

/** Numbers of the trace's Ps as far as they are known: the same array as long as they are the same. */
export function useProcList(strips: Followed<ProcStrips>): Float64Array | undefined {
  const last = useRef<Float64Array>(undefined);
  const get = useCallback((): Float64Array | undefined => {
    const procs = strips.get()?.procs;
    if (procs === undefined || !sameNumbers(procs, last.current)) last.current = procs;
    return last.current;
  }, [strips]);
  return useSyncExternalStore(strips.subscribe, get);
}

function sameNumbers(a: Float64Array, b: Float64Array | undefined): boolean {
  return b !== undefined && a.length === b.length && a.every((value, place) => value === b[place]);
}
