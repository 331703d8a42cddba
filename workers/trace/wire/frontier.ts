// The binary min-heap of cursors by the time of their next event. Exactly the sift rules of go-trace.md, section 5.3: among
// equal times they decide who goes first, and the order of delivered events must be the reference's.

export class Frontier {
  /** Cursor numbers; `heap[0 … size)` is in use, the earliest first. */
  readonly heap: Int32Array;
  size = 0;
  readonly #timeNs: Float64Array;

  /** `timeNs[cursor]` is read anew at every comparison. */
  constructor(cursors: number, timeNs: Float64Array) {
    this.heap = new Int32Array(cursors);
    this.#timeNs = timeNs;
  }

  insert(cursor: number): void {
    this.heap[this.size] = cursor;
    this.size++;
    this.#siftUp(this.size - 1);
  }

  /** The cursor at `at` has a new time. */
  update(at: number): void {
    if (at === 0 || !this.#siftUp(at)) this.#siftDown(at);
  }

  remove(at: number): void {
    const { heap } = this;
    let i = at;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      const swap = heap[i];
      heap[i] = heap[parent];
      heap[parent] = swap;
      i = parent;
    }
    this.size--;
    heap[0] = heap[this.size];
    this.#siftDown(0);
  }

  /** Ascending and stable; a sorted array is still a heap. */
  sort(): void {
    const { heap, size } = this;
    const time = this.#timeNs;
    if (size <= 24) {
      // Insertion sort: the frontier is nearly always this small, and it allocates nothing.
      for (let i = 1; i < size; i++) {
        const cursor = heap[i];
        const t = time[cursor];
        let j = i;
        while (j > 0 && time[heap[j - 1]] > t) {
          heap[j] = heap[j - 1];
          j--;
        }
        heap[j] = cursor;
      }
    } else {
      const sorted = Array.from(heap.subarray(0, size)).toSorted((a, b) => time[a] - time[b]);
      heap.set(sorted);
    }
  }

  #siftUp(at: number): boolean {
    const { heap } = this;
    const time = this.#timeNs;
    let i = at;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (time[heap[parent]] <= time[heap[i]]) break;
      const swap = heap[i];
      heap[i] = heap[parent];
      heap[parent] = swap;
      i = parent;
    }
    return i !== at;
  }

  #siftDown(at: number): void {
    const { heap, size } = this;
    const time = this.#timeNs;
    let i = at;
    for (;;) {
      const left = 2 * i + 1;
      if (left >= size) return;
      let least = i;
      let leastTime = time[heap[i]];
      const leftTime = time[heap[left]];
      if (leftTime < leastTime) {
        least = left;
        leastTime = leftTime;
      }
      const right = left + 1;
      if (right < size && time[heap[right]] < leastTime) least = right;
      if (least === i) return;
      const swap = heap[i];
      heap[i] = heap[least];
      heap[least] = swap;
      i = least;
    }
  }
}
