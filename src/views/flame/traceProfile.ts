// Which of the profiles that can be made from a trace is on screen, and of what.
import type { LaneRef, RangeProfileKind } from '../../../workers/api.ts';

export interface TraceProfile {
  /** undefined: CPU samples where the trace has them, else the time between start and stop. */
  readonly kind: RangeProfileKind | undefined;
  /** One lane; undefined: everything. */
  readonly of: LaneRef | undefined;
}

export const INITIAL_TRACE_PROFILE: TraceProfile = { kind: undefined, of: undefined };
