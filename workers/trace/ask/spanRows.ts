import type { ProcStrips } from '../../api.ts';
import { type IndexedGeneration, outlivedPlace } from '../index/indexedGeneration.ts';
import type { TraceIndex } from '../index/traceIndex.ts';
import { displayText } from '../text.ts';
import { grown } from '../wire/ids.ts';

/** The spans of an answer as they are found, with the number, id and name of whose they are. */
export class SpanRows {
  readonly #index: TraceIndex;
  #count = 0;
  #lane = new Uint16Array(256);
  #startNs = new Float64Array(256);
  #endNs = new Float64Array(256);
  #kind = new Uint8Array(256);
  #goroutine = new Uint32Array(256);
  #id = new Float64Array(256);
  #busy = new Float64Array(256);
  #spans = new Uint32Array(256);
  #nameOf = new Uint32Array(256);
  readonly #names: string[] = [];
  readonly #nameAt = new Map<number, number>();
  // Neighbours often have one name.
  #lastName = -1;
  #lastNameAt = 0;

  constructor(index: TraceIndex) {
    this.#index = index;
  }

  /** Whose it is, is told next, by one of the three below. */
  push(lane: number, startNs: number, endNs: number, kind: number, busy: number, count: number): void {
    if (this.#count === this.#lane.length) this.#grow(this.#count * 2);
    const at = this.#count++;
    this.#lane[at] = lane;
    this.#startNs[at] = startNs;
    this.#endNs[at] = endNs;
    this.#kind[at] = kind;
    this.#busy[at] = busy;
    this.#spans[at] = count;
  }

  /** By row of `index.outlived`. */
  ofOutlived(row: number): void {
    const { outlived } = this.#index;
    this.#of(outlived.goroutine[row], outlived.live.lo[row], outlived.live.hi[row], outlived.name[row]);
  }

  /** By a generation's own index; it must have its detail. */
  ofLocal(generation: IndexedGeneration, local: number): void {
    const place = outlivedPlace(generation, local);
    if (place >= 0) {
      this.ofOutlived(generation.outlived[place]);
      return;
    }
    const { detail, firstGoroutine, maps } = generation;
    if (detail === undefined) throw new Error('A goroutine of a generation is named whose detail is not held.');
    const { idLo, idHi, name } = detail.goroutines;
    this.#of(firstGoroutine + local, idLo[local], idHi[local], maps.texts[name[local]]);
  }

  /** By row of the `who` of a generation's zoom levels, of one that lived in that generation only. */
  ofZoom({ zoom, firstGoroutine, maps }: IndexedGeneration, who: number): void {
    const { goroutine, idLo, idHi, name } = zoom.who;
    this.#of(firstGoroutine + goroutine[who], idLo[who], idHi[who], maps.texts[name[who]]);
  }

  columns(): Omit<ProcStrips, 'range' | 'procs'> {
    const count = this.#count;
    return {
      lane: this.#lane.slice(0, count),
      startNs: this.#startNs.slice(0, count),
      endNs: this.#endNs.slice(0, count),
      kind: this.#kind.slice(0, count),
      goroutine: this.#goroutine.slice(0, count),
      busy: Float32Array.from(this.#busy.subarray(0, count)),
      count: this.#spans.slice(0, count),
      nameOf: this.#nameOf.slice(0, count),
      names: this.#names,
      goroutineId: this.#id.slice(0, count),
    };
  }

  #of(goroutine: number, idLo: number, idHi: number, name: number): void {
    const at = this.#count - 1;
    this.#goroutine[at] = goroutine;
    this.#id[at] = idHi * 4294967296 + idLo;
    if (name !== this.#lastName) {
      this.#lastName = name;
      this.#lastNameAt = this.#placeOf(name);
    }
    this.#nameOf[at] = this.#lastNameAt;
  }

  #placeOf(name: number): number {
    let nameAt = this.#nameAt.get(name);
    if (nameAt === undefined) {
      nameAt = this.#names.push(displayText(this.#index.tables.texts[name])) - 1;
      this.#nameAt.set(name, nameAt);
    }
    return nameAt;
  }

  #grow(length: number): void {
    this.#lane = grown(this.#lane, length);
    this.#startNs = grown(this.#startNs, length);
    this.#endNs = grown(this.#endNs, length);
    this.#kind = grown(this.#kind, length);
    this.#goroutine = grown(this.#goroutine, length);
    this.#id = grown(this.#id, length);
    this.#busy = grown(this.#busy, length);
    this.#spans = grown(this.#spans, length);
    this.#nameOf = grown(this.#nameOf, length);
  }
}
