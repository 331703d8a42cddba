// The call graph in words and figures: in its boxes, on its calls, in its tooltip, for those who do not see it, and what it leaves out.
import type { CallGraph } from '../../../workers/api.ts';
import { formatCount, formatPercent, formatValue } from '../format.ts';
import { t } from '../../../language/t.ts';

/** Below the name in each box: `flat (share)`, `of cum (share)`, as pprof writes them. */
export function boxFigures({ flat, cum, grandTotal }: CallGraph, unit: string): readonly (readonly string[])[] {
  return [...flat].map((own, i) => {
    const all = cum[i] ?? 0;
    const whole = t('of {value}', { value: withShare(all, grandTotal, unit) });
    if (own === all) return [withShare(own, grandTotal, unit)];
    return own === 0 ? [`0 ${whole}`] : [withShare(own, grandTotal, unit), whole];
  });
}

/** On each call. */
export function callFigures({ edges }: CallGraph, unit: string): readonly string[] {
  return [...edges.weight].map((weight, i) => formatValue(weight, unit) + (edges.inline[i] === 1 ? ` ${t('(inline)')}` : ''));
}

export function boxInWords(graph: CallGraph, node: number, unit: string): string {
  const { names, flat, cum, grandTotal, edges } = graph;
  const callers = edges.to.filter((to) => to === node).length;
  const callees = edges.from.filter((from) => from === node).length;
  return t('{name}: {flat} flat, {cum} cum; {callers, plural, one {# caller} other {# callers}}, {callees, plural, one {# callee} other {# callees}} shown', {
    name: names[node] ?? '',
    flat: withShare(flat[node] ?? 0, grandTotal, unit),
    cum: withShare(cum[node] ?? 0, grandTotal, unit),
    callers,
    callees,
  });
}

/** What trimming left out, in pprof's words. */
export function leftOutWords(graph: CallGraph, unit: string, askedNodes: number): readonly string[] {
  const { names, grandTotal, shownFlat, droppedNodes, droppedEdges, nodesOverCut, nodeCut, edgeCut, nodeCount } = graph;
  const words = [t('Showing nodes accounting for {shown}, {share} of {all} total.', { shown: formatValue(shownFlat, unit), share: share(shownFlat, grandTotal), all: formatValue(grandTotal, unit) })];
  if (droppedNodes > 0) words.push(t('{n, plural, one {Dropped {shown} node (cum <= {cut}).} other {Dropped {shown} nodes (cum <= {cut}).}}', { n: droppedNodes, shown: formatCount(droppedNodes), cut: formatValue(nodeCut, unit) }));
  if (droppedEdges > 0) words.push(t('{n, plural, one {Dropped {shown} edge (freq <= {cut}).} other {Dropped {shown} edges (freq <= {cut}).}}', { n: droppedEdges, shown: formatCount(droppedEdges), cut: formatValue(edgeCut, unit) }));
  if (names.length < nodesOverCut) words.push(t('Showing top {shown} nodes out of {all}.', { shown: formatCount(names.length), all: formatCount(nodesOverCut) }));
  if (nodeCount < askedNodes) words.push(t('With more than {nodeCount} nodes there are too many calls to draw.', { nodeCount: formatCount(nodeCount) }));
  return words;
}

export function withShare(value: number, total: number, unit: string): string {
  return value === 0 ? '0' : `${formatValue(value, unit)} (${share(value, total)})`;
}

function share(value: number, total: number): string {
  return formatPercent(total === 0 ? 0 : value / total);
}

