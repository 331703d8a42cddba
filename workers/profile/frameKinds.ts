// Frames → the two identities that figures are summed by: the row (top table, graph) and the box (flame graph). What they tell apart
// is the granularity; functions for rows and functions with their files for boxes where none is chosen, as in pprof.
import type { Granularity } from '../api.ts';
import { NONE, type ProfileColumns } from './columns.ts';
import { cleanedPath } from './filePaths.ts';
import { functionNames, hashOf, packageOf, unnamedFrame } from './functionNames.ts';
import { binaryHash, Origins } from './origins.ts';

/** What the top table has a row for. */
export interface FunctionRow {
  /** As shown: address, function, file and line, as far as the granularity tells them. */
  readonly name: string;
  /** File of the first frame of this row. */
  readonly file: string;
  readonly module: string;
  readonly moduleHash: number;
  /** Index into ORIGINS: whose code it is. */
  readonly origin: number;
}

/** What the flame graph tells apart: a row, inlined into its caller or not; if no granularity is chosen also by its file. */
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

/** What a granularity keeps of a frame. */
interface Kept {
  readonly name: boolean;
  readonly file: boolean;
  readonly line: boolean;
  readonly address: boolean;
  /** Pprof keeps columns of code where it erases nothing at all. */
  readonly column: boolean;
}

const NOTHING: Kept = { name: false, file: false, line: false, address: false, column: false };
const KEPT: Readonly<Record<Granularity, Kept>> = {
  functions: { ...NOTHING, name: true },
  filefunctions: { ...NOTHING, name: true, file: true },
  files: { ...NOTHING, file: true },
  lines: { ...NOTHING, name: true, file: true, line: true },
  addresses: { name: true, file: true, line: true, address: true, column: true },
};

/** @param noInlines the profile's inlined frames are gone already; then addresses have no columns of code, as in pprof. */
export function frameKinds(profile: ProfileColumns, granularity?: Granularity, noInlines = false): FrameKinds {
  const chosen = KEPT[granularity ?? 'functions'];
  const kept = { ...chosen, column: chosen.column && !noInlines };
  const names = functionNames(profile);
  const files = filesOfFunctions(profile);
  const origins = new Origins(profile);
  const rows = new Interner<FunctionRow>();
  const boxes = new Interner<Box>();
  const frameBox = new Uint32Array(profile.frameFunction.length);
  /** Box + 1 of each function, by inlined or not: many lines are of one function, and a key for each would be the most of the work. */
  const boxOf = new Uint32Array(kept.line || kept.address ? 0 : 2 * profile.functions);
  for (let location = 0; location < profile.locations; location++) {
    const last = profile.frameStart[location + 1] - 1;
    for (let frame = profile.frameStart[location]; frame <= last; frame++) {
      const fn = profile.frameFunction[frame];
      const slot = fn === NONE ? boxOf.length : 2 * fn + (frame === last ? 0 : 1);
      if (slot < boxOf.length && boxOf[slot] > 0) {
        frameBox[frame] = boxOf[slot] - 1;
        continue;
      }
      const known = knownOf(location, frame, fn);
      const box = boxFor(known, frame !== last);
      // Those without a name are told apart by their binary, too.
      if (known.ownName !== '' && slot < boxOf.length) boxOf[slot] = box + 1;
      frameBox[frame] = box;
    }
  }
  return { rows: rows.items, boxes: boxes.items, frameBox, boxRow: Uint32Array.from(boxes.items, ({ row }) => row) };

  function knownOf(location: number, frame: number, fn: number): Known {
    const mapping = profile.locationMapping[location];
    return {
      ownName: fn === NONE || !kept.name ? '' : names[fn],
      file: fn === NONE ? '' : files[fn],
      startLine: fn === NONE || !kept.name ? 0 : profile.functionStartLine[fn],
      line: kept.line ? profile.frameLine[frame] : 0,
      column: kept.column ? profile.frameColumn[frame] : 0,
      address: kept.address ? profile.locationAddress[location] : 0n,
      mappingFile: mapping === NONE ? '' : profile.mappings[mapping].file,
    };
  }

  function boxFor(known: Known, inlined: boolean): number {
    const { file, mappingFile } = known;
    let code: CodeOf | undefined;
    const codeHere = (): CodeOf => (code ??= codeOf(known, origins));
    const row = rows.intern(rowKey(known, kept), () => ({ name: printableName(known, kept), file, ...codeHere() }));
    return boxes.intern(`${inlined ? 1 : 0}${row}\0${granularity === undefined ? file : ''}`, () => {
      const { name } = rows.items[row];
      return { row, name, file, inlined, ...codeHere(), binaryHash: binaryHash(mappingFile) };
    });
  }
}

/** What colours go by. */
type CodeOf = Pick<FunctionRow, 'module' | 'moduleHash' | 'origin'>;

function codeOf({ ownName, file, mappingFile }: Known, origins: Origins): CodeOf {
  const module = packageOf(ownName, ownName === '' && file === '' ? mappingFile : file);
  return { module, moduleHash: hashOf(module), origin: origins.of(ownName, file, mappingFile) };
}

/** Of one frame: what the granularity keeps, and its file and binary in any case. */
interface Known {
  readonly ownName: string;
  readonly file: string;
  readonly startLine: number;
  readonly line: number;
  readonly column: number;
  readonly address: bigint;
  readonly mappingFile: string;
}

/**
 * Pprof's identity of a node. Frames without a name are told apart by their binary, and by where their function starts. It does so
 * with files, too, which have no names: there it prints several rows of one file; here a file is one row.
 */
function rowKey({ ownName, file, startLine, line, column, address, mappingFile }: Known, kept: Kept): string {
  if (ownName !== '' && !kept.file) return ownName;
  if (!kept.name && file !== '') return `\0\0${file}`;
  const place = `${address}\0${kept.file ? file : ''}\0${line}\0${column}`;
  return ownName === '' ? `\0${startLine}\0${mappingFile}\0${place}` : `${ownName}\0${place}`;
}

/** Address, name, place: what there is, with a space between. */
function printableName({ ownName, file, line, column, address, mappingFile }: Known, kept: Kept): string {
  const parts: string[] = [];
  if (address !== 0n) parts.push(address.toString(16).padStart(16, '0'));
  if (ownName !== '') parts.push(ownName);
  const shownFile = kept.file ? file : '';
  if (line !== 0) parts.push(`${shownFile}:${line}${column === 0 ? '' : `:${column}`}`);
  else if (shownFile !== '') parts.push(shownFile);
  else if (ownName === '') parts.push(unnamedFrame(mappingFile));
  return parts.join(' ');
}

/** By function; each file's path is cleaned once. */
function filesOfFunctions({ functions, functionFile, strings }: ProfileColumns): string[] {
  const cleaned = new Map<number, string>();
  const files: string[] = [];
  for (let i = 0; i < functions; i++) {
    const position = functionFile[i];
    let file = cleaned.get(position);
    if (file === undefined) cleaned.set(position, (file = cleanedPath(strings.get(position))));
    files.push(file);
  }
  return files;
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
