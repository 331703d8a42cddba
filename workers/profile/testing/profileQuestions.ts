// For tests and the bench: every question that the page can ask of a profile, sensible ones and those of a link that is nonsense.
import type { FlameNode, ProfileOptions, ProfileQuestion } from '../../api.ts';
import { GRANULARITIES, PROFILE_EXPORTS } from '../../api.ts';

export interface Asked {
  /** A function of the profile. */
  readonly name: string;
  /** A pattern that matches some functions, and one of labels. */
  readonly pattern: string;
  readonly nodes: readonly FlameNode[];
  readonly widthPx: number;
}

const ROOT: FlameNode = { depth: 0, sample: 0 };

/** Of one sample type and one way to look at it. */
export function everyQuestion(sampleType: number, options: ProfileOptions | undefined, { name, pattern, nodes, widthPx }: Asked): readonly ProfileQuestion[] {
  const at = { sampleType, ...(options !== undefined && { options }) };
  const minPx = 0.5;
  return [
    { ...at, ask: 'reading' },
    { ...at, ask: 'top' },
    { ...at, ask: 'flame', focus: ROOT, widthPx, minPx, order: 'name' },
    { ...at, ask: 'search', pattern: '', focus: ROOT },
    ...nodes.flatMap((node): ProfileQuestion[] => [
      { ...at, ask: 'flame', focus: node, widthPx, minPx },
      { ...at, ask: 'search', pattern, focus: node },
      { ...at, ask: 'flameNode', node },
      { ...at, ask: 'sandwich', name, calleesFocus: node, callersFocus: node, widthPx, minPx },
      { ...at, ask: 'callTree', direction: 'callees', parent: node, order: 'total', from: 0, count: 100 },
      { ...at, ask: 'callTree', direction: 'callers', parent: node, order: 'name', from: 1, count: 100 },
      { ...at, ask: 'callTree', direction: 'callers', parent: node, order: 'self', from: 1e9, count: 100 },
    ]),
    { ...at, ask: 'search', pattern: 'main|(', focus: ROOT },
    { ...at, ask: 'sandwich', name: 'no such function', calleesFocus: ROOT, callersFocus: ROOT, widthPx, minPx },
    { ...at, ask: 'graph', nodeCount: 80, nodeFraction: 0.005, edgeFraction: 0.001 },
    { ...at, ask: 'graph', nodeCount: 3, nodeFraction: 0, edgeFraction: 0 },
    { ...at, ask: 'peek', pattern, most: 50 },
    { ...at, ask: 'peek', pattern: '(', most: 50 },
    { ...at, ask: 'function', name },
    { ...at, ask: 'function', name: 'no such function' },
    { ...at, ask: 'source', pattern, most: 50 },
    { ...at, ask: 'tags' },
    { ...at, ask: 'rawSamples', order: 'recorded', from: 0, count: 20 },
    { ...at, ask: 'rawSamples', order: 'value', from: 0, count: 20 },
    { ...at, ask: 'rawSamples', order: 'value', from: 1e9, count: 20 },
    ...PROFILE_EXPORTS.map((as): ProfileQuestion => ({ ...at, ask: 'export', as })),
    { ...at, ask: 'heap' },
    { ...at, ask: 'goroutineGroups' },
    { ...at, ask: 'deltas' },
    { ...at, ask: 'growth', own: 'own', profiles: ['base', 'nobody'] },
  ];
}

/** Each option alone, and a few together. `base`: the key of a profile that was added. */
export function everyOption({ pattern }: Pick<Asked, 'pattern'>, tag: string, base: string): readonly ProfileOptions[] {
  return [
    { focus: pattern },
    { ignore: pattern },
    { hide: pattern },
    { show: pattern },
    { showFrom: pattern },
    { pruneFrom: pattern },
    { tagFocus: tag },
    { tagFocus: `${tag}=.`, tagHide: tag },
    { tagFocus: '1b:1tb' },
    { tagIgnore: tag },
    { tagShow: tag },
    { tagHide: '.' },
    { tagRoot: `${tag},nothing` },
    { tagLeaf: tag },
    ...GRANULARITIES.map((granularity) => ({ granularity })),
    { noInlines: true },
    { allFrames: true },
    { mean: true },
    { relativePercentages: true, focus: pattern },
    { dropNegative: true },
    { base: { profile: base, how: 'base', normalize: false } },
    { base: { profile: base, how: 'diff_base', normalize: true } },
    { base: { profile: 'nobody', how: 'base', normalize: false } },
    { focus: '(', ignore: '[', hide: '(?=x)', show: 'a**', tagFocus: '(', tagRoot: ',,' },
    { focus: 'nothing has this name' },
    { hide: '.' },
    { granularity: 'lines', noInlines: true, mean: true, tagRoot: tag, base: { profile: base, how: 'diff_base', normalize: false } },
  ];
}
