// Test only: writes v2 traces byte by byte (go-trace.md, sections 3 and 4). Knows nothing of the decoder.

/** A timed event: its wire number, the ticks since the one before on its thread, its arguments. */
export interface WireEvent {
  readonly type: number;
  readonly dt: number;
  readonly args: readonly (number | bigint)[];
}

export interface WireBatch {
  /** Thread id; undefined: owned by none. */
  readonly m: number | undefined;
  readonly time: number;
  readonly events: readonly WireEvent[];
}

export interface WireStack {
  readonly id: number;
  /** Innermost first; texts by id. */
  readonly frames: readonly { readonly pc: number; readonly func: number; readonly file: number; readonly line: number }[];
}

export interface WireGeneration {
  readonly gen: number;
  readonly batches: readonly WireBatch[];
  /** Text of id i + 1. */
  readonly strings: readonly string[];
  readonly stacks: readonly WireStack[];
  /** Ticks per second; default: one tick is one ns. */
  readonly frequency?: number;
  readonly samples?: readonly (readonly [time: number, m: number, p: number, g: number, stack: number])[];
}

const NO_THREAD = 2n ** 64n - 1n;

export function traceBytes(minor: number, generations: readonly WireGeneration[]): Uint8Array<ArrayBuffer> {
  const out: number[] = Array.from(new TextEncoder().encode(`go 1.${minor} trace`));
  while (out.length < 16) out.push(0);
  for (const generation of generations) {
    writeGeneration(out, minor, generation);
    if (minor >= 26) out.push(52);
  }
  return Uint8Array.from(out);
}

function writeGeneration(out: number[], minor: number, generation: WireGeneration): void {
  const { gen, batches, strings, stacks, frequency = 1e9, samples = [] } = generation;
  const start = Math.min(...batches.map(({ time }) => time));
  const clock = minor >= 25 ? [50, 8, ...varint(frequency), 51, ...varint(1), ...varint(start + 1), ...varint(1_700_000_000), ...varint(5)] : [8, ...varint(frequency)];
  writeBatch(out, gen, NO_THREAD, start, clock);
  for (const { m, time, events } of batches) {
    writeBatch(
      out,
      gen,
      m === undefined ? NO_THREAD : BigInt(m),
      time,
      events.flatMap(({ type, dt, args }) => [type, ...varint(dt), ...args.flatMap((arg) => varint(arg))]),
    );
  }
  if (samples.length > 0) writeBatch(out, gen, NO_THREAD, start, [6, ...samples.flatMap((sample) => [7, ...sample.flatMap((value) => varint(value))])]);
  const texts = strings.flatMap((text, i) => {
    const bytes = [...new TextEncoder().encode(text)];
    return [5, ...varint(i + 1), ...varint(bytes.length), ...bytes];
  });
  if (texts.length > 0) writeBatch(out, gen, NO_THREAD, start, [4, ...texts]);
  const tables = stacks.flatMap(({ id, frames }) => [
    3,
    ...varint(id),
    ...varint(frames.length),
    ...frames.flatMap(({ pc, func, file, line }) => [...varint(pc), ...varint(func), ...varint(file), ...varint(line)]),
  ]);
  if (tables.length > 0) writeBatch(out, gen, NO_THREAD, start, [2, ...tables]);
}

function writeBatch(out: number[], gen: number, m: bigint, time: number, data: readonly number[]): void {
  out.push(1, ...varint(gen), ...varint(m), ...varint(time), ...padded(data.length), ...data);
}

export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    if (rest < 128n) {
      bytes.push(Number(rest));
      return bytes;
    }
    bytes.push(Number(rest & 127n) | 128);
  }
}

/** The runtime pads batch sizes to ten bytes. */
export function padded(value: number): number[] {
  const bytes = varint(value);
  while (bytes.length < 10) {
    bytes.push(0x80 | (bytes.pop() ?? 0), 0);
  }
  return bytes;
}
