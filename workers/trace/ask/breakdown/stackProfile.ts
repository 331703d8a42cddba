// Sums by stack of a trace as a profile's columns, so that all that is asked of profiles can be asked of them.

import { NONE, type ProfileColumns, type SampleType } from '../../../profile/columns.ts';
import { StringTable } from '../../../profile/wire/stringTable.ts';
import type { KeyedSums } from '../../closeup/keyedSums.ts';
import { STACK_VALUES } from '../../closeup/profilePart.ts';
import type { TraceTables } from '../../index/traceTables.ts';

export interface StackSums {
  /** By stack of the trace: STACK_VALUES. */
  readonly byStack: KeyedSums;
  /** Without a stack, by text of a function: told as stacks of that function alone. */
  readonly byFunction: KeyedSums;
}

/** `sampleTypes`: of the first values of a stack, as many as are told; the last is the default. */
export function stackProfile({ stacks, texts }: TraceTables, { byStack, byFunction }: StackSums, sampleTypes: readonly SampleType[], durationNs: number): ProfileColumns {
  const strings = new Interned();
  const functions = new Interned();
  const frames = new Interned();
  const functionOf = (name: number, file: number): number => functions.place(`${name} ${file}`);
  const functionName: number[] = [];
  const functionFile: number[] = [];
  const frameFunction: number[] = [];
  const frameLine: number[] = [];
  const addFrame = (key: string, name: number, file: number, line: number): number => {
    const known = frames.count;
    const frame = frames.place(key);
    if (frame < known) return frame;
    const fn = functionOf(name, file);
    if (fn === functionName.length) {
      functionName.push(strings.place(texts[name]));
      functionFile.push(strings.place(texts[file]));
    }
    frameFunction.push(fn);
    frameLine.push(line);
    return frame;
  };
  strings.place('');
  // Some runtimes write a frame of nothing where there is no stack: to Go's tools it is the same as none, if there are such.
  const stackless = Array.from({ length: byStack.count }, (_, place) => byStack.key(place)).some((stack) => stacks.isEmpty(stack));
  const stackStart = new Float64Array(byStack.count + byFunction.count + 1);
  const stackLocation: number[] = [];
  for (let place = 0; place < byStack.count; place++) {
    const stack = byStack.key(place);
    if (!stacks.isEmpty(stack)) {
      for (let i = stacks.start[stack]; i < stacks.start[stack + 1]; i++) {
        const frame = stacks.frames[i];
        if (stacks.func[frame] === 0 && stacks.file[frame] === 0 && stackless) continue;
        stackLocation.push(addFrame(String(frame), stacks.func[frame], stacks.file[frame], stacks.line[frame]));
      }
    }
    stackStart[place + 1] = stackLocation.length;
  }
  for (let place = 0; place < byFunction.count; place++) {
    const name = byFunction.key(place);
    if (name !== 0) stackLocation.push(addFrame(`function ${name}`, name, 0, 0));
    stackStart[byStack.count + place + 1] = stackLocation.length;
  }
  const samples = byStack.count + byFunction.count;
  const locations = frames.count;
  return {
    sampleTypes,
    defaultSampleType: sampleTypes.length - 1,
    samples,
    values: sampleTypes.map((_, value) =>
      Float64Array.from({ length: samples }, (__, i) => {
        const at = (i < byStack.count ? i : i - byStack.count) * STACK_VALUES + value;
        return i < byStack.count ? byStack.values[at] : byFunction.values[at];
      }),
    ),
    stackStart,
    stackLocation: Uint32Array.from(stackLocation),
    isBase: undefined,
    labels: undefined,
    locations,
    frameStart: Uint32Array.from({ length: locations + 1 }, (_, location) => location),
    frameFunction: Uint32Array.from(frameFunction),
    frameLine: Float64Array.from(frameLine),
    frameColumn: new Float64Array(frameLine.length),
    locationAddress: new BigUint64Array(locations),
    locationIsFolded: new Uint8Array(locations),
    locationMapping: new Uint32Array(locations).fill(NONE),
    locationsWithoutLines: 0,
    functions: functions.count,
    functionName: Uint32Array.from(functionName),
    functionSystemName: Uint32Array.from(functionName),
    functionFile: Uint32Array.from(functionFile),
    functionStartLine: new Float64Array(functions.count),
    strings: stringTable(strings.keys),
    mappings: [],
    header: {
      timeNanos: 0n,
      durationNanos: BigInt(Math.round(durationNs)),
      period: 1,
      periodType: { type: 'trace', unit: 'count' },
      comments: [],
      defaultSampleType: '',
      docUrl: '',
      dropFrames: '',
      keepFrames: '',
    },
  };
}

/** Keys → dense places, in order of first appearance. */
class Interned {
  readonly keys: string[] = [];
  readonly #places = new Map<string, number>();

  get count(): number {
    return this.keys.length;
  }

  place(key: string): number {
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.keys.length;
      this.#places.set(key, place);
      this.keys.push(key);
    }
    return place;
  }
}

/** `texts`: one char a byte, as a trace has them. */
function stringTable(texts: readonly string[]): StringTable {
  const bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0));
  const table = new StringTable(bytes, texts.length);
  let at = 0;
  for (const text of texts) {
    const start = at;
    for (let i = 0; i < text.length; i++) bytes[at++] = text.charCodeAt(i);
    table.add(start, at);
  }
  return table;
}
