// Which group each goroutine of a generation belongs to: by its entry function, or by the function that created it.

import type { GroupBy } from '../../api.ts';
import type { IndexedGeneration } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';

export interface GenerationGroups {
  /** Names, as texts of the trace. 0: the trace does not tell. */
  readonly texts: Uint32Array;
  /** By local goroutine: place in `texts`. */
  readonly of: Uint32Array;
  /**
   * Of goroutines that lived in this generation only, by place in `texts`: how many, the first one's number in the trace, and four
   * values a group: ns runnable, running, waiting, in system calls. The others are in `index.outlived`, once each.
   */
  readonly members: Uint32Array;
  readonly firstMember: Uint32Array;
  readonly stateNs: Float64Array;
}

export const MEMBER_STATES = 4;
const NOWHERE = -1;

/** Text of the function that has the `go` statement of a creation's stack; 0: not told. */
export function creatorText({ tables: { stacks } }: TraceIndex, creationStack: number): number {
  return stacks.isEmpty(creationStack) ? 0 : stacks.func[stacks.frames[stacks.start[creationStack]]];
}

/** Text of the name of the group of a goroutine that outlived a generation, by its row in `index.outlived`. */
export function outlivedGroup(index: TraceIndex, by: GroupBy, row: number): number {
  return by === 'entry' ? index.outlived.name[row] : creatorText(index, index.outlived.creationStack[row]);
}

/** `generation` has its detail. */
export function generationGroups(index: TraceIndex, generation: IndexedGeneration, by: GroupBy): GenerationGroups {
  const { detail, maps, outlivedLocal, outlived, firstGoroutine } = generation;
  if (detail === undefined) throw new Error('Goroutines of a generation are grouped that has no detail.');
  const { count, name, creationStack, seenNs, stateNs } = detail.goroutines;
  const places = new Int32Array(index.tables.texts.length).fill(NOWHERE);
  const texts: number[] = [];
  const of = new Uint32Array(count);
  const members = new GrowingSums();
  for (let local = 0, next = 0; local < count; local++) {
    const row = next < outlivedLocal.length && outlivedLocal[next] === local ? outlived[next++] : NOWHERE;
    let text: number;
    if (row !== NOWHERE) text = outlivedGroup(index, by, row);
    else text = by === 'entry' ? maps.texts[name[local]] : creatorText(index, maps.stacks[creationStack[local]]);
    let place = places[text];
    if (place === NOWHERE) {
      place = texts.push(text) - 1;
      places[text] = place;
      members.grow(texts.length);
    }
    of[local] = place;
    if (row === NOWHERE && !Number.isNaN(seenNs[local])) members.add(place, firstGoroutine + local, stateNs, local * MEMBER_STATES);
  }
  return { texts: Uint32Array.from(texts), of, ...members.of(texts.length) };
}

class GrowingSums {
  #count = new Uint32Array(16);
  #first = new Uint32Array(16);
  #stateNs = new Float64Array(16 * MEMBER_STATES);

  grow(groups: number): void {
    if (groups <= this.#count.length) return;
    const old = [this.#count, this.#first, this.#stateNs] as const;
    this.#count = new Uint32Array(groups * 2);
    this.#first = new Uint32Array(groups * 2);
    this.#stateNs = new Float64Array(groups * 2 * MEMBER_STATES);
    this.#count.set(old[0]);
    this.#first.set(old[1]);
    this.#stateNs.set(old[2]);
  }

  add(group: number, goroutine: number, stateNs: Float64Array, at: number): void {
    if (this.#count[group]++ === 0) this.#first[group] = goroutine;
    const into = group * MEMBER_STATES;
    for (let state = 0; state < MEMBER_STATES; state++) this.#stateNs[into + state] += stateNs[at + state];
  }

  of(groups: number): Pick<GenerationGroups, 'members' | 'firstMember' | 'stateNs'> {
    return { members: this.#count.slice(0, groups), firstMember: this.#first.slice(0, groups), stateNs: this.#stateNs.slice(0, groups * MEMBER_STATES) };
  }
}
