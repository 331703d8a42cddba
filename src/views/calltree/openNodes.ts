// What of the call tree is open, as a link says it: nodes, and runs of them that lie on the stack of one sample.
//   2-17,3_9-40   node 2-17, and nodes 3-40 to 9-40
import { nodeKey } from './treeModel.ts';

/** Links stay short: what is deeper is left out. */
const MOST_CHARACTERS = 360;
const LONGEST_RUN = 1000;

interface Run {
  readonly sample: number;
  readonly first: number;
  last: number;
}

/** `keys`: of nodeKey. */
export function openNodesText(keys: ReadonlySet<string>): string {
  const nodes = [...keys].map((key) => {
    const [depth = 0, sample = 0] = key.split('-').map(Number);
    return { depth, sample };
  });
  const runs: Run[] = [];
  for (const { depth, sample } of nodes.toSorted((a, b) => a.sample - b.sample || a.depth - b.depth)) {
    const last = runs.at(-1);
    if (last?.sample === sample && last.last === depth - 1) last.last = depth;
    else runs.push({ sample, first: depth, last: depth });
  }
  let text = '';
  for (const { sample, first, last } of runs.toSorted((a, b) => a.first - b.first || a.sample - b.sample)) {
    const said = `${text === '' ? '' : ','}${first === last ? first : `${first}_${last}`}-${sample}`;
    if (text.length + said.length > MOST_CHARACTERS) break;
    text += said;
  }
  return text;
}

/** What is malformed is left out. */
export function readOpenNodes(text: string): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const said of text.split(',')) {
    const [, first, end = first, sample] = /^([1-9]\d{0,8})(?:_([1-9]\d{0,8}))?-(0|[1-9]\d{0,9})$/.exec(said) ?? [];
    if (first === undefined) continue;
    const last = Math.min(Number(end), Number(first) + LONGEST_RUN);
    for (let depth = Number(first); depth <= last; depth++) keys.add(nodeKey({ depth, sample: Number(sample) }));
  }
  return keys;
}
