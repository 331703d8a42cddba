// Random whole numbers from a seed, so that the same recordings give the same interval each time: xorshift128 (Marsaglia 2003,
// "Xorshift RNGs", section 4), its state filled from the seed by multiplication with Knuth's constant 69069.

export class SeededNumbers {
  private readonly state = new Uint32Array(4);

  constructor(seed: number) {
    let word = seed >>> 0;
    for (let i = 0; i < 4; i++) this.state[i] = word = (Math.imul(word, 69_069) + 1) >>> 0;
    for (let i = 0; i < 16; i++) this.next();
  }

  /** 0 to `bound` − 1, each as likely; `bound` below 2³². */
  below(bound: number): number {
    return Math.floor((this.next() / 2 ** 32) * bound);
  }

  private next(): number {
    const { state } = this;
    let moved = state[3];
    const first = state[0];
    state[3] = state[2];
    state[2] = state[1];
    state[1] = first;
    moved ^= moved << 11;
    moved ^= moved >>> 8;
    state[0] = moved ^ first ^ (first >>> 19);
    return state[0];
  }
}
