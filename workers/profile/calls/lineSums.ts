// Flat and cum of every line of every function: pprof's `lines` granularity as its source listing sums it.
import { NONE, type ProfileColumns, type SampleValues } from '../columns.ts';
import type { FrameKinds } from '../frameKinds.ts';
import { cleanedPath } from '../filePaths.ts';
import { functionNames } from '../functionNames.ts';
import { columnSums } from './columnSums.ts';

/** A line of a function of a file in a binary; the same one in two binaries is two. */
export interface LineNode {
  /** Row of the reading it belongs to. */
  readonly row: number;
  readonly name: string;
  readonly file: string;
  readonly startLine: number;
  readonly line: number;
}

export interface LineNodes {
  readonly nodes: readonly LineNode[];
  /** Of each frame. Frames without a function have one too, with no name. */
  readonly frameNode: Uint32Array;
}

export interface LineSums {
  readonly flat: SampleValues;
  readonly cum: SampleValues;
  readonly flatDivisor: SampleValues | undefined;
  readonly cumDivisor: SampleValues | undefined;
}

export function lineNodes(profile: ProfileColumns, { frameBox, boxRow }: FrameKinds): LineNodes {
  const names = functionNames(profile);
  const nodes: LineNode[] = [];
  const known = new Map<string, number>();
  const frameNode = new Uint32Array(profile.frameFunction.length);
  for (let location = 0; location < profile.locations; location++) {
    const mapping = profile.locationMapping[location];
    const binary = mapping === NONE ? '' : profile.mappings[mapping].file;
    for (let frame = profile.frameStart[location]; frame < profile.frameStart[location + 1]; frame++) {
      const fn = profile.frameFunction[frame];
      const node: LineNode = {
        row: boxRow[frameBox[frame]],
        name: fn === NONE ? '' : names[fn],
        file: fn === NONE ? '' : cleanedPath(profile.strings.get(profile.functionFile[fn])),
        startLine: fn === NONE ? 0 : profile.functionStartLine[fn],
        line: profile.frameLine[frame],
      };
      const key = `${node.row} ${node.line} ${node.startLine} ${node.name}\0${node.file}\0${binary}`;
      const at = known.get(key) ?? nodes.push(node) - 1;
      known.set(key, at);
      frameNode[frame] = at;
    }
  }
  return { nodes, frameNode };
}

/** cum counts a line once per sample, however often it recurs; flat belongs to the leaf. */
export function sumLines(profile: ProfileColumns, { nodes, frameNode }: LineNodes, values: SampleValues, divisors: SampleValues | undefined): LineSums {
  const { stackStart, stackLocation, frameStart } = profile;
  const flat = columnSums(values);
  const cum = columnSums(values);
  const flatDivisor = divisors === undefined ? undefined : columnSums(divisors);
  const cumDivisor = divisors === undefined ? undefined : columnSums(divisors);
  const countedIn = new Int32Array(nodes.length).fill(-1);
  for (let sample = 0; sample < profile.samples; sample++) {
    if (flat.isZero(sample) && (flatDivisor === undefined || flatDivisor.isZero(sample))) continue;
    const end = stackStart[sample + 1];
    for (let i = stackStart[sample]; i < end; i++) {
      const location = stackLocation[i];
      const last = frameStart[location + 1];
      for (let frame = frameStart[location]; frame < last; frame++) {
        const node = frameNode[frame];
        if (countedIn[node] === sample) continue;
        countedIn[node] = sample;
        cum.add(node, sample);
        cumDivisor?.add(node, sample);
      }
    }
    if (end === stackStart[sample]) continue;
    // The leaf comes first, and in it the innermost inlined function.
    const leaf = frameNode[frameStart[stackLocation[stackStart[sample]]]];
    flat.add(leaf, sample);
    flatDivisor?.add(leaf, sample);
  }
  return { flat: flat.taken(nodes.length), cum: cum.taken(nodes.length), flatDivisor: flatDivisor?.taken(nodes.length), cumDivisor: cumDivisor?.taken(nodes.length) };
}
