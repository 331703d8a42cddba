// The logs of the run that the document on screen is of, each with its place on that document's axis. Both workers are asked once for
// what that takes; the reader's own hand is above what was found.
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { createStore } from 'zustand/vanilla';
import { alignAll, alignableLog, alignableTrace, MOST_LOG_CYCLES, type Alignable, type Aligned, type AskLog, type AskTrace, type LogFacts, type Ns, type TimeRange, type TraceFacts } from '../../workers/api.ts';
import type { Companion } from '../views/companions.ts';
import type { OpenedDocument, WorkspaceDocument } from './documents.ts';
import { runsOfAll, runWith } from './runMembers.ts';
import { useWorkspace, workspace } from './theWorkspace.ts';

export interface OpenLog {
  readonly key: string;
  readonly facts: LogFacts;
  readonly ask: AskLog;
}

type Target = { readonly key: string; readonly kind: 'go-trace'; readonly facts: TraceFacts; readonly ask: AskTrace } | ({ readonly kind: 'runtime-log' } & OpenLog);

const NONE: readonly Companion[] = [];

/** Logs beside the document `own`, in the workspace's order; none beside a profile. */
export function useCompanions(own: string, opened: OpenedDocument): readonly Companion[] {
  const logs = useWorkspace(
    useShallow((state) => {
      const keys = runWith(runsOfAll(state), own)?.keys ?? [];
      return state.documents.flatMap((doc) => (doc.key !== own && keys.includes(doc.key) ? openLog(doc) : []));
    }),
  );
  const target = useMemo((): Target | undefined => (opened.kind === 'pprof' ? undefined : { key: own, ...opened }), [own, opened]);
  const found = useAligned(target, logs);
  const byHand = useStore(placedByHand, (placed) => placed[own]);
  return useMemo(
    () => (target === undefined || logs.length === 0 ? NONE : logs.map((log) => companion(log, found?.get(log.key), byHand?.[log.key], (offsetNs) => place(own, log.key, offsetNs)))),
    [own, target, logs, found, byHand],
  );
}

/** Where the document `own`, a log, lies on the axis of the trace of its run. undefined: it is none, or there is no trace. */
export interface BesideTrace {
  readonly trace: string;
  readonly log: Companion;
}

export function useTraceBeside(own: string, opened: OpenedDocument): BesideTrace | undefined {
  const [trace] = useWorkspace(
    useShallow((state) => {
      const keys = opened.kind === 'go-trace' ? [] : (runWith(runsOfAll(state), own)?.keys ?? []);
      return state.documents.filter(({ key, phase }) => keys.includes(key) && phase.phase === 'open' && phase.opened.kind === 'go-trace').map(({ key }) => key);
    }),
  );
  const of = useWorkspace(({ documents }) => documents.find(({ key }) => key === trace)?.phase);
  const companions = useCompanions(trace ?? own, of?.phase === 'open' ? of.opened : opened);
  const log = trace === undefined ? undefined : companions.find(({ key }) => key === own);
  return useMemo(() => (trace === undefined || log === undefined ? undefined : { trace, log }), [trace, log]);
}

export function companion({ key, facts, ask }: OpenLog, aligned: Aligned | undefined, byHandNs: Ns | undefined, placeIt: Companion['place']): Companion {
  const log = { key, facts, ask, place: placeIt };
  if (byHandNs !== undefined) return { ...log, offsetNs: byHandNs, alignedBy: 'by hand', precisionNs: undefined, agreeingCycles: 0, through: undefined, unaligned: undefined };
  if (aligned === undefined || 'refused' in aligned) {
    return { ...log, offsetNs: undefined, alignedBy: undefined, precisionNs: undefined, agreeingCycles: 0, through: undefined, unaligned: aligned?.refused ?? 'not known yet' };
  }
  const { offsetNs, by, precisionNs, cycles, through } = aligned;
  return { ...log, offsetNs, alignedBy: by, precisionNs, agreeingCycles: cycles, through, unaligned: undefined };
}

/** One object an opened document, so that nothing is asked again for what did not change. */
const known = new WeakMap<OpenedDocument, OpenLog>();

/** A log, or the one inside a profile. */
function openLog({ key, phase }: WorkspaceDocument): readonly OpenLog[] {
  if (phase.phase !== 'open') return [];
  const { opened } = phase;
  const inside = known.get(opened) ?? logOf(key, opened);
  if (inside === undefined) return [];
  known.set(opened, inside);
  return [inside];
}

function logOf(key: string, opened: OpenedDocument): OpenLog | undefined {
  switch (opened.kind) {
    case 'go-trace':
      return undefined;
    case 'pprof':
      return opened.facts.log && { key, facts: opened.facts.log, ask: opened.askLog };
    case 'runtime-log':
      return { key, facts: opened.facts, ask: opened.ask };
  }
}

interface Found {
  readonly target: Target;
  readonly logs: readonly OpenLog[];
  readonly aligned: ReadonlyMap<string, Aligned>;
}

/** What was found stays while more of a file arrives; what failed is as if nothing were known: the files' own cards tell why. */
function useAligned(target: Target | undefined, logs: readonly OpenLog[]): ReadonlyMap<string, Aligned> | undefined {
  const [found, setFound] = useState<Found | undefined>(undefined);
  useEffect(() => {
    if (target === undefined || logs.length === 0) return;
    let isWanted = true;
    const find = async (): Promise<void> => {
      const on = await alignableOf(target);
      const all = await Promise.all(logs.map((log) => alignableNear(log, on)));
      const aligned = alignAll(on, all);
      if (isWanted) setFound({ target, logs, aligned });
    };
    find().catch(() => {
      if (isWanted) setFound({ target, logs, aligned: new Map() });
    });
    return () => {
      isWanted = false;
    };
  }, [target, logs]);
  return found?.target.key === target?.key ? found?.aligned : undefined;
}

const alignables = new WeakMap<TraceFacts | LogFacts, Promise<Alignable>>();

function alignableOf(target: Target): Promise<Alignable> {
  const asked = alignables.get(target.facts) ?? (target.kind === 'go-trace' ? alignableTrace(target.key, target.facts, target.ask) : logByAllMeans(target));
  alignables.set(target.facts, asked);
  return asked;
}

/** A log that cannot tell its cycles still has its clock. */
function logByAllMeans({ key, facts, ask }: OpenLog, near?: TimeRange): Promise<Alignable> {
  return alignableLog(key, facts, ask, near).catch(() => alignableLog(key, { ...facts, gcCycles: 0 }, ask));
}

/** Of a log that tells more than can be compared, the part that by its clock is the document's. */
function alignableNear(log: OpenLog, on: Alignable): Promise<Alignable> {
  const near = log.facts.gcCycles > MOST_LOG_CYCLES ? rangeBeside(log.facts, on) : undefined;
  return near === undefined ? alignableOf({ kind: 'runtime-log', ...log }) : logByAllMeans(log, near);
}

const BESIDE_NS: Ns = 1_000_000_000;

function rangeBeside({ clock }: LogFacts, { wall, durationNs }: Alignable): TimeRange | undefined {
  if (clock.wallStartMs === undefined || wall === undefined) return undefined;
  const startNs = (wall.startMs - clock.wallStartMs) * 1e6 - BESIDE_NS;
  return { startNs, endNs: startNs + durationNs + 2 * BESIDE_NS };
}

/** Offsets that the reader gave, by document on screen and log. For as long as both are open. */
const placedByHand = createStore<Readonly<Record<string, Readonly<Record<string, Ns>>>>>(() => ({}));

function place(own: string, log: string, offsetNs: Ns | undefined): void {
  placedByHand.setState((placed) => {
    const { [log]: _, ...others } = placed[own] ?? {};
    return { [own]: offsetNs === undefined ? others : { ...others, [log]: offsetNs } };
  });
}

workspace.subscribe(({ documents }, before) => {
  for (const { key } of before.documents) {
    if (documents.some((doc) => doc.key === key)) continue;
    placedByHand.setState((placed) => {
      const { [key]: _, ...others } = placed;
      return Object.fromEntries(Object.entries(others).map(([own, logs]) => [own, Object.fromEntries(Object.entries(logs).filter(([log]) => log !== key))]));
    }, true);
  }
});
