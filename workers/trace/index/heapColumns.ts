import { DoubleColumn } from './series.ts';
import type { HeapRows } from './generationIndex.ts';

/** The heap's two step series while a generation is walked. */
export class HeapColumns {
  readonly #liveNs = new DoubleColumn();
  readonly #liveBytes = new DoubleColumn();
  readonly #goalNs = new DoubleColumn();
  readonly #goalBytes = new DoubleColumn();

  live(nowNs: number, bytes: number): void {
    this.#liveNs.push(nowNs);
    this.#liveBytes.push(bytes);
  }

  goal(nowNs: number, bytes: number): void {
    this.#goalNs.push(nowNs);
    this.#goalBytes.push(bytes);
  }

  rows(): HeapRows {
    return { liveNs: this.#liveNs.view().slice(), liveBytes: this.#liveBytes.view().slice(), goalNs: this.#goalNs.view().slice(), goalBytes: this.#goalBytes.view().slice() };
  }
}
