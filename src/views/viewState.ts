import type { FlameNode, Ns, RowName, TimeRange } from '../../workers/api.ts';
import { INITIAL_LANE_VIEW, type LaneView, type Note } from './timeline/laneView.ts';
import { INITIAL_TRACE_PROFILE, type TraceProfile } from './flame/traceProfile.ts';
import { INITIAL_GOROUTINE_TABLE, type GoroutineTable } from './goroutines/goroutineTable.ts';
import type { Companion, RunMember } from './companions.ts';
import type { Comparables } from './versus/comparables.ts';
import type { OpenProfiles } from './compare/openProfiles.ts';
import { type GcLook, INITIAL_GC_LOOK } from './gc/gcLook.ts';
import { INITIAL_PROFILE_LOOK, type ProfileLook } from './profile/profileLook.ts';
import type { SmallLook } from './smallLook.ts';
import { INITIAL_VERSUS_LOOK, type VersusLook } from './versus/versusLook.ts';
import { INITIAL_WAIT_LOOK, type WaitLook } from './waits/waitLook.ts';
import { INITIAL_MARKS_TABLE, type MarksTable } from './tasks/marksTable.ts';

/** What is on screen, as one plain serialisable object. `src/share` turns it into the URL's hash and back. */
export interface ViewState {
  readonly view: ViewId;
  /** Visible window of the shared time axis; undefined: the whole recording. */
  readonly window: TimeRange | undefined;
  /** Brushed range that figures are recomputed for; undefined: none. */
  readonly selection: TimeRange | undefined;
  /** Start waits longer than this stand out. */
  readonly thresholdNs: Ns;
  /** What the detail panel shows. */
  readonly pin: Pin | undefined;
  /** Sample type by name, so that a link survives another order; undefined: the profile's default. */
  readonly sampleType: string | undefined;
  readonly flameFocus: FlameNode;
  /** icicle: the root on top; flame: the root at the bottom. */
  readonly flameDirection: FlameDirection;
  readonly search: string;
  readonly profileLook: ProfileLook;
  readonly goroutineTable: GoroutineTable;
  readonly marksTable: MarksTable;
  readonly traceProfile: TraceProfile;
  /** What is looked for in the whole trace. */
  readonly find: string;
  readonly laneView: LaneView;
  readonly notes: readonly Note[];
  readonly gcLook: GcLook;
  readonly waitLook: WaitLook;
  readonly versusLook: VersusLook;
  /** The time axis shows the time of day, where the trace tells it. */
  readonly wallClock: boolean;
  readonly smallLook: SmallLook;
}

export type FlameDirection = 'icicle' | 'flame';

export type GcViewId = 'gc' | 'pauses' | 'mmu' | 'memory' | 'preconditions';
export type TraceViewId = 'overview' | 'latency' | 'waits' | 'anomalies' | 'startup' | 'versus' | 'timeline' | 'goroutines' | 'tasks' | 'flame' | 'top' | GcViewId;
export type ProfileViewId = 'overview' | 'flame' | 'top' | 'tree' | 'graph' | 'peek' | 'source' | 'tags' | 'samples' | 'heap' | 'stacks' | 'compare' | 'versus';
export type LogViewId = 'overview' | 'versus' | 'sched' | 'init' | 'lines' | Exclude<GcViewId, 'mmu'>;
export type ViewId = TraceViewId | ProfileViewId | LogViewId;

export type Pin =
  | { readonly pin: 'creation'; readonly creation: number }
  | { readonly pin: 'goroutine'; readonly goroutine: number }
  | { readonly pin: 'procSpan'; readonly proc: number; readonly atNs: Ns }
  /** What a goroutine does at a time. */
  | { readonly pin: 'stretch'; readonly goroutine: number; readonly atNs: Ns }
  | { readonly pin: 'stw'; readonly index: number }
  /** As Go numbers it; decimal. */
  | { readonly pin: 'task'; readonly task: string }
  /** What the selection, else the window, else the recording comes to. */
  | { readonly pin: 'range' }
  | { readonly pin: 'flameNode'; readonly node: FlameNode }
  /** A function of a profile, wherever it is. */
  | { readonly pin: 'function'; readonly name: RowName };

export const INITIAL_VIEW_STATE: ViewState = {
  view: 'overview',
  window: undefined,
  selection: undefined,
  thresholdNs: 100_000,
  pin: undefined,
  sampleType: undefined,
  flameFocus: { depth: 0, sample: 0 },
  flameDirection: 'icicle',
  search: '',
  profileLook: INITIAL_PROFILE_LOOK,
  goroutineTable: INITIAL_GOROUTINE_TABLE,
  marksTable: INITIAL_MARKS_TABLE,
  traceProfile: INITIAL_TRACE_PROFILE,
  find: '',
  laneView: INITIAL_LANE_VIEW,
  notes: [],
  gcLook: INITIAL_GC_LOOK,
  waitLook: INITIAL_WAIT_LOOK,
  versusLook: INITIAL_VERSUS_LOOK,
  wallClock: false,
  smallLook: {},
};

/** push: a step that Back undoes (a view, a pin, a zoom by button); replace: one of many (wheel, drag). */
export type HistoryStep = 'push' | 'replace';

/** How a view changes what is on screen. */
export type ChangeView = (patch: Partial<ViewState>, step: HistoryStep) => void;

/** What every view gets; `F` is the facts of a kind of document, `A` how its worker is asked. */
export interface ViewProps<F, A> {
  readonly facts: F;
  readonly ask: A;
  readonly state: ViewState;
  readonly change: ChangeView;
  /** What a profile may be compared with. Absent: nothing. */
  readonly openProfiles?: OpenProfiles;
  /** Logs of the same run. Absent: none. */
  readonly companions?: readonly Companion[];
  /** All other documents of the same run. Absent: none. */
  readonly runMembers?: readonly RunMember[];
  /** All open documents, and how any two sides of them are compared. Absent: nothing. */
  readonly comparables?: Comparables;
}
