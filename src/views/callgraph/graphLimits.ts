// How much of a profile its graph shows, under pprof's own names.

export interface GraphLimits {
  readonly nodeCount: number;
  /** Of the total: nodes with less cum, calls with less weight are left out. */
  readonly nodeFraction: number;
  readonly edgeFraction: number;
}

/** pprof's. */
export const INITIAL_GRAPH_LIMITS: GraphLimits = { nodeCount: 80, nodeFraction: 0.005, edgeFraction: 0.001 };

export const NODE_COUNTS: readonly number[] = [20, 40, 80, 150, 300, 500];
export const NODE_FRACTIONS: readonly number[] = [0, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1];
export const EDGE_FRACTIONS: readonly number[] = [0, 0.001, 0.005, 0.01, 0.02, 0.05];
const MOST_NODES = 500;

/** Names and values of what is not pprof's default. */
export function encodeGraphLimits(limits: GraphLimits): readonly [string, string][] {
  const out: [string, string][] = [];
  if (limits.nodeCount !== INITIAL_GRAPH_LIMITS.nodeCount) out.push(['nodecount', String(limits.nodeCount)]);
  if (limits.nodeFraction !== INITIAL_GRAPH_LIMITS.nodeFraction) out.push(['nodefraction', String(limits.nodeFraction)]);
  if (limits.edgeFraction !== INITIAL_GRAPH_LIMITS.edgeFraction) out.push(['edgefraction', String(limits.edgeFraction)]);
  return out;
}

/** What is malformed is as if it had not been written. */
export function decodeGraphLimits(fields: URLSearchParams): GraphLimits {
  const count = fields.get('nodecount') ?? '';
  return {
    nodeCount: /^[1-9]\d{0,8}$/.test(count) ? Math.min(MOST_NODES, Number(count)) : INITIAL_GRAPH_LIMITS.nodeCount,
    nodeFraction: readFraction(fields.get('nodefraction')) ?? INITIAL_GRAPH_LIMITS.nodeFraction,
    edgeFraction: readFraction(fields.get('edgefraction')) ?? INITIAL_GRAPH_LIMITS.edgeFraction,
  };
}

function readFraction(text: string | null): number | undefined {
  const fraction = /^(?:0|1|0?\.\d{1,9})$/.test(text ?? '') ? Number(text) : undefined;
  return fraction !== undefined && fraction <= 1 ? fraction : undefined;
}
