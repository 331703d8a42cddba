// Frames → the two identities that figures are summed by: the function (top table) and the box (flame graph).
import { NONE, type ProfileColumns } from './columns.ts';
import { functionNames, hashOf, packageOf, unnamedFrame } from './functionNames.ts';
import { binaryHash, Origins } from './origins.ts';

/** What the top table has a row for: a function name, or for frames without one its mapping and start line. */
export interface FunctionRow {
  /** As shown. */
  readonly name: string;
  /** File of the first function of this name. */
  readonly file: string;
}

/** What the flame graph tells apart: a row in one file, inlined into its caller or not. */
export interface Box {
  readonly row: number;
  readonly name: string;
  readonly file: string;
  readonly inlined: boolean;
  readonly module: string;
  readonly moduleHash: number;
  /** Index into ORIGINS: whose code it is. */
  readonly origin: number;
  /** Of the binary it was first met in. */
  readonly binaryHash: number;
}

export interface FrameKinds {
  readonly rows: readonly FunctionRow[];
  readonly boxes: readonly Box[];
  /** Box of each frame (see ProfileColumns.frameStart). */
  readonly frameBox: Uint32Array;
  /** Row of each box. */
  readonly boxRow: Uint32Array;
}

export function frameKinds(profile: ProfileColumns): FrameKinds {
  const names = functionNames(profile);
  const origins = new Origins(profile);
  const rows = new Interner<FunctionRow>();
  const boxes = new Interner<Box>();
  const frameBox = new Uint32Array(profile.frameFunction.length);
  for (let location = 0; location < profile.locations; location++) {
    const mapping = profile.locationMapping[location];
    const mappingFile = mapping === NONE ? '' : profile.mappings[mapping].file;
    const last = profile.frameStart[location + 1] - 1;
    for (let frame = profile.frameStart[location]; frame <= last; frame++) {
      const fn = profile.frameFunction[frame];
      const ownName = fn === NONE ? '' : names[fn];
      const file = fn === NONE ? '' : profile.strings.get(profile.functionFile[fn]);
      const startLine = fn === NONE ? 0 : profile.functionStartLine[fn];
      const name = ownName === '' ? unnamedFrame(mappingFile) : ownName;
      const row = rows.intern(ownName === '' ? `\0${startLine}\0${mappingFile}` : ownName, () => ({ name, file }));
      const inlined = frame !== last;
      frameBox[frame] = boxes.intern(`${inlined ? 1 : 0}${row}\0${file}`, () => {
        const module = packageOf(ownName, ownName === '' && file === '' ? mappingFile : file);
        return { row, name, file, inlined, module, moduleHash: hashOf(module), origin: origins.of(ownName, file, mappingFile), binaryHash: binaryHash(mappingFile) };
      });
    }
  }
  return { rows: rows.items, boxes: boxes.items, frameBox, boxRow: Uint32Array.from(boxes.items, ({ row }) => row) };
}

/** Keys → dense positions, in order of first appearance. */
class Interner<Item> {
  readonly items: Item[] = [];
  readonly #positions = new Map<string, number>();

  intern(key: string, make: () => Item): number {
    let position = this.#positions.get(key);
    if (position === undefined) {
      position = this.items.length;
      this.#positions.set(key, position);
      this.items.push(make());
    }
    return position;
  }
}
