import type { FlameNode, FlameNodeDetail } from '../../api.ts';
import type { ProfileColumns } from '../columns.ts';
import type { FrameKinds } from '../frameKinds.ts';
import type { FunctionSums } from '../top.ts';
import { nodeOf, ROOT_NAME } from './layout.ts';
import type { RunSums, StackRange, StackRanges } from './ranges.ts';

/** All about one box; undefined if it is not in this profile. */
export function describeNode(
  profile: ProfileColumns,
  ranges: StackRanges,
  kinds: FrameKinds,
  sums: RunSums,
  functionSums: FunctionSums,
  grandTotal: number,
  node: FlameNode,
): FlameNodeDetail | undefined {
  const range = ranges.path(node)?.at(-1);
  if (range === undefined) return undefined;
  const shared = {
    node: nodeOf(range),
    self: sums.signed(range.low, ranges.selfEnd(range)),
    total: sums.signed(range.low, range.high),
    grandTotal,
    samples: range.high - range.low,
  };
  if (range.depth === 0) return { ...shared, name: ROOT_NAME, file: '', line: 0, module: '', inlined: false, flat: 0, cum: shared.total };
  const box = kinds.boxes[ranges.boxAt(range.low, range.depth - 1)];
  return {
    ...shared,
    name: box.name,
    file: box.file,
    line: heaviestLine(profile, ranges, sums, range),
    module: box.module,
    inlined: box.inlined,
    flat: Number(functionSums.flat[box.row]),
    cum: Number(functionSums.cum[box.row]),
  };
}

/** A box may stand for several lines of its function: the one with the most under it. */
function heaviestLine(profile: ProfileColumns, ranges: StackRanges, sums: RunSums, { low, high, depth }: StackRange): number {
  const sizeByLine = new Map<number, number>();
  const lineAt = (position: number): number => profile.frameLine[frameAt(profile, ranges.order[position], depth - 1)];
  for (let position = low; position < high; ) {
    // Neighbours mostly stand on one line: a look-up for each of a million took most of the time.
    const line = lineAt(position);
    const runLow = position++;
    while (position < high && lineAt(position) === line) position++;
    sizeByLine.set(line, (sizeByLine.get(line) ?? 0) + sums.size(runLow, position));
  }
  let heaviest = 0;
  let most = -1;
  for (const [line, size] of sizeByLine) {
    if (size <= most) continue;
    heaviest = line;
    most = size;
  }
  return heaviest;
}

/** Frame of a sample `depth` frames below its root; it is there. */
function frameAt({ stackStart, stackLocation, frameStart }: ProfileColumns, sample: number, depth: number): number {
  let above = depth;
  for (let i = stackStart[sample + 1] - 1; i >= stackStart[sample]; i--) {
    const location = stackLocation[i];
    const frames = frameStart[location + 1] - frameStart[location];
    if (above < frames) return frameStart[location + 1] - 1 - above;
    above -= frames;
  }
  return -1;
}
