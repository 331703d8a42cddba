// For tests: profiles in every form that Go's own pprof reads, drawn from a seed, so that they are the same everywhere.

const MAP = `00400000-00500000 r-xp 00000000 08:01 77  /bin/app
00600000-00700000 rw-p 00000000 08:01 77 /bin/data
7f000-80000 r-xp 00001000 08:01 78 /lib/c.so
`;

class Drawn {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** 0 … n − 1 */
  below(n: number): number {
    this.#state = (this.#state * 48_271) % 0x7fff_ffff;
    return this.#state % n;
  }

  lines(count: number, line: () => string): string {
    return `${Array.from({ length: count }, line).join('\n')}\n`;
  }

  addresses(): string {
    return Array.from({ length: 1 + this.below(6) }, () => `0x${(0x40_0000 + this.below(3000)).toString(16)}`).join(' ');
  }

  heap(count: number): string {
    return this.lines(count, () => {
      const inuse = this.below(50);
      const allocated = inuse + this.below(20);
      const size = 1 + this.below(5000);
      return `  ${inuse}: ${inuse * size} [${allocated}: ${allocated * size + (allocated > inuse ? 7 : 0)}] @ ${this.addresses()}`;
    });
  }

  contentions(count: number): string {
    return this.lines(count, () => `${this.below(1e9) * 7} ${1 + this.below(100)} @ ${this.addresses()}`);
  }

  /** @param handler the frame of a signal handler that stands on every stack. */
  cpuWords(count: number, handler: number | undefined): number[] {
    const words: number[] = [];
    for (let i = 0; i < count; i++) {
      const stack = Array.from({ length: 1 + this.below(6) }, () => 0x40_0000 + this.below(3000));
      if (handler !== undefined) stack.splice(1, 0, handler);
      words.push(1 + this.below(9), stack.length, ...stack);
    }
    return [...words, 0, 1, 0];
  }
}

function cpu(bytesEach: 4 | 8, littleEndian: boolean, words: readonly number[], map: string): Uint8Array<ArrayBuffer> {
  const all = [0, 3, 0, 10_000, 0, ...words];
  const view = new DataView(new ArrayBuffer(all.length * bytesEach));
  for (const [i, word] of all.entries()) {
    if (bytesEach === 4) view.setUint32(4 * i, word, littleEndian);
    else view.setBigUint64(8 * i, BigInt(word), littleEndian);
  }
  return new Uint8Array([...new Uint8Array(view.buffer), ...new TextEncoder().encode(map)]);
}

function text(...parts: readonly string[]): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(parts.join(''));
}

export function madeUpTexts(seed: number): ReadonlyMap<string, Uint8Array<ArrayBuffer>> {
  const drawn = new Drawn(seed);
  const handler = 0x7_f001;
  return new Map([
    ['CPU, 32 bits, little-endian', cpu(4, true, drawn.cpuWords(40, undefined), MAP)],
    ['CPU, 32 bits, big-endian', cpu(4, false, drawn.cpuWords(40, handler), MAP)],
    ['CPU, 64 bits, little-endian', cpu(8, true, drawn.cpuWords(60, handler), MAP)],
    ['CPU, 64 bits, big-endian', cpu(8, false, drawn.cpuWords(60, undefined), `build=/b\n${MAP.replace('/bin/app', '$build/app')}`)],
    ['heap of Go', text('heap profile: 1: 2 [3: 4] @ heap/131072\n', drawn.heap(400))],
    ['heap of Go, every allocation', text('heap profile: 1: 2 [3: 4] @ heap/2\n', drawn.heap(50))],
    ['heap_v2', text('heap profile: 0: 0 [9: 9] @ heap_v2/524288\n', drawn.heap(80), '\nMAPPED_LIBRARIES:\n', MAP)],
    ['heapz_v2, in use only', text('heap profile:   3: 4 [  3: 4] @ heapz_v2/4096\n', drawn.heap(80), '--- Memory map: ---\n', MAP)],
    ['heapprofile', text('heap profile: 1: 2 [3: 4] @ heapprofile\n', drawn.heap(50))],
    ['growthz', text('heap profile: 1: 2 [3: 4] @ growthz\n', drawn.heap(50))],
    ['contentionz', text('--- contentionz 1 ---\ncycles/second = 3000000000\nsampling period = 100\nms since reset = 1000\ndiscarded samples = 3\n', drawn.contentions(50), '--- Memory map: ---\n  400000-500000: /bin/app (@1000) abc\n')],
    ['mutex', text('--- mutex:\ncycles/second=2799998730\nsampling period=5\n', drawn.contentions(300))],
    ['block', text('--- contention:\ncycles/second=2596121547\n', drawn.contentions(300))],
    ['count', text(`# a comment\n\nfoo/bar profile: total 9\n3 @ ${drawn.addresses()}\n# comment\n6 @ ${drawn.addresses()}\n--- Memory map: ---\n`, MAP)],
  ]);
}
