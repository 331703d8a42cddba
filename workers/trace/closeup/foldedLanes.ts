// Lanes of a generation's threads, and of goroutines that outlived it, in as few spans as pictures far out need. They stay when the
// closeup is let go: together about half a byte an event.

import type { Ns } from '../../api.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import type { GenerationCloseup } from './closeup.ts';
import { LaneFold, LaneSpans } from './laneFold.ts';
import { type LifePiece, lifeOf, lifePiece } from './lives.ts';
import { foldPiece } from './pieceSpans.ts';
import { DRAWN } from './stretchKind.ts';
import { type ThreadPieces, threadPieces } from './threadPieces.ts';

/** So few spans of a lane are kept as they are; … */
const EXACT_SPANS = 64;
/** … of more, one for so many. */
const FOLDED_TOGETHER = 64;
/** Where only the lane of one goroutine is asked for. */
const EXACT_SPANS_OF_ONE = 256;
/** Lanes that are kept as they are have no more spans together than one for so many events. */
const EVENTS_AN_EXACT_SPAN = 96;
/** … but so many at any number of events. */
const LEAST_EXACT_SPANS = 1024;

/** Spans of lane i are [first[i], first[i + 1]), as in LaneSpans. */
export interface FoldedLanes {
  /** Ascending: rows of `index.outlived`, or threads of the trace. */
  readonly lane: Uint32Array;
  readonly first: Uint32Array;
  /** By lane: what is shorter is folded. */
  readonly widthNs: Float64Array;
  readonly startNs: Float64Array;
  readonly endNs: Float64Array;
  readonly kind: Uint8Array;
  readonly busy: Float32Array;
  readonly spans: Uint32Array;
  readonly text: Uint32Array;
  readonly goroutine: Uint32Array;
}

export interface GenerationLanes {
  /** A goroutine that is not among them stays all through as it was at the beginning; if `omits`, or does more than that. */
  readonly goroutines: FoldedLanes;
  readonly omits: boolean;
  readonly threads: FoldedLanes;
  /** By lane of `threads`: ns in which it ran something, and in system calls. */
  readonly runningNs: Float64Array;
  readonly syscallNs: Float64Array;
}

/** The generation, the trace's `number`th, has its detail. */
export function generationLanes(index: TraceIndex, generation: IndexedGeneration, number: number, closeup: GenerationCloseup): GenerationLanes {
  const pieces = threadPieces(index, generation, number, closeup);
  return { ...goroutineLanes(index, generation, number, closeup), ...threadLanes(generation, pieces) };
}

/** Takes the lanes that are folded, one after the other. */
class FoldingLanes {
  readonly spans = new LaneSpans();
  readonly fold = new LaneFold(this.spans);
  readonly #lane: number[] = [];
  readonly #first: number[] = [0];
  readonly #widthNs: number[] = [];

  /** Of so many spans over so long a time. */
  begin(lane: number, count: number, lengthNs: Ns, exact: number): void {
    const widthNs = count <= exact ? 0 : 2 ** Math.ceil(Math.log2(Math.max(1, lengthNs) / Math.max(exact, count / FOLDED_TOGETHER)));
    this.#lane.push(lane);
    this.#widthNs.push(widthNs);
    this.fold.begin(widthNs);
  }

  end(): void {
    this.fold.flush();
    this.#first.push(this.spans.count);
  }

  lanes(): FoldedLanes {
    const { count, startNs, endNs, kind, busy, spans, text, goroutine } = this.spans;
    return {
      lane: Uint32Array.from(this.#lane),
      first: Uint32Array.from(this.#first),
      widthNs: Float64Array.from(this.#widthNs),
      startNs: startNs.slice(0, count),
      endNs: endNs.slice(0, count),
      kind: kind.slice(0, count),
      busy: Float32Array.from(busy.subarray(0, count)),
      spans: spans.slice(0, count),
      text: text.slice(0, count),
      goroutine: goroutine.slice(0, count),
    };
  }
}

function goroutineLanes(index: TraceIndex, generation: IndexedGeneration, number: number, closeup: GenerationCloseup): Pick<GenerationLanes, 'goroutines' | 'omits'> {
  const trace = { index, closeup: (at: number) => (at === number ? closeup : undefined) };
  const { outlived, events } = generation;
  const { first } = closeup.stretches;
  const rows = outlived.toSorted();
  const place = new Map(Array.from(outlived, (row, at) => [row, at]));
  const countOf = (row: number): number => {
    const local = generation.outlivedLocal[place.get(row) ?? 0];
    return first[local + 1] - first[local];
  };
  const most = Math.max(LEAST_EXACT_SPANS, events / EVENTS_AN_EXACT_SPAN);
  let exact = EXACT_SPANS;
  let together = Infinity;
  for (; exact >= 1; exact /= 2) {
    together = rows.reduce((sum, row) => sum + Math.min(countOf(row), exact), 0);
    if (together <= most) break;
  }
  const omits = together > most;
  const folding = new FoldingLanes();
  for (const row of rows) {
    const count = countOf(row);
    // What fits nowhere is drawn from the closeup alone, while that is in memory.
    if (omits && count < FOLDED_TOGETHER) continue;
    const life = lifeOf(index, index.outlived.goroutine[row]);
    const piece = life === undefined ? undefined : lifePiece(trace, life, number);
    if (life === undefined || piece === undefined) continue;
    if (piece.from === piece.to && life.first !== number) continue;
    folding.begin(row, count, piece.endNs - piece.startNs, Math.max(1, exact));
    foldPiece(index, piece, life.goroutine, folding.fold);
    folding.end();
  }
  return { goroutines: folding.lanes(), omits };
}

/** One goroutine's life within a generation as a lane, of a few hundred spans at most. */
export function foldedPiece(index: TraceIndex, piece: LifePiece, goroutine: number): FoldedLanes {
  const folding = new FoldingLanes();
  folding.begin(goroutine, piece.to - piece.from + 1, piece.endNs - piece.startNs, EXACT_SPANS_OF_ONE);
  foldPiece(index, piece, goroutine, folding.fold);
  folding.end();
  return folding.lanes();
}

function threadLanes({ maps, events, fromNs, lastNs }: IndexedGeneration, pieces: ThreadPieces): Pick<GenerationLanes, 'threads' | 'runningNs' | 'syscallNs'> {
  const { first, startNs, endNs, kind, text, goroutine } = pieces;
  const locals = Array.from(maps.threads.keys())
    .filter((m) => first[m] < first[m + 1])
    .toSorted((a, b) => maps.threads[a] - maps.threads[b]);
  const exact = Math.max(1, Math.min(EXACT_SPANS, Math.max(LEAST_EXACT_SPANS, events / EVENTS_AN_EXACT_SPAN) / Math.max(1, locals.length)));
  const folding = new FoldingLanes();
  const runningNs = new Float64Array(locals.length);
  const syscallNs = new Float64Array(locals.length);
  locals.forEach((m, lane) => {
    folding.begin(maps.threads[m], first[m + 1] - first[m], lastNs - fromNs, exact);
    folding.fold.busy = 1;
    for (let i = first[m]; i < first[m + 1]; i++) {
      folding.fold.startNs = startNs[i];
      folding.fold.endNs = endNs[i];
      folding.fold.take(kind[i], 1, text[i], goroutine[i]);
      (kind[i] === DRAWN.syscall ? syscallNs : runningNs)[lane] += endNs[i] - startNs[i];
    }
    folding.end();
  });
  return { threads: folding.lanes(), runningNs, syscallNs };
}
