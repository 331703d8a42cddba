// The spans of an answer: lane after lane, with the names that they are labelled by.

import type { LaneStrips } from '../../../api.ts';
import { LaneSpans } from '../../closeup/laneFold.ts';

export class StripColumns {
  readonly spans = new LaneSpans();
  /** First span of each lane that was drawn. */
  readonly #first: number[] = [];
  readonly #lane: number[] = [];
  /** By lane that was drawn: what `text` of its spans means. */
  readonly #nameOf: ((text: number) => string)[] = [];

  /** What is pushed into `spans` from now on is that lane's. */
  begin(lane: number, nameOf: (text: number) => string): void {
    this.#first.push(this.spans.count);
    this.#lane.push(lane);
    this.#nameOf.push(nameOf);
  }

  columns(): Pick<LaneStrips, 'lane' | 'startNs' | 'endNs' | 'kind' | 'goroutine' | 'busy' | 'count' | 'nameOf' | 'names'> {
    const { count, startNs, endNs, kind, goroutine, busy, spans, text } = this.spans;
    const lane = new Uint16Array(count);
    const nameOf = new Uint32Array(count);
    const names: string[] = [];
    const placeOf = new Map<string, number>();
    this.#first.forEach((first, i) => {
      const end = this.#first[i + 1] ?? count;
      lane.fill(this.#lane[i], first, end);
      const known = new Map<number, number>();
      for (let at = first; at < end; at++) {
        let place = known.get(text[at]);
        if (place === undefined) {
          const name = this.#nameOf[i](text[at]);
          place = placeOf.get(name) ?? names.push(name) - 1;
          placeOf.set(name, place);
          known.set(text[at], place);
        }
        nameOf[at] = place;
      }
    });
    return {
      lane,
      startNs: startNs.slice(0, count),
      endNs: endNs.slice(0, count),
      kind: kind.slice(0, count),
      goroutine: goroutine.slice(0, count),
      busy: Float32Array.from(busy.subarray(0, count)),
      count: spans.slice(0, count),
      nameOf,
      names,
    };
  }
}
