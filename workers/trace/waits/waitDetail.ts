// One wait moment by moment.

import { WAIT_CAUSES, WAIT_KINDS, WAKERS, type Ns, type WaitAnswers, type WaitDetail, type WaitQuestion } from '../../api.ts';
import { goroutineRef } from '../ask/goroutine.ts';
import { generationOfTime } from '../ask/stretches/spanAt.ts';
import type { CloseGeneration } from '../closeup/breakdownRows.ts';
import type { CloseTrace } from '../closeup/closeTrace.ts';
import { lifeOf, localGoroutine } from '../closeup/lives.ts';
import { NONE } from '../columns.ts';
import { displayText } from '../text.ts';
import { CAUSE, CAUSES } from './causes.ts';
import { namedHolders } from './holders.ts';
import type { Tape } from './machine.ts';
import { sweepWaits, type Swept } from './waitSweep.ts';
import { mainCauseAt } from './waitListRows.ts';
import { t } from '../../../language/t.ts';

type Question = Extract<WaitQuestion, { readonly ask: 'wait' }>;

const MOST_PIECES = 500;
/** A goroutine that is not run through so many generations is looked for no further. */
const MOST_GENERATIONS = 64;

interface Found {
  readonly number: number;
  readonly row: number;
  readonly swept: Swept;
}

export async function askWait(trace: CloseTrace, { goroutine, atNs }: Question): Promise<WaitAnswers['wait']> {
  const { index } = trace;
  const life = lifeOf(index, goroutine);
  if (life === undefined) return undefined;
  const first = generationOfTime(index, life, atNs);
  const localIn = (number: number): number => localGoroutine(index, life, number);
  let found: Found | undefined;
  for (let number = first; found === undefined && number <= Math.min(life.last, first + MOST_GENERATIONS); number++) {
    // oxlint-disable-next-line eslint/no-await-in-loop -- the next is needed only if the wait goes on
    found = await trace.holding([number], () => endIn(trace, number, localIn(number), atNs));
  }
  if (found === undefined) return undefined;
  const { row, swept, number } = found;
  const startNs = swept.waits.startNs[row];
  const began = Math.min(number, generationOfTime(index, life, startNs));
  const causes = swept.waits.causes.slice(row * CAUSES, (row + 1) * CAUSES);
  const pieces: Tape['pieces'] = [];
  for (let before = Math.max(began, number - MOST_GENERATIONS); before < number; before++) {
    const tape: Tape = { fromNs: startNs, toNs: swept.waits.endNs[row], pieces };
    // oxlint-disable-next-line eslint/no-await-in-loop -- in the order of time
    const earlier = await trace.holding([before], () => openIn(trace, before, localIn(before), tape));
    earlier?.forEach((ns, cause) => (causes[cause] += ns));
    causes[CAUSE.unknown] -= earlier?.reduce((sum, ns) => sum + ns, 0) ?? 0;
  }
  const last = number;
  return trace.holding([last], () => detail(trace, { ...found, startNs, causes, pieces }));
}

/** The wait that the goroutine is in, or that ends then. */
function endIn(trace: CloseTrace, number: number, local: number, atNs: Ns): Found | undefined {
  const close = closeOf(trace, number);
  if (close === undefined || local < 0) return undefined;
  const swept = sweepWaits(close);
  const { count, goroutine, startNs, endNs } = swept.waits;
  for (let row = 0; row < count; row++) if (goroutine[row] === local && startNs[row] <= atNs && endNs[row] >= atNs) return { number, row, swept };
  return undefined;
}

/** CAUSES of a wait that goes on after the generation; undefined: the generation tells nothing of it. */
function openIn(trace: CloseTrace, number: number, local: number, tape: Tape): Float64Array | undefined {
  const close = closeOf(trace, number);
  if (close === undefined) return undefined;
  const { open } = sweepWaits(close, undefined, tape);
  const place = open.goroutine.indexOf(local);
  return place < 0 ? undefined : open.causes.slice(place * CAUSES, (place + 1) * CAUSES);
}

function closeOf(trace: CloseTrace, number: number): CloseGeneration | undefined {
  const closeup = trace.closeup(number);
  return closeup === undefined ? undefined : { index: trace.index, generation: trace.index.generations[number], number, closeup };
}

interface Told extends Found {
  readonly startNs: Ns;
  readonly causes: Float64Array;
  /** Of the generations before. */
  readonly pieces: Tape['pieces'];
}

function detail(trace: CloseTrace, { number, row, swept, startNs, causes, pieces: before }: Told): WaitDetail | undefined {
  const close = closeOf(trace, number);
  if (close === undefined) return undefined;
  const { index } = trace;
  const { closeup, generation } = close;
  const { waits } = swept;
  const counted = new Uint8Array(closeup.stretches.state.length);
  counted[waits.stretch[row]] = 1;
  const tape: Tape = { fromNs: startNs, toNs: waits.endNs[row], pieces: [...before] };
  const { holders } = sweepWaits(close, counted, tape);
  const { keys, ns } = holders.columns();
  const heldNs = new Map(Array.from(keys, (key, i) => [key, ns[i]]));
  const { busy } = namedHolders(index, heldNs, causes[CAUSE.busyGc] + causes[CAUSE.busyProgram] + causes[CAUSE.busyDemand], causes[CAUSE.syscall]);
  const firstKnownNs = tape.pieces[0]?.startNs ?? waits.endNs[row];
  const unknown = firstKnownNs > startNs ? [{ startNs, endNs: firstKnownNs, cause: CAUSE.unknown as number, stop: -1 }] : [];
  const pieces = [...unknown, ...tape.pieces];
  const stops = waitedInStops(pieces);
  const cause = closeup.stretches.cause[waits.stretch[row] - 1] ?? NONE;
  const proc = waits.proc[row];
  const isHead = Number.isNaN(closeup.stretches.startNs[waits.stretch[row] - 1]);
  return {
    goroutine: goroutineRef(index, index.goroutineNumber(generation, waits.goroutine[row])),
    kind: WAIT_KINDS[waits.kind[row]],
    startNs,
    endNs: waits.endNs[row],
    causes: Array.from(causes),
    main: WAIT_CAUSES[mainCauseAt(causes, 0)],
    waker: WAKERS[waits.waker[row]],
    wokenBy: isHead || cause === NONE ? undefined : goroutineRef(index, index.goroutineNumber(generation, cause)),
    pieces: pieces.slice(0, MOST_PIECES).map((piece) => ({ startNs: piece.startNs, endNs: piece.endNs, cause: WAIT_CAUSES[piece.cause], stop: piece.stop < 0 ? undefined : piece.stop })),
    piecesLeftOut: Math.max(0, pieces.length - MOST_PIECES),
    holders: busy,
    stops: [...stops].map(([stop, waitedNs]) => ({ index: stop, name: displayText(index.tables.texts[index.ranges.stw[stop].kindText]), waitedNs })),
    unknownWhy: causes[CAUSE.unknown] > 0 ? [{ why: unknown.length > 0 ? t('It began before what is known of the recording.') : t('The trace does not tell how many Ps there were.'), ns: causes[CAUSE.unknown] }] : [],
    proc: proc < 0 ? undefined : procNumber(close, proc),
  };
}

/** ns waited in each stop, by its place in the trace. */
function waitedInStops(pieces: Tape['pieces']): ReadonlyMap<number, Ns> {
  const ns = new Map<number, Ns>();
  for (const { startNs, endNs, stop } of pieces) if (stop >= 0) ns.set(stop, (ns.get(stop) ?? 0) + endNs - startNs);
  return ns;
}

function procNumber({ index, generation }: CloseGeneration, local: number): number {
  const { lo, hi } = index.tables.procs;
  const proc = generation.maps.procs[local];
  return hi[proc] * 4294967296 + lo[proc];
}
