// The boxes of a flame graph that are wide enough to see, below a focus. Cost and answer grow with the pixels, not the samples.
import type { FlameLayout, FlameNode, Px } from '../../api.ts';
import type { FrameKinds } from '../frameKinds.ts';
import { compareAsGo } from '../functionNames.ts';
import type { RunSums, StackRange, StackRanges } from './ranges.ts';

/** Rows drawn below the focus; a runaway recursion is deeper, zooming into it goes on. */
const MAX_ROWS = 1024;
/** A deeper focus stops here: with the rows below, depths fit the answer's 16 bits. */
const MAX_FOCUS_DEPTH = 60_000;

export const ROOT_NAME = 'root';

export interface LayoutQuestion {
  readonly sampleType: number;
  readonly focus: FlameNode;
  readonly widthPx: Px;
  readonly minPx: Px;
  /** Siblings; absent: by width. */
  readonly order?: 'width' | 'name';
}

interface Placed {
  readonly range: StackRange;
  /** 0…1 of the focus's width. */
  readonly x: number;
  readonly width: number;
}

/** A focus that is not in this profile (an old link) is taken for the root. */
export function layoutFlame(ranges: StackRanges, kinds: FrameKinds, sums: RunSums, grandTotal: number, question: LayoutQuestion): FlameLayout {
  const path = (ranges.path(question.focus) ?? [ranges.root]).slice(0, MAX_FOCUS_DEPTH + 1);
  const focus = path[path.length - 1];
  const drawn = new DrawnBoxes(ranges, kinds, sums);
  for (const range of path) drawn.add({ range, x: 0, width: 1 });

  const whole = sums.size(focus.low, focus.high);
  const leastWidth = question.widthPx > 0 ? question.minPx / question.widthPx : 1;
  let hidden = 0;
  let level: Placed[] = whole > 0 ? [{ range: focus, x: 0, width: 1 }] : [];
  while (level.length > 0) {
    const below: Placed[] = [];
    for (const parent of level) {
      const children: { range: StackRange; width: number }[] = [];
      ranges.eachChild(parent.range, (range) => {
        const width = sums.size(range.low, range.high) / whole;
        if (width === 0) return;
        if (width < leastWidth || range.depth - focus.depth > MAX_ROWS) hidden++;
        else children.push({ range, width });
      });
      // Stable: equals stay in order of first appearance.
      if (question.order === 'name') children.sort((a, b) => compareAsGo(nameOf(a.range, ranges, kinds), nameOf(b.range, ranges, kinds)));
      else children.sort((a, b) => b.width - a.width);
      const selfEnd = ranges.selfEnd(parent.range);
      let x = parent.x + Math.abs(sums.signed(parent.range.low, selfEnd)) / whole;
      for (const { range, width } of children) {
        below.push({ range, x, width });
        x += width;
      }
    }
    for (const placed of below) drawn.add(placed);
    level = below;
  }
  return {
    sampleType: question.sampleType,
    focus: nodeOf(focus),
    ...drawn.columns(),
    breadcrumb: path.map((range) => ({
      node: nodeOf(range),
      name: nameOf(range, ranges, kinds),
      total: sums.signed(range.low, range.high),
    })),
    grandTotal,
    focusSize: whole,
    hidden,
  };
}

export function nodeOf({ depth, low }: StackRange): FlameNode {
  return { depth, sample: low };
}

function nameOf({ depth, low }: StackRange, ranges: StackRanges, kinds: FrameKinds): string {
  return depth === 0 ? ROOT_NAME : kinds.boxes[ranges.boxAt(low, depth - 1)].name;
}

/** Columns of the answer, one entry a box. */
class DrawnBoxes {
  readonly #ranges: StackRanges;
  readonly #kinds: FrameKinds;
  readonly #sums: RunSums;
  readonly #placed: Placed[] = [];
  #rows = 0;

  constructor(ranges: StackRanges, kinds: FrameKinds, sums: RunSums) {
    this.#ranges = ranges;
    this.#kinds = kinds;
    this.#sums = sums;
  }

  add(placed: Placed): void {
    this.#placed.push(placed);
    this.#rows = Math.max(this.#rows, placed.range.depth + 1);
  }

  columns(): Pick<FlameLayout, 'x' | 'width' | 'depth' | 'sample' | 'name' | 'module' | 'origin' | 'binary' | 'self' | 'total' | 'inlined' | 'names' | 'rows'> {
    const placed = this.#placed;
    const name = new Uint32Array(placed.length);
    const module = new Uint32Array(placed.length);
    const origin = new Uint8Array(placed.length);
    const binary = new Uint32Array(placed.length);
    const inlined = new Uint8Array(placed.length);
    const namePositions = new Map<string, number>();
    for (const [i, { range }] of placed.entries()) {
      const shown = nameOf(range, this.#ranges, this.#kinds);
      const position = namePositions.get(shown) ?? namePositions.size;
      namePositions.set(shown, position);
      name[i] = position;
      if (range.depth === 0) continue;
      const box = this.#kinds.boxes[this.#ranges.boxAt(range.low, range.depth - 1)];
      module[i] = box.moduleHash;
      origin[i] = box.origin;
      binary[i] = box.binaryHash;
      inlined[i] = box.inlined ? 1 : 0;
    }
    return {
      x: Float64Array.from(placed, ({ x }) => x),
      width: Float64Array.from(placed, ({ width }) => width),
      depth: Uint16Array.from(placed, ({ range }) => range.depth),
      sample: Uint32Array.from(placed, ({ range }) => range.low),
      name,
      module,
      origin,
      binary,
      self: Float64Array.from(placed, ({ range }) => this.#sums.signed(range.low, this.#ranges.selfEnd(range))),
      total: Float64Array.from(placed, ({ range }) => this.#sums.signed(range.low, range.high)),
      inlined,
      names: [...namePositions.keys()],
      rows: this.#rows,
    };
  }
}
