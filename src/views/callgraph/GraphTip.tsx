import type { ReactNode } from 'react';
import type { CallGraph } from '../../../workers/api.ts';
import type { GraphPart } from '../../charts/graph/hit.ts';
import { exactValue, formatValue } from '../format.ts';
import { withShare } from './graphWords.ts';
import { t } from '../../../language/t.ts';

interface Props {
  readonly graph: CallGraph;
  readonly part: GraphPart;
  readonly unit: string;
}

/** What the tooltip says of a box or a call. */
export function GraphTip({ graph, part, unit }: Props): ReactNode {
  if (part.part === 'edge') return <CallTip graph={graph} edge={part.index} unit={unit} />;
  const node = part.index;
  return (
    <>
      <p className="tooltip__title">{graph.names[node]}</p>
      {(graph.files[node] ?? '') !== '' && <p className="tooltip__exact">{graph.files[node]}</p>}
      <dl className="tooltip__facts">
        <dt>{t('flat')}</dt>
        <dd>{figure(graph.flat[node] ?? 0, graph.grandTotal, unit)}</dd>
        <dt>{t('cum')}</dt>
        <dd>{figure(graph.cum[node] ?? 0, graph.grandTotal, unit)}</dd>
      </dl>
      <p className="tooltip__hint">{t('Press to choose it everywhere, twice to focus on it.')}</p>
    </>
  );
}

function CallTip({ graph, edge, unit }: { readonly graph: CallGraph; readonly edge: number; readonly unit: string }): ReactNode {
  const { edges, names, cum, grandTotal } = graph;
  const weight = edges.weight[edge] ?? 0;
  const from = edges.from[edge] ?? 0;
  const to = edges.to[edge] ?? 0;
  return (
    <>
      <p className="tooltip__title">
        {names[from]} {edges.residual[edge] === 1 ? '…' : '→'} {names[to]}
      </p>
      <dl className="tooltip__facts">
        <dt>{t('passes here')}</dt>
        <dd>{figure(weight, grandTotal, unit)}</dd>
        <dt>{t('of the caller')}</dt>
        <dd>{withShare(weight, cum[from] ?? 0, unit)}</dd>
        <dt>{t('of the callee')}</dt>
        <dd>{withShare(weight, cum[to] ?? 0, unit)}</dd>
      </dl>
      {edges.residual[edge] === 1 && <p className="tooltip__hint">{t('Through functions that are not shown.')}</p>}
      {edges.inline[edge] === 1 && <p className="tooltip__hint">{t('Inlined: there is no call at run time.')}</p>}
    </>
  );
}

function figure(value: number, total: number, unit: string): ReactNode {
  const exact = exactValue(value, unit);
  return (
    <>
      {withShare(value, total, unit)} {exact !== formatValue(value, unit) && <span className="tooltip__exact">{exact}</span>}
    </>
  );
}
