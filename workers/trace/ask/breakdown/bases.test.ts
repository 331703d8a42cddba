// Profiles of one trace less the same of another, on the way that they take in the page: written as a file by one, read by the other.
import { expect, it } from 'vitest';
import type { ExportedFile, FlameLayout, ProfileBase, RangeProfile, RangeProfileKind, TopTable } from '../../../api.ts';
import { openDocument } from '../../../openDocument.ts';
import { nextTask } from '../../../nextTask.ts';
import type { ProfileColumns } from '../../../profile/columns.ts';
import type { CloseTrace } from '../../closeup/closeTrace.ts';
import { closeOf } from '../../testing/closeOf.ts';
import { scheduleTrace } from '../../testing/schedule.ts';
import { askBreakdown, setBase } from './askBreakdown.ts';

const BEFORE = `
  G1 main.main: run 0-5 P0 | chan receive 5-9 | runnable 9-10 | run 10-20 P1
  G7 main.worker by G1: created 2 | run 4-6 P1 | select 6-12 | runnable 12-13 | run 13-17 P0 | syscall 17-18 | run 18-20 P0 | end
`;
const AFTER = `
  G1 main.main: run 0-5 P0 | chan receive 5-12 | runnable 12-13 | run 13-20 P1
  G9 main.worker by G1: created 2 | run 4-6 P1 | sync 6-8 | runnable 8-9 | run 9-13 P0 | run 13-20 P0 | end
`;

const whole = (kind: RangeProfileKind): RangeProfile => ({ kind, range: undefined, of: undefined });

async function opened(schedule: string): Promise<CloseTrace> {
  const { close } = await closeOf(scheduleTrace(schedule, 26, [11]));
  return close;
}

/** Once all of it is read. */
async function factsOf(trace: CloseTrace, profile: RangeProfile): Promise<unknown> {
  for (;;) {
    const facts = (await askBreakdown(trace, { ask: 'rangeProfileFacts', profile })) as { readonly pending: readonly unknown[] } | undefined;
    if (facts === undefined || facts.pending.length === 0) return facts;
    await nextTask();
  }
}

async function fileOf(trace: CloseTrace, kind: RangeProfileKind): Promise<ProfileColumns> {
  await factsOf(trace, whole(kind));
  const { bytes, name } = (await askBreakdown(trace, { ask: 'rangeProfile', profile: whole(kind), question: { ask: 'export', sampleType: 0, as: 'pb.gz' } })) as ExportedFile;
  const document = await openDocument({ from: 'file', file: new Blob([new Uint8Array(bytes)]), name }, { onEvent: () => undefined });
  if (document.kind !== 'pprof') throw new Error(document.damage?.message);
  return document.profile.columns;
}

/** µs by function, of those that changed. */
async function changesUs(trace: CloseTrace, kind: RangeProfileKind, base: ProfileBase): Promise<unknown> {
  await factsOf(trace, whole(kind));
  const table = (await askBreakdown(trace, { ask: 'rangeProfile', profile: whole(kind), question: { ask: 'top', sampleType: 1, options: { base } } })) as TopTable;
  return Object.fromEntries(table.names.map((name, i) => [name, table.flat[i] / 1000] as const).filter(([, us]) => us !== 0));
}

const lessIt = (profile: string, normalize = false): ProfileBase => ({ profile, how: 'diff_base', normalize });

it('a trace less itself is nothing, of every kind, box by box', async () => {
  const trace = await opened(BEFORE);
  for (const kind of ['running', 'off-cpu', 'sync', 'syscall', 'sched'] as const) {
    setBase(trace, kind, await fileOf(trace, kind));
    expect(await changesUs(trace, kind, lessIt(kind)), kind).toEqual({});
    const flame = (await askBreakdown(trace, { ask: 'rangeProfile', profile: whole(kind), question: { ask: 'flame', sampleType: 1, options: { base: lessIt(kind) }, focus: { depth: 0, sample: 0 }, widthPx: 1000, minPx: 1 } })) as FlameLayout;
    expect(Math.max(...Array.from(flame.total, Math.abs)), kind).toBe(0);
  }
});

it('less another it is what differs, by function; normalised, shares of the whole', async () => {
  const trace = await opened(AFTER);
  const before = await opened(BEFORE);
  setBase(trace, 'before', await fileOf(before, 'off-cpu'));
  // main.main waits 3 µs more; main.worker 4 µs less, and is in no system call.
  expect(await changesUs(trace, 'off-cpu', lessIt('before'))).toEqual({ 'main.main': 3, 'main.worker': -5 });
  setBase(trace, 'before', await fileOf(before, 'sync'));
  expect(await changesUs(trace, 'sync', lessIt('before'))).toEqual({ 'main.main': 3, 'main.worker': -4 });
  expect(await changesUs(trace, 'sync', lessIt('before', true))).toEqual({ 'main.main': 3.778, 'main.worker': -3.778 });
});

it('less a trace that has nothing of the kind it is itself; once let go it says so', async () => {
  const trace = await opened(BEFORE);
  setBase(trace, 'quiet', await fileOf(await opened('G1 main.main: run 0-20 P0'), 'sync'));
  expect(await changesUs(trace, 'sync', lessIt('quiet'))).toEqual({ 'main.main': 4, 'main.worker': 6 });
  setBase(trace, 'quiet', undefined);
  const reading = await askBreakdown(trace, { ask: 'rangeProfile', profile: whole('sync'), question: { ask: 'reading', sampleType: 1, options: { base: lessIt('quiet') } } });
  expect(reading).toMatchObject({ problems: [{ option: 'base' }] });
});
